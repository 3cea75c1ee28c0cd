"""Temporal expressions: TIMEX3 types and values, and the interval that each speaks of.

A gate finds the sentences that hold a trigger word; rules over token classes read them into underspecified forms; a
resolver places the forms by the date of publication, the dates mentioned before and the policies of the genre. Words,
rules, holidays and policies are the files of a language's folder (folders.py); a document is read in the language that
it names, in that of the settings where it names none, and not at all where there is no folder for it.

A range ("from 3 to 5 March") is two mentions, as in TIMEX3; the ``about`` of each is the whole interval, for what the
sentence tells lies in all of it, while the ``value`` is that of the mention alone.
"""

from collections.abc import Iterator

from timeline.model.mention import TimeMention
from timeline.model.span import Span
from timeline.model.when import When
from timeline.plugin.view import View
from timeline_plugins.extractors.time.anchor import Standing, published
from timeline_plugins.extractors.time.folders import language_of
from timeline_plugins.extractors.time.form import Form
from timeline_plugins.extractors.time.genre import guess
from timeline_plugins.extractors.time.interval import about, whole
from timeline_plugins.extractors.time.language import Language
from timeline_plugins.extractors.time.placing import Placed
from timeline_plugins.extractors.time.reading import Reading, readings, with_days
from timeline_plugins.extractors.time.resolver import Resolver
from timeline_plugins.extractors.time.scanning import Units, gated
from timeline_plugins.extractors.time.settings import TimeSettings

_CUE_REACH = 12
"""Units before an expression in which a word that points to the future counts."""
_PLAN_REACH = 10
"""The same for weekdays, where the plan must stand close by."""
_HEADING = 12
"""Units that a heading has at most."""
_OPENING = 3
"""Units before an expression that opens its sentence ("By the end of 1941")."""
_STOPS = frozenset(".!?;:\"'\u2019\u201d)")

Row = tuple[Units, Reading, Placed]


def extract(view: View) -> Iterator[TimeMention]:
    """The time mentions of a document, in the order of its text; needs the layers ``sentence`` and ``token``."""
    for mention, _ in explained(view):
        yield mention


def explained(view: View) -> Iterator[tuple[TimeMention, Form]]:
    """Each time mention with the underspecified form that it was resolved from."""
    settings = view.settings if isinstance(view.settings, TimeSettings) else TimeSettings()
    language = language_of(view.document.language or settings.language, settings.languages)
    if language is None:
        return
    sentences = [
        (units, with_days(units, list(readings(language, units, settings))))
        for units in gated(language, view.text, view.segments("sentence"), view.segments("token"))
    ]
    anchor = published(view.document.published)
    genre = view.document.genre or ""
    if genre not in language.policies:
        genre = guess((reading.form for _, found in sentences for reading in found), anchor)
    resolver = Resolver(language, genre, settings, anchor)
    for units, found in sentences:
        rows: list[Row] = []
        for reading in found:
            if resolver.omits(reading.form):
                continue
            after = rows[-1][2] if reading.pair == 1 and rows and rows[-1][1].pair == 0 else None
            at, lean = units.starts[reading.first], _lean(language, units, reading)
            standing = _standing(units, reading.first)
            placed = resolver.place(reading.form, at, lean=lean, after=after, standing=standing)
            rows.append((units, reading, placed))
        for index, row in enumerate(rows):
            yield _mention(view.text, language, row, _partner(rows, index)), row[1].form


def _standing(units: Units, first: int) -> Standing:
    """Where in its sentence an expression stands."""
    if first <= 1 and len(units.words) <= _HEADING and units.words[-1] not in _STOPS:
        return Standing.HEADING
    for at in range(first - 1, max(first - _PLAN_REACH, -1), -1):
        if units.words[at] in ("(", ")"):
            if units.words[at] == "(":
                return Standing.ENCLOSED
            break
    return Standing.OPENING if first <= _OPENING else Standing.WITHIN


def _lean(language: Language, units: Units, reading: Reading) -> str | None:
    """Where the words before an expression say that it lies: ``before`` or ``after`` its anchor, None for neither.

    ``ahead`` for a day of a month after a word of the future, which decides only between days that are far away.
    """
    form, first = reading.form, reading.first
    if form.weekday is not None:
        planned = _planned(language, units, first) or _plan_follows(language, units, reading)
        begun = bool(first) and units.words[first - 1] in language.lists["start cues"]
        return "after" if planned or begun or _deadline(language, units, reading) else None
    near = units.words[first - 1] if first else ""
    if near in language.lists["past cues"]:
        return "before"
    if form.day is None and (near in language.lists["due cues"] or _deadline(language, units, reading)):
        return "after"
    if form.day is not None and form.month is None:
        return None
    cues = language.lists["future cues"]
    reach = range(max(0, first - _CUE_REACH), first)
    ahead = any(units.words[at] in cues and "month" not in units.entries[at].values for at in reach)
    if form.day is not None:
        begun = near in language.lists["start cues"] | language.lists["due cues"]
        begun = begun or (first > 0 and units.entries[first - 1].values.get("signal") == "from")
        return "ahead" if ahead or begun or _deadline(language, units, reading) else None
    return "after" if ahead else None


def _deadline(language: Language, units: Units, reading: Reading) -> bool:
    """Is something to be done by a date? Not where a verb beside it tells of the past ("by Friday they had gone")."""
    first, end = reading.first, reading.end
    if not first or units.words[first - 1] not in language.lists["deadline cues"]:
        return False
    return language.lists["past verbs"].isdisjoint(units.words[max(0, first - _CUE_REACH) : end + _CUE_REACH])


def _planned(language: Language, units: Units, first: int) -> bool:
    """Does a plan stand right before a weekday? Other tenses tell nothing: most weekdays are past beside any verb."""
    cues, barriers = language.lists["weekday cues"], language.lists["weekday barriers"]
    for at in range(first - 1, max(first - _PLAN_REACH, -1), -1):
        if units.words[at] in barriers:
            return False
        if units.words[at] in cues or " ".join(units.words[max(0, at - 1) : at + 1]) in cues:
            return barriers.isdisjoint(units.words[max(0, at - 3) : at])
    return False


def _plan_follows(language: Language, units: Units, reading: Reading) -> bool:
    """Does a plan follow a weekday that opens its sentence ("On Monday the council is to meet")?"""
    cues, barriers = language.lists["weekday cues"], language.lists["weekday barriers"] - {","}
    if reading.first > 1:
        return False
    for at in range(reading.end, min(reading.end + _CUE_REACH, len(units.words))):
        if units.words[at] in barriers or units.words[at] in language.lists["past verbs"]:
            return False
        if units.words[at] in cues or " ".join(units.words[at : at + 2]) in cues:
            return True
    return False


def _partner(rows: list[Row], index: int) -> Row | None:
    """The other end of the range that a row belongs to."""
    pair = rows[index][1].pair
    if pair is None:
        return None
    other = index + 1 if pair == 0 else index - 1
    return rows[other] if 0 <= other < len(rows) and rows[other][1].pair == 1 - pair else None


def _mention(text: str, language: Language, row: Row, partner: Row | None) -> TimeMention:
    units, reading, placed = row
    span = units.starts[reading.first], units.ends[reading.end - 1]
    signal, when = None, None
    if partner is not None:
        when = whole(placed, partner[2]) if reading.pair == 0 else whole(partner[2], placed)
    if when is None:
        signal, word = _signal(language, units, reading)
        when = about(placed, word)
        if when is None or when == about(placed):
            signal = None
    return TimeMention(
        spans=(span,),
        type=placed.type,
        value=placed.value,
        mod=placed.mod,
        about=_read_as(when, text[span[0] : span[1]], reading.form, placed),
        signal=signal,
        form=str(reading.form),
    )


def _signal(language: Language, units: Units, reading: Reading) -> tuple[Span | None, str | None]:
    """The word before an expression that changes its interval, and which of them it is."""
    first, end = reading.first, reading.end
    word = units.entries[first - 1].values.get("signal") if first else None
    if word == "from":
        onward = end < len(units.words) and units.words[end] in language.lists["onward"]
        word = word if first == 1 or onward else None
    if isinstance(word, str):
        return (units.starts[first - 1], units.ends[first - 1]), word
    return None, None


def _read_as(when: When | None, words: str, form: Form, placed: Placed) -> When | None:
    if when is None:
        return None
    return when.read_as(text=" ".join(words.split()), rule=form.rule, anchor=placed.anchor)
