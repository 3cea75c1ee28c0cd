"""From units to underspecified forms: at each unit the longest rule that matches, and what it captured."""

import re
from collections.abc import Iterator

import attrs

from timeline.model.calendar import days_in_month
from timeline.model.mention import TimexType
from timeline_plugins.extractors.time.fields import unit_of
from timeline_plugins.extractors.time.form import Anchor, Form, Kind
from timeline_plugins.extractors.time.language import Language, Rule
from timeline_plugins.extractors.time.scanning import Units
from timeline_plugins.extractors.time.settings import TimeSettings

_SHARED = ("year", "month", "era", "unit", "years", "noon")
"""What one end of a range may leave to the other: "3-5 March", "from May to July 1990"."""
_FIELDS = frozenset(field.name for field in attrs.fields(Form))
_BRACKET = 7
"""Units of a bracket at most."""
_FURTHEST_ZONE = 14
"""Hours from UTC."""
_LOOK = 8
"""A rule is tried only where a trigger stands among so many units from there."""

Said = dict[str, object]


@attrs.frozen(slots=True)
class Reading:
    """A form and the units it was read from; ``pair`` says which end of a range it is (0, 1), None where of none."""

    form: Form
    first: int
    end: int
    pair: int | None = None


def readings(language: Language, units: Units, settings: TimeSettings) -> Iterator[Reading]:
    """The forms in one sentence, from left to right, none overlapping."""
    signs, count = units.signs, len(units.entries)
    rules = language.rules
    trigger, at = -1, 0
    while at < count:
        if trigger < at:
            trigger = next((i for i in range(at, count) if units.entries[i].trigger), -1)
            if trigger < 0:
                return
        candidates = rules.get(signs[at]) if trigger - at < _LOOK else None
        best, end, found = None, at, None
        for rule in candidates or ():
            matched = rule.pattern.regex.match(signs, at)
            if matched is not None and matched.end() > end:
                best, end, found = rule, matched.end(), matched
        if best is None or found is None:
            at += 1
            continue
        if best.type is not None:
            yield from _forms(units, best, found, settings)
        at = end


def with_days(units: Units, found: list[Reading]) -> list[Reading]:
    """The forms of a sentence; clock times take the day behind a bracket: "at 9 a.m. (0600 GMT) on Friday"."""
    by_first = {reading.first: reading.form for reading in found}
    rows: list[Reading] = []
    for reading in found:
        form = reading.form
        day = by_first.get(_behind_bracket(units.words, reading.end)) if form.hour is not None else None
        if day is not None and unit_of(form) == "time" and _is_day(day):
            clock = {name: getattr(form, name) for name in ("rule", "type", "hour", "minute", "second", "zone", "mod")}
            reading = attrs.evolve(reading, form=attrs.evolve(day, **clock))
        rows.append(reading)
    return rows


def _behind_bracket(words: list[str], at: int) -> int:
    """Where a date can stand, one word ("on") behind the bracket that begins or ends at a unit; -1 for no bracket."""
    near = words[at : at + _BRACKET]
    if ")" not in near or near[0] not in ("(", ")"):
        return -1
    return at + near.index(")") + 2


def _is_day(form: Form) -> bool:
    if form.hour is not None or form.part is not None:
        return False
    return unit_of(form) == "day" if form.kind is Kind.CALENDAR else form.kind is Kind.SHIFT and form.unit == "day"


def _forms(units: Units, rule: Rule, found: re.Match[str], settings: TimeSettings) -> Iterator[Reading]:
    parts: list[Said] = [{}, {}]
    for group, mention, field, name in rule.pattern.captures:
        place = found.start(group)
        if place >= 0:
            parts[mention if mention < 2 else 1][field] = units.entries[place].values[name]
    spans = [found.span(group) for group in rule.pattern.mentions] or [found.span()]
    if len(spans) == 2:
        _share(parts, rule)
    forms = [_form(rule, said, settings) for said in parts[: len(spans)]]
    for index, (form, (first, end)) in enumerate(zip(forms, spans, strict=True)):
        if form is not None:
            yield Reading(form, first, end, index if len(spans) == 2 else None)


def _share(parts: list[Said], rule: Rule) -> None:
    first, second = parts
    for here, there in ((first, second), (second, first)):
        for field in _SHARED:
            if field not in here and field in there:
                here[field] = there[field]
    years = first.get("year"), second.get("year")
    if isinstance(years[0], int) and isinstance(years[1], int):
        if years[1] < 100 <= years[0] and "era" not in second:
            second["year"] = years[0] - years[0] % 100 + years[1]
        months = first.get("month"), second.get("month")
        if isinstance(months[0], int) and isinstance(months[1], int) and months[0] > months[1]:
            first["year"] = years[1] - 1  # from November to March 1975


def _form(rule: Rule, said: Said, settings: TimeSettings) -> Form | None:
    """The form of what a rule captured; None where that is no date (30 February)."""
    said = {**rule.constants, **said}
    _clock(said)
    _days(said)
    if "numeric" in said and not _numeric(said, settings):
        return None
    if said.pop("twice", None) and isinstance(said.get("relative"), int):
        said["relative"] = 2 * said["relative"]  # type: ignore[operator]
    month, day = said.get("month"), said.get("day")
    if isinstance(month, int) and isinstance(day, int):
        year = said.get("year")
        if not 1 <= month <= 12 or day > days_in_month(year if isinstance(year, int) else 2000, month):
            return None
    kind = rule.type
    if kind is TimexType.DATE and ("hour" in said or "part" in said):
        kind = TimexType.TIME
    fields = {name: value for name, value in said.items() if name in _FIELDS}
    return Form(rule=rule.name, type=kind or TimexType.DATE, **fields)  # type: ignore[arg-type]


def _days(said: Said) -> None:
    """Ways to name a day that become one: ordinals, short weekdays, "today" inside a longer date."""
    for name, field in (
        ("weekdayshort", "weekday"),
        ("domth", "day"),
        ("dayt", "day"),
        ("monthnumber", "month"),
        ("decade3", "decade"),
        ("fall", "season"),
        ("this", "relative"),
        ("dom", "day"),
    ):
        if name in said:
            said.setdefault(field, said.pop(name))
    if "yearthen" in said:
        said.update(years=said.pop("yearthen"), anchor=Anchor.MENTIONED)
    if "dayday" in said:
        said.update(kind=Kind.SHIFT, unit="day", relative=said.pop("dayday"))
    if "sooner" in said:
        said["mod"] = "START" if said["sooner"] == -1 else "END"
    if "nth" in said and "weekday" in said:
        said["nth_unit"] = "day"


def _clock(said: Said) -> None:
    for name in ("clock", "clocknoon", "dotclock", "hhmm"):
        if name in said:
            text, _, half = str(said.pop(name)).partition(" ")
            if half:
                said["noon"] = half
            elif text.endswith("z"):
                text, said["zone"] = text[:-1], "+00:00"
            numbers = [int(part) for part in text.replace(".", ":").split(":")]
            said.update(zip(("hour", "minute", "second"), numbers, strict=False))
    if "offset" in said:
        hours, minutes, *_ = (int(part) for part in re.findall(r"\d+", f"{said.pop('offset')}:0"))
        sign = said.pop("zonesign")
        if hours <= _FURTHEST_ZONE and "zone" not in said:
            said["zone"] = f"{sign}{hours:02}:{minutes:02}"
    hour, noon = said.get("hour"), said.get("noon")
    if isinstance(hour, int) and noon in ("am", "pm") and 1 <= hour <= 12:
        said["hour"] = hour % 12 + 12 * (noon == "pm")


def _numeric(said: Said, settings: TimeSettings) -> bool:
    """Year, month and day of digits alone; False where they are no date."""
    text = str(said.pop("numeric"))
    if text.isdigit():
        parts = [int(text[:4]), int(text[4:6]), int(text[6:])]
        width = 4
    else:
        pieces = text.replace(".", "/").split("/")
        parts, width = [int(piece) for piece in pieces], len(pieces[0])
        if width < 3:
            if len(pieces[2]) not in (2, 4):
                return False
            one, other, year = parts
            if len(pieces[2]) == 2:
                year += 2000 if year < 50 else 1900
            first, second = (other, one) if settings.day_first else (one, other)
            parts = [year, first, second] if first <= 12 else [year, second, first]
    year, month, day = parts
    if width == 3 or not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        return False
    said.update(year=year, month=month, day=day)
    return True
