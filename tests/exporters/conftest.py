"""A hand-made chronology, a hostile one, and what builds them."""

import attrs
import pytest

from timeline.model import edtf
from timeline.model.certainty import Certainty, Level, Polarity
from timeline.model.chronology import Chronology, Event, Origin, Relation, RelationKind, Series, SeriesItem
from timeline.model.claim import Attribute, Claim, Cue, Entity, Ground
from timeline.model.document import Document, Provenance
from timeline.model.figure import Figure, Measure
from timeline.model.mention import Mode
from timeline.model.problem import Problem, ProblemKind
from timeline.model.span import Spans, quote
from timeline.model.timeline import Timeline
from timeline.model.when import When

HARBOUR = """Harbour fire
The mayor said several hundred people fled the harbour on Monday.
No ship was lost, a port spokesman said, and the fire may have begun in a warehouse.
Smoke still hangs over the town.
"""
BAY = """Officials said on Wednesday that at least 400 people had fled the harbour, 12 more than first thought.
"""


def spans_of(text: str, *parts: str) -> Spans:
    return tuple((text.index(part), text.index(part) + len(part)) for part in parts)


def claim(document: Document, *parts: str, **content: object) -> Claim:
    spans = spans_of(document.text, *parts)
    return Claim(document=document.id, spans=spans, text=quote(document.text, spans), **content)  # type: ignore[arg-type]


def event(number: str, *claims: Claim, about: When | None, origins: tuple[str, ...], outlets: int = 1) -> Event:
    return Event(
        id=number,
        claims=tuple(one.id for one in claims),
        lead=claims[0].id,
        about=about,
        said=claims[0].said,
        title=" ".join(claims[0].text.split()),
        origins=origins,
        outlets=outlets,
    )


@pytest.fixture
def chronology() -> Chronology:
    """Two documents, three rows (one of two claims, one undated), a claim of comment, a series, a contradiction."""
    monday, wednesday = edtf.parse("2024-03-04"), edtf.parse("2024-03-06")
    first = Document(
        id="harbour",
        text=HARBOUR,
        title="Harbour fire",
        publisher="Coast Courier",
        url="https://example.org/harbour?a=1&b=2",
        published=edtf.parse("2024-03-05~"),
        language="en",
        provenance=Provenance("in/harbour.txt", "0" * 64, "plain-text"),
    )
    second = Document(
        id="bay", text=BAY, publisher="Bay Wire", published=wednesday, retrieved=edtf.parse("2024-03-07"), language="en"
    )
    many = Figure(
        low=300,
        high=999,
        text="several hundred",
        spans=spans_of(HARBOUR, "several hundred"),
        counted="people",
        measure=Measure.DISPLACED,
    )
    at_least = Figure(
        low=400, text="at least 400", spans=spans_of(BAY, "at least 400"), counted="people", measure=Measure.DISPLACED
    )
    fled = claim(
        first,
        "several hundred people fled the harbour on Monday",
        about=monday.read_as("on Monday", "weekday before publication", "2024-03-05"),
        said=first.published,
        claimant=Entity("the mayor", spans_of(HARBOUR, "The mayor"), "role"),
        cue=Cue("said", spans_of(HARBOUR, "said")),
        mode=Mode.INDIRECT,
        figures=(many,),
        places=(Entity("the harbour", kind="place"),),
        attributes=(Attribute("clock", "dawn"),),
        grounds=(Ground.CLAIMANT,),
    )
    more = claim(
        second,
        "at least 400 people had fled the harbour, 12 more than first thought",
        about=edtf.parse("2024-03-04/2024-03-06"),
        said=wednesday,
        claimant=Entity("officials", kind="role"),
        reporter=Entity("Bay Wire"),
        figures=(at_least, Figure.exactly(12)),
        grounds=(Ground.CLAIMANT,),
    )
    lost = claim(
        first,
        "No ship was lost",
        about=edtf.parse("2024-03-05/.."),
        said=first.published,
        certainty=Certainty(polarity=Polarity.NEGATIVE, cues=("No",)),
        claimant=Entity("a port spokesman"),
        grounds=(Ground.CLAIMANT,),
    )
    begun = claim(
        first,
        "the fire may have begun in a warehouse",
        said=first.published,
        certainty=Certainty(Level.POSSIBLE, reported=True, cues=("may",)),
        grounds=(Ground.HAPPENING,),
    )
    comment = claim(first, "Smoke still hangs over the town")
    timeline = Timeline.of(
        [first, second],
        [fled, more, lost, begun, comment],
        [Problem(kind=ProblemKind.LOST, message="not a text", source="in/junk.bin", hint="name a reader")],
    )
    return Chronology(
        timeline=timeline,
        events=(
            event("e1", fled, more, about=monday, origins=("Coast Courier", "Bay Wire"), outlets=2),
            event("e2", lost, about=lost.about, origins=("Coast Courier",)),
            event("e3", begun, about=None, origins=("Coast Courier",)),
        ),
        relations=(
            Relation(RelationKind.CONTRADICTS, (fled.id, lost.id), "a made-up reason", 0.5),
            Relation(RelationKind.REVISES, (fled.id, more.id), "300-999, then 400 or more", 0.9),
        ),
        series=(
            Series(
                id="s1",
                event="e1",
                measure=Measure.DISPLACED,
                counted="people",
                items=(SeriesItem(fled.id, 0), SeriesItem(more.id, 0)),
                rule="range",
                low=300,
                best=None,
                high=999,
                views={"first": many},
            ),
        ),
        origins={"harbour": Origin("Coast Courier", "its publisher"), "bay": Origin("Bay Wire", "its publisher")},
        problems=timeline.problems,
    )


PAYLOADS = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "<a href=javascript:alert(1)>x</a>",
    "<!-- ]]> <![CDATA[",
    "&lt;script&gt; &#60;b&#62;",
    '=HYPERLINK("http://example.org","x")',
    "+1+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1,1)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "'=1+1",
    "＝1+1",
    "a, b; c\r\nd",
    "| cell | cell |",
    "# head\n\n- item\n```\ncode",
    "[x](javascript:alert(1)) ![y](http://example.org/p.png) <http://example.org>",
    "https://example.org/ www.example.org a@example.org",
    "one \u202e two \u2066 three",
    "nul \0 escape \x1b[31m bell \x07",
    "\ud800 lone",
    "e" + "\u0301" * 40,
    "\U0001f3f4\U000e0067\U000e0062\U000e007f",
)


@pytest.fixture
def hostile() -> Chronology:
    """Payloads as quotations and in every text of the model."""
    text = "".join(f"{number}: {payload} .\r\n" for number, payload in enumerate(PAYLOADS))
    document = Document(
        id=PAYLOADS[3],
        text=text,
        title=PAYLOADS[0],
        publisher=PAYLOADS[1],
        url=PAYLOADS[5],
        language='en" onload="alert(1)',
        origin=PAYLOADS[2],
        part=PAYLOADS[4],
        provenance=Provenance(PAYLOADS[0], PAYLOADS[1], PAYLOADS[2]),
    )
    claims = []
    for number, payload in enumerate(PAYLOADS):
        at = text.index(f"{number}: {payload} .") + len(f"{number}: ")
        entity = Entity(payload, kind=payload)
        claims.append(
            Claim(
                document=document.id,
                spans=((at, at + len(payload)),),
                text=payload,
                about=edtf.parse("-0043-03-15").read_as(payload, payload, payload),
                claimant=entity,
                reporter=entity,
                cue=Cue(payload, ((at, at + len(payload)),)),
                certainty=Certainty(cues=(payload,)),
                figures=(Figure(low=-12, best=-7, text=payload, counted=payload, unit=payload),),
                attributes=(Attribute(payload, payload),),
                places=(entity,),
                actors=(entity,),
                incomplete=(payload,),
            )
        )
    timeline = Timeline.of(
        [document], claims, [Problem(kind=ProblemKind.LOST, message=payload, source=payload) for payload in PAYLOADS]
    )
    events = [
        attrs.evolve(event(one.id, one, about=one.about, origins=(one.text,)), title=one.text)
        for one in timeline.claims
    ]
    pair = (events[0].claims[0], events[1].claims[0])
    return Chronology(
        timeline=timeline,
        events=tuple(events),
        relations=tuple(Relation(RelationKind.DENIES, pair, payload) for payload in PAYLOADS),
        series=(
            Series(
                id="s",
                event=events[0].id,
                measure=None,
                counted=PAYLOADS[0],
                items=tuple(SeriesItem(name, 0) for name in pair),
                rule=PAYLOADS[3],
                low=None,
                best=None,
                high=None,
                views={PAYLOADS[1]: Figure.exactly(1)},
            ),
        ),
        origins={document.id: Origin(PAYLOADS[0], PAYLOADS[1])},
        problems=timeline.problems,
    )
