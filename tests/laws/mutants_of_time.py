"""Mutants of the calendar, of times and of EDTF; see ``mutants`` for how they are run."""

from tests.laws.mutants import Mutant

_CALENDAR, _WHEN, _ALLEN, _EDTF, _ORDER = (
    f"timeline.model.{name}" for name in ("calendar", "when", "allen", "edtf", "order")
)
_BEFORE = "a.hi is not None and b.lo is not None and a.hi <= b.lo"
_END = "return None if lo is None else lo + 1, hi\n"
_KNOWN = "None not in (a.lo, a.hi, b.lo, b.hi)"


def _time(law: str, module: str, name: str, old: str, new: str, raises: type[Exception] = AssertionError) -> Mutant:
    return Mutant(name, f"test_time_laws:test_{law}", module, old, new, raises)


MUTANTS = (
    _time(
        "civil_time_and_instants_are_one_to_one",
        *(_CALENDAR, "centuries have their leap day"),
        "year_of_era // 4 - year_of_era // 100 + day_of_year",
        "year_of_era // 4 + day_of_year",
    ),
    _time(
        "calendar_agrees_with_the_standard_library",
        *(_CALENDAR, "weeks begin on Sunday"),
        "(at // DAY + 3) % 7",
        "(at // DAY + 4) % 7",
    ),
    _time(
        "units_tile_the_calendar",
        *(_CALENDAR, "years before 1 are rounded towards zero"),
        "instant(year - year % (size // 12))",
        "instant(int(year / (size // 12)) * (size // 12))",
    ),
    _time(
        "seasons_are_meteorological",
        *(_CALENDAR, "seasons are quarters"),
        "instant(year, month - month % 3)",
        "instant(year, (month - 1) // 3 * 3 + 1)",
    ),
    _time(
        "qualifiers_widen_a_bound_and_nothing_else_does",
        *(_WHEN, "a qualifier widens the beginning alone"),
        "return shift(end, 1, self.precision)",
        "return self.latest",
    ),
    _time(
        "the_known_end_of_a_half_open_bound_is_widened_like_any_other",
        *(_WHEN, "a bound without a start is not widened"),
        "if self.latest is None or not self.qualifiers",
        "if self.earliest is None or self.latest is None or not self.qualifiers",
    ),
    _time(
        "narrowing_a_bound_never_widens_its_outer_bounds",
        *(_WHEN, "the shorter a window the further it is widened"),
        "return shift(start, -1, self.precision)",
        "return start - 10**12 // ((self.latest or self.earliest + 1) - self.earliest)",
    ),
    _time(
        "widening_keeps_the_order_of_instants",
        *(_WHEN, "months are widened from the hour"),
        "floor(self.earliest, Precision.DAY) if self.precision in MONTHS else self.earliest",
        "self.earliest",
    ),
    _time(
        "certainly_before_is_irreflexive",
        *(_WHEN, "not to start later is to be before"),
        _BEFORE,
        f"{_KNOWN} and a.lo <= b.lo",
    ),
    _time(
        "certainly_before_is_asymmetric",
        *(_WHEN, "what may be before is before"),
        _BEFORE,
        f"{_KNOWN} and a.lo + 1 < b.hi",
    ),
    _time(
        "certainly_before_is_transitive",
        *(_WHEN, "a year does not matter"),
        _BEFORE,
        f"{_KNOWN} and a.hi <= b.lo + 365 * 86400",
    ),
    _time(
        "certainly_before_is_an_interval_order",
        *(_WHEN, "starts and ends earlier"),
        _BEFORE,
        f"{_KNOWN} and a.lo < b.lo and a.hi < b.hi",
    ),
    _time(
        "exactly_one_of_before_after_and_undecided_holds",
        *(_ORDER, "only equal times are undecided"),
        "not certainly_before(first, second)",
        "first == second",
    ),
    _time(
        "what_is_certain_is_possible_and_its_converse_is_not",
        *(_WHEN, "what touches may be the other way round"),
        "b.hi - a.lo >= 2",
        "b.hi - a.lo >= 0",
    ),
    _time(
        "narrowing_never_unproves_an_order",
        *(_WHEN, "the middle decides"),
        _BEFORE,
        f"{_KNOWN} and a.lo + a.hi < b.lo + b.hi",
    ),
    _time(
        "meet_is_commutative",
        *(_WHEN, "the first time's precision stays"),
        "precision = min(a.precision, b.precision)",
        "precision = a.precision",
    ),
    _time(
        "meet_is_idempotent",
        *(_WHEN, "a meet is certain"),
        "Bound(earliest, latest, precision, a.qualifiers & b.qualifiers, zone)",
        "Bound(earliest, latest, precision, NO_QUALIFIERS, zone)",
    ),
    _time(
        "meet_absorbs_hull",
        *(_WHEN, "a hull keeps only what is qualified in both"),
        "a.qualifiers | b.qualifiers",
        "a.qualifiers & b.qualifiers",
    ),
    _time(
        "meet_narrows_both",
        *(_WHEN, "a meet ends with the later end"),
        "_earlier(a.latest, b.latest)",
        "_later(a.latest, b.latest)",
    ),
    _time(
        "an_empty_meet_is_a_value",
        *(_WHEN, "an empty meet is an exception"),
        "        return Bound(earliest, latest, precision, NO_QUALIFIERS, zone)\n    return NOTHING",
        "        return Bound(earliest, latest, precision, NO_QUALIFIERS, zone)\n    raise ValueError('no meet')",
        ValueError,
    ),
    _time(
        "an_empty_meet_is_a_value",
        *(_WHEN, "an empty meet is the first time"),
        "        return Bound(earliest, latest, precision, NO_QUALIFIERS, zone)\n    return NOTHING",
        "        return Bound(earliest, latest, precision, NO_QUALIFIERS, zone)\n    return Limit.UNKNOWN",
    ),
    _time(
        "meet_loses_nothing_that_both_state",
        *(_WHEN, "windows are closed"),
        "return b if a is None else a if b is None else min(a, b)",
        "return b if a is None else a if b is None else min(a, b) - 1",
    ),
    _time(
        "hull_is_a_semilattice",
        *(_WHEN, "a hull ends with the second time"),
        "else max(a.latest, b.latest)",
        "else max((earliest or b.latest - 2) + 1, b.latest)",
    ),
    _time(
        "hull_encloses_both",
        *(_WHEN, "a hull has the finer precision"),
        "max(a.precision, b.precision)",
        "min(a.precision, b.precision)",
    ),
    _time(
        "hull_absorbs_meet_of_unqualified_times",
        *(_WHEN, "a hull closes open sides"),
        "max(a, b, key=_rank)",
        "min(a, b, key=_rank)",
    ),
    _time(
        "equality_agrees_with_hash",
        *(_WHEN, "the words are hashed and not compared"),
        "text: str | None = attrs.field(default=None, eq=False)",
        "text: str | None = attrs.field(default=None, eq=False, hash=True)",
    ),
    _time(
        "what_was_read_is_written_and_read_the_same",
        *(_EDTF, "years lose their qualifiers"),
        "return _year(year) + sign",
        "return _year(year)",
    ),
    _time(
        "what_was_read_is_written_and_read_the_same",
        *(_EDTF, "decades before 1 lose their sign"),
        "return minus + digits",
        "return digits",
    ),
    _time(
        "units_of_the_calendar_are_exact",
        *(_EDTF, "decades are not padded"),
        "{nearest // 10**width:0{4 - width}}",
        "{nearest // 10**width}",
    ),
    _time(
        "format_never_raises_and_writes_what_can_be_read",
        *(_EDTF, "clock times beyond 9999"),
        "if not _four_digits(civil(earliest + (bound.zone or 0) * MINUTE)[0]):",
        "if False:",
        ValueError,
    ),
    _time(
        "format_encloses_what_is_stated",
        *(_EDTF, "the last day is cut off"),
        "attrs.evolve(bound, earliest=shift(at, -1, unit), precision=unit)",
        "attrs.evolve(bound, earliest=shift(at, -2, unit), latest=shift(at, -1, unit), precision=unit)",
    ),
    _time(
        "parse_refuses_with_its_own_error_only",
        *(_EDTF, "reversed intervals are not caught"),
        "        return When(begin, end)\n    except ValueError:",
        "        return When(begin, end)\n    except EDTFError:",
        ValueError,
    ),
    _time(
        "some_relation_is_always_possible",
        *(_ALLEN, "ends are inclusive"),
        _END,
        "return lo, None if hi is None else hi - 1\n",
    ),
    _time(
        "relations_have_converses",
        *(_ALLEN, "a relation is its own converse"),
        "_ALL[-1 - _ALL.index(self)]",
        "_ALL[_ALL.index(self)]",
    ),
    _time(
        "relations_agree_with_certainly_before",
        *(_ALLEN, "ends run over by a second"),
        _END,
        "return None if lo is None else lo + 1, None if hi is None else hi + 1\n",
    ),
    _time(
        "relations_agree_with_possibly_before",
        *(_WHEN, "possible means likely"),
        "b.hi - a.lo >= 2",
        "b.hi - a.lo > 10**6",
    ),
    _time(
        "narrowing_leaves_fewer_relations",
        *(_ALLEN, "an open side is 1970"),
        "return None, None",
        "return 0, 0",
    ),
    _time(
        "relations_are_those_that_some_placement_shows",
        *(_ALLEN, "to overlap is to touch"),
        'Allen.OVERLAPS: ("a", "b", "A", "B")',
        'Allen.OVERLAPS: ("a", "Ab", "B")',
    ),
)
