"""Mentions: typed stand-off annotations on a document.

Every mention has ``spans``, its pieces in ascending order; offsets are code points of the document's text. Extractors
make them, later extractors read them, ``timeline annotate`` writes them.
"""

import enum
from collections.abc import Iterable
from typing import ClassVar

import attrs

from timeline.model.certainty import Level, Polarity
from timeline.model.figure import Figure
from timeline.model.layer import SpanLayer
from timeline.model.span import Span, Spans, pieces
from timeline.model.when import When


@enum.unique
class TimexType(enum.Enum):
    """The types of TIMEX3 (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@enum.unique
class CueClass(enum.Enum):
    """What kind of attitude an attribution's cue expresses."""

    SPEECH = "speech"
    BELIEF = "belief"
    INTENTION = "intention"


@enum.unique
class Mode(enum.Enum):
    """How a claim stands in its document: in quotation marks, told, both, or in the document's own voice."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"
    NARRATED = "narrated"


def _spans(value: Iterable[Iterable[int]]) -> Spans:
    return pieces(value)


@attrs.frozen(slots=True, kw_only=True)
class Mention:
    """What all mentions have. ``layer`` is the name of the layer that they form."""

    layer: ClassVar[str] = ""
    spans: Spans = attrs.field(converter=_spans)

    @property
    def start(self) -> int:
        """Offset of the first character."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last character."""
        return self.spans[-1][1]


@attrs.frozen(slots=True, kw_only=True)
class TimeMention(Mention):
    """A temporal expression with its TIMEX3 normalisation and the interval that it means.

    ``value`` and ``mod`` are those of TIMEX3, ``about`` is None where the expression names no place on the calendar (a
    bare duration). ``signal`` is the span of the word that changes the interval ("since", "until", "before"), ``form``
    what the words say before any calendar is consulted, in short words; None where the extractor keeps none.
    """

    layer: ClassVar[str] = "time"
    type: TimexType
    value: str
    mod: str | None = None
    about: When | None = None
    signal: Span | None = None
    form: str | None = None


@attrs.frozen(slots=True, kw_only=True)
class AttributionMention(Mention):
    """Someone says, believes or wants something.

    ``spans`` cover the cue, and where there is none ("Pat Caddell: ...") the punctuation that stands for it; ``source``
    is empty where the source is not named ("reportedly"). ``precision`` is how often this form of cue is one (0 to 1).
    """

    layer: ClassVar[str] = "attribution"
    source: Spans = attrs.field(converter=_spans)
    content: Spans = attrs.field(converter=_spans)
    cue_class: CueClass = CueClass.SPEECH
    mode: Mode = Mode.INDIRECT
    precision: float = 1.0
    rule: str = ""


@attrs.frozen(slots=True, kw_only=True)
class FigureMention(Mention):
    """A quantity in the text; ``figure.spans`` are the mention's own."""

    layer: ClassVar[str] = "figure"
    figure: Figure
    rule: str = ""


@attrs.frozen(slots=True, kw_only=True)
class CertaintyMention(Mention):
    """A cue that changes how sure, or whether, the predicates in ``scope`` are. ``spans`` cover the cue."""

    layer: ClassVar[str] = "certainty"
    level: Level
    polarity: Polarity = Polarity.POSITIVE
    reported: bool = False
    scope: Spans = attrs.field(converter=_spans)
    rule: str = ""


@attrs.frozen(slots=True, kw_only=True)
class PlaceMention(Mention):
    """A place by name; ``name`` is the form it is filed under."""

    layer: ClassVar[str] = "place"
    name: str
    kind: str | None = None


@attrs.frozen(slots=True, kw_only=True)
class ActorMention(Mention):
    """A person, a body or a role that acts; ``name`` is the form it is filed under."""

    layer: ClassVar[str] = "actor"
    name: str
    kind: str | None = None


@attrs.frozen(slots=True, kw_only=True)
class FactMention(Mention):
    """A small typed fact (``timeline.model.claim.Attribute``), which the claim that has all of ``spans`` will hold."""

    layer: ClassVar[str] = "fact"
    kind: str
    value: str
    of: str | None = None


class Segments(SpanLayer):
    """A layer of bare spans: sentences, tokens."""

    __slots__ = ()
