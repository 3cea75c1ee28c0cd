"""Hypothesis strategies for the values of the model, for the tests of this project and of plugins.

All are functions that return a strategy. Small values and collisions are frequent on purpose: dates that touch or
overlap, several documents with one id, figures that are equal. The extremes occur too: years before 1 and beyond 9999,
texts from all of Unicode. Lone surrogates are no characters and do not occur.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import cache
from typing import TypeVar

import attrs
from hypothesis import strategies as st

from timeline.model.certainty import Certainty, Level, Polarity
from timeline.model.claim import Attribute, Claim, Cue, Entity, Ground, Maker
from timeline.model.decision import Decision, DecisionKind
from timeline.model.document import DateCandidate, Document, Provenance
from timeline.model.figure import Accumulation, Figure, Number, number
from timeline.model.measure import MEASURES, Measure
from timeline.model.mention import (
    ActorMention,
    AttributionMention,
    CertaintyMention,
    CueClass,
    FigureMention,
    Mention,
    Mode,
    PlaceMention,
    TimeMention,
    TimexType,
)
from timeline.model.problem import Problem, ProblemKind
from timeline.model.span import Span, Spans, quote
from timeline.model.timeline import Timeline
from timeline.model.when import When
from timeline.testing.times import (
    bounds,
    edtf_texts,
    instants,
    limits,
    narrower,
    precisions,
    qualifiers,
    readings,
    sides,
    when_pairs,
    whens,
    zones,
)

__all__ = [
    "SHORT_TEXTS",
    "WORDS",
    "bounds",
    "certainties",
    "characters",
    "claims",
    "decisions",
    "documents",
    "edtf_texts",
    "entities",
    "figures",
    "instants",
    "limits",
    "mentions",
    "narrower",
    "numbers",
    "precisions",
    "problems",
    "qualifiers",
    "read_otherwise",
    "sides",
    "spans_of",
    "texts",
    "timelines",
    "when_pairs",
    "whens",
    "zones",
]

WORDS = (
    *("On Monday", "in May 2024", "12 people", "dozens of soldiers", "about 300", "the ministry said", "reportedly"),
    *("was killed", "may have", "denied", "Kursk", "Müller", "«", "“No,”", "…", "e\u0301", "\u200b", "İ", "ﬁ", "👩‍🚒"),
    *(".", "!\n", ",", "\t", "\r\n", " ", "\x00", "#", "[link](x)", "日本", "עברית"),
)  # fmt: skip
"""Pieces that ``texts`` strings together: the words that extractors look for, and what upsets offsets."""


# Texts and spans


@cache
def characters() -> st.SearchStrategy[str]:
    """Any character of Unicode."""
    return st.characters(exclude_categories=["Cs"])


def texts(min_size: int = 0) -> st.SearchStrategy[str]:
    """Texts of record: strings of news words, of odd characters, and any Unicode text."""
    words = st.lists(st.sampled_from(WORDS), min_size=min_size, max_size=12).map(" ".join)
    return st.one_of(words, words, st.text(characters(), min_size=min_size, max_size=60))


@st.composite
def spans_of(draw: st.DrawFn, text: str, max_pieces: int = 2) -> Spans:
    """One or more pieces of a text that is not empty."""
    wanted = 2 * draw(st.integers(1, max_pieces))
    cuts = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=wanted, unique=True))
    cuts = sorted(cuts)[: len(cuts) // 2 * 2]
    return tuple((cuts[i], cuts[i + 1]) for i in range(0, len(cuts), 2))


def _piece_of(text: str) -> st.SearchStrategy[Span]:
    return spans_of(text, 1).map(lambda spans: spans[0])


# Figures


@cache
def numbers() -> st.SearchStrategy[Number]:
    """Whole numbers, mostly small, and exact fractions."""
    fractions = st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=3)
    return st.one_of(st.integers(0, 20), st.integers(-(10**15), 10**15), fractions.map(number))


@st.composite
def figures(draw: st.DrawFn, text: str = "") -> Figure:
    """Figures of every measure; where a text is given they stand in it."""
    low, best, high = sorted(draw(st.lists(numbers(), min_size=3, max_size=3)), key=Decimal)
    shown = draw(st.sampled_from(("low", "high", "low best high", "low high", "best", "low best", "best high")))
    spans: Spans = draw(spans_of(text)) if text and draw(st.booleans()) else ()
    return Figure(
        low=low if "low" in shown else None,
        best=best if "best" in shown else None,
        high=high if "high" in shown else None,
        text=quote(text, spans),
        spans=spans,
        counted=draw(st.sampled_from((None, "people", "soldiers"))),
        measure=draw(st.one_of(st.none(), st.sampled_from([*MEASURES.values(), UNREGISTERED]))),
        unit=draw(st.sampled_from((None, "km", "USD"))),
        approximator=draw(st.sampled_from((None, "about", "at least"))),
        of=draw(_piece_of(text)) if text and draw(st.booleans()) else None,
        accumulation=draw(st.one_of(st.none(), st.sampled_from(Accumulation))),
        implicit=draw(st.booleans()),
    )


# Documents, mentions, claims


@cache
def _names() -> st.SearchStrategy[str]:
    return st.sampled_from(("Ada Lovelace", "the ministry", "Kursk", "İzmir", "reuters"))


def _optional(values: st.SearchStrategy[str]) -> st.SearchStrategy[str | None]:
    return st.one_of(st.none(), values)


def documents(
    ids: st.SearchStrategy[str] | None = None, text: st.SearchStrategy[str] | None = None
) -> st.SearchStrategy[Document]:
    """Documents of any text; ``ids`` and ``text`` say where their ids and texts are drawn from."""
    when = st.one_of(st.none(), whens())
    return st.builds(
        Document,
        id=st.text(characters(), min_size=1, max_size=8) if ids is None else ids,
        text=texts() if text is None else text,
        title=_optional(texts()),
        url=_optional(st.just("https://example.org/a?b=c")),
        publisher=_optional(_names()),
        published=when,
        candidates=st.lists(st.builds(DateCandidate, whens(), st.just("dateline")), max_size=2).map(tuple),
        retrieved=when,
        language=_optional(st.sampled_from(("en", "uk"))),
        genre=_optional(st.sampled_from(("news", "narrative"))),
        origin=_optional(_names()),
        credit=_optional(st.just("(Agency)")),
        provenance=st.one_of(st.none(), st.just(Provenance("a.txt", "0" * 64, "plain-text"))),
        part=_optional(st.just("row 1")),
    )


def entities(text: str) -> st.SearchStrategy[Entity]:
    """Somebody, something or some place; where the text is not empty it may say where it stands there."""
    spans: st.SearchStrategy[Spans] = st.one_of(st.just(()), spans_of(text)) if text else st.just(())
    return st.builds(Entity, _names(), spans, _optional(st.sampled_from(("person", "country"))))


@cache
def certainties() -> st.SearchStrategy[Certainty]:
    """Every level and polarity."""
    cues = st.lists(st.sampled_from(("may", "not", "reportedly")), max_size=2).map(tuple)
    return st.builds(Certainty, st.sampled_from(Level), st.sampled_from(Polarity), st.booleans(), cues)


@st.composite
def claims(draw: st.DrawFn, document: Document) -> Claim:
    """Claims of a document whose text is not empty; every quotation is true to the letter."""
    text = document.text
    spans, cue = draw(spans_of(text, 3)), draw(st.one_of(st.none(), spans_of(text)))
    return Claim(
        document=document.id,
        spans=spans,
        text=quote(text, spans),
        about=draw(st.one_of(st.none(), whens())),
        said=draw(st.one_of(st.none(), whens())),
        claimant=draw(st.one_of(st.none(), entities(text))),
        reporter=draw(st.one_of(st.none(), entities(text))),
        cue=None if cue is None else Cue(quote(text, cue), cue),
        mode=draw(st.sampled_from(Mode)),
        certainty=draw(certainties()),
        figures=draw(_few(figures(text), 2)),
        attributes=draw(_attributes()),
        places=draw(_few(entities(text))),
        actors=draw(_few(entities(text))),
        extractor=Maker("claims", draw(st.sampled_from("12"))),
        incomplete=draw(st.sampled_from(((), ("time",)))),
        grounds=draw(_few(st.sampled_from(Ground))),
    )


T = TypeVar("T")

UNREGISTERED = Measure("balloons-launched")
"""A measure that nobody registers: whatever takes figures must take one of it."""


def _few(values: st.SearchStrategy[T], most: int = 1) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(values, max_size=most).map(tuple)


@cache
def _attributes() -> st.SearchStrategy[tuple[Attribute, ...]]:
    return _few(st.builds(Attribute, st.just("age"), st.sampled_from(("30", "31"))))


@st.composite
def read_otherwise(draw: st.DrawFn, claim: Claim) -> Claim:
    """The same claim by another version of the extractor, and with its times read in another way; its id stays."""

    def again(when: When | None) -> When | None:
        return when and when.read_as(*draw(readings()))

    return attrs.evolve(
        claim,
        about=again(claim.about),
        said=again(claim.said),
        extractor=Maker("claims", draw(st.sampled_from("23"))),
        incomplete=draw(st.sampled_from(((), ("figure",)))),
        grounds=draw(st.sampled_from(((), (Ground.FIGURE,)))),
    )


@st.composite
def mentions(draw: st.DrawFn, text: str) -> Mention:
    """Mentions of every kind in a text that is not empty; their spans lie inside of it."""
    spans, scope = draw(spans_of(text)), draw(spans_of(text))
    precision = st.integers(0, 20).map(lambda twentieths: twentieths / 20)
    makers: Sequence[Callable[[], st.SearchStrategy[Mention]]] = (
        lambda: st.builds(
            TimeMention,
            spans=st.just(spans),
            type=st.sampled_from(TimexType),
            value=st.sampled_from(("2024-05-02", "P3W", "PAST_REF")),
            mod=_optional(st.just("APPROX")),
            about=st.one_of(st.none(), whens()),
            signal=st.one_of(st.none(), _piece_of(text)),
        ),
        lambda: st.builds(
            AttributionMention,
            spans=st.just(spans),
            source=st.one_of(st.just(()), spans_of(text)),
            content=st.just(scope),
            cue_class=st.sampled_from(CueClass),
            mode=st.sampled_from(Mode),
            precision=precision,
        ),
        lambda: figures(text).map(
            lambda figure: FigureMention(spans=spans, figure=attrs.evolve(figure, spans=spans, text=quote(text, spans)))
        ),
        lambda: st.builds(
            CertaintyMention,
            spans=st.just(spans),
            level=st.sampled_from(Level),
            polarity=st.sampled_from(Polarity),
            reported=st.booleans(),
            scope=st.just(scope),
        ),
        lambda: st.builds(PlaceMention, spans=st.just(spans), name=_names(), kind=_optional(st.just("city"))),
        lambda: st.builds(ActorMention, spans=st.just(spans), name=_names(), kind=_optional(st.just("person"))),
    )
    return draw(draw(st.sampled_from(makers))())


# Timelines


@cache
def problems() -> st.SearchStrategy[Problem]:
    """Problems of every kind."""
    return st.builds(
        Problem,
        kind=st.sampled_from(ProblemKind),
        message=st.sampled_from(("cannot be read", "no extractor understands it")),
        source=st.sampled_from(("", "a.txt")),
        document=st.sampled_from(("", "a")),
    )


def decisions(claim_ids: st.SearchStrategy[str]) -> st.SearchStrategy[Decision]:
    """Decisions of every kind on the claims with the given ids."""
    values = {"about": "2024-05-02", "claimant": "Ada", "level": "possible", "figures": "killed 12..14", "places": ""}

    def made(kind: DecisionKind, claims: list[str], field: str, author: str, date: str) -> Decision:
        if kind in (DecisionKind.SAME, DecisionKind.DIFFERENT) and len(claims) < 2:
            kind = DecisionKind.RETRACT
        field = field if kind in (DecisionKind.CORRECT, DecisionKind.WRONG) else ""
        value = values[field] if kind is DecisionKind.CORRECT else ""
        return Decision(
            kind=kind, claims=tuple(claims), author=author, date=date, reason="withdrawn", field=field, value=value
        )

    return st.builds(
        made,
        st.sampled_from(DecisionKind),
        st.lists(claim_ids, min_size=1, max_size=2, unique=True),
        st.sampled_from(sorted(values)),
        st.sampled_from(("ada", "bob")),
        st.sampled_from(("2024-05-02", "2024-05-03")),
    )


SHORT_TEXTS = ("Two men died.", "Ten men died.", "Ten men died, the ministry said on Monday.")
"""Texts of ``timelines``: few, so that documents share them."""


@cache
def _colliding_ids() -> st.SearchStrategy[str]:
    """Ids that documents share, among them those that a merge gives to a document that had to give way."""
    given = [f"a~{Document(id='', text=text).text_sha256[:12]}" for text in SHORT_TEXTS]
    return st.one_of(st.sampled_from("aab"), st.sampled_from(("a", "a", *given, given[0] + given[0][1:])))


@st.composite
def timelines(draw: st.DrawFn, max_documents: int = 3) -> Timeline:
    """Timelines of a few documents with claims, problems and decisions; two of them often share ids or texts."""
    kept = draw(st.lists(_timeline_documents(), max_size=max_documents, unique_by=lambda document: document.id))
    found: list[Claim] = []
    for document in kept:
        if document.text and draw(st.integers(0, 4)) == 4:
            found.append(draw(claims(document)))
        elif document.text:
            found += [_short_claim(document, *parts) for parts in draw(_few(_short_parts(), 2))]
    again = draw(_few(st.sampled_from(found))) if found else ()
    found += [draw(read_otherwise(claim)) for claim in again]
    ids = st.sampled_from([claim.id for claim in found] or ["0" * 32])
    return Timeline.of(kept, found, draw(_few(problems())), draw(_few(decisions(ids))))


@cache
def _timeline_documents() -> st.SearchStrategy[Document]:
    plain = st.builds(Document, id=_colliding_ids(), text=st.sampled_from(SHORT_TEXTS), title=_optional(_names()))
    rich = documents(_colliding_ids(), st.one_of(st.sampled_from(SHORT_TEXTS), texts()))
    return st.one_of(plain, plain, plain, rich)


@cache
def _short_parts() -> st.SearchStrategy[tuple[When | None, When | None, str]]:
    day = st.sampled_from((None, *(When.day(2024, 5, day) for day in (1, 2, 3))))
    return st.tuples(day, day, st.sampled_from("12"))


def _short_claim(document: Document, about: When | None, said: When | None, version: str) -> Claim:
    """One of a few claims, so that documents of one text share them."""
    spans = ((0, min(3, len(document.text))),)
    return Claim(
        document=document.id,
        spans=spans,
        text=quote(document.text, spans),
        about=about,
        said=said,
        extractor=Maker("claims", version),
    )
