"""The mutants: for each law at least one edit that must break it. See ``mutants`` for how they are run."""

from tests.laws.mutants import Mutant

LAW_MODULES = ("test_time_laws", "test_order_laws", "test_merge_laws")

_CALENDAR, _WHEN, _ALLEN, _EDTF, _ORDER, _TIMELINE, _CLAIM, _CHRONOLOGY = (
    f"timeline.model.{name}"
    for name in ("calendar", "when", "allen", "edtf", "order", "timeline", "claim", "chronology")
)
_BEFORE = "a.hi is not None and b.lo is not None and a.hi <= b.lo"
_KNOWN = "None not in (a.lo, a.hi, b.lo, b.hi)"


def _time(law: str, module: str, name: str, old: str, new: str, raises: type[Exception] = AssertionError) -> Mutant:
    return Mutant(name, f"test_time_laws:test_{law}", module, old, new, raises)


def _order(law: str, module: str, name: str, old: str, new: str) -> Mutant:
    return Mutant(name, f"test_order_laws:test_{law}", module, old, new)


def _merge(law: str, module: str, name: str, old: str, new: str) -> Mutant:
    return Mutant(name, f"test_merge_laws:test_{law}", module, old, new)


_TIME = (
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
        "narrowing_a_bound_never_widens_its_outer_bounds",
        *(_WHEN, "the shorter a window the further it is widened"),
        "return shift(start, -1, self.precision)",
        "return start - 10**12 // (self.latest - self.earliest)",
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
        "max(a.earliest, b.earliest), min(a.latest, b.latest)",
        "max(a.earliest, b.earliest), max(a.latest, b.latest)",
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
        "max(a.earliest, b.earliest), min(a.latest, b.latest)",
        "max(a.earliest, b.earliest), min(a.latest, b.latest) - 1",
    ),
    _time(
        "hull_is_a_semilattice",
        *(_WHEN, "a hull ends with the second time"),
        "max(a.latest, b.latest)",
        "max(min(a.earliest, b.earliest) + 1, b.latest)",
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
        "if not _four_digits(civil(bound.earliest + (bound.zone or 0) * MINUTE)[0]):",
        "if False:",
        ValueError,
    ),
    _time(
        "format_encloses_what_is_stated",
        *(_EDTF, "the last day is cut off"),
        "attrs.evolve(bound, earliest=shift(bound.latest, -1, unit), precision=unit)",
        "attrs.evolve(bound, earliest=shift(bound.latest, -2, unit), latest=shift(bound.latest, -1, unit), "
        "precision=unit)",
    ),
    _time(
        "parse_refuses_with_its_own_error_only",
        *(_EDTF, "reversed intervals are not caught"),
        "    except ValueError:",
        "    except EDTFError:",
        ValueError,
    ),
    _time(
        "some_relation_is_always_possible",
        *(_ALLEN, "ends are inclusive"),
        "(side.lo + 1, side.hi) if is_end",
        "(side.lo, side.hi - 1) if is_end",
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
        "(side.lo + 1, side.hi) if is_end",
        "(side.lo + 1, side.hi + 1) if is_end",
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

_KEY = "return (first, second, claim.document, claim.spans, claim.id)"

_ORDERS = (
    _order(
        "order_is_permutation_invariant",
        *(_ORDER, "a key without a tie-break"),
        _KEY,
        "return (first, second, claim.document, claim.spans)",
    ),
    _order(
        "order_is_idempotent",
        *(_ORDER, "a key that counts its calls down"),
        _KEY,
        'claim_key.calls = getattr(claim_key, "calls", 0) - 1\n    return (claim_key.calls, claim.id)',
    ),
    _order(
        "order_extends_certainly_before",
        *(_ORDER, "sorting by the date of publication"),
        "(said, about) if by_said else (about, said)",
        "(said, about)",
    ),
    _order(
        "order_extends_certainly_before",
        *(_ORDER, "precision comes before time"),
        'False,\n        float("-inf") if lo is None else lo,',
        'False,\n        precision.rank if precision else 0,\n        float("-inf") if lo is None else lo,',
    ),
    _order(
        "order_is_total",
        *(_ORDER, "the quotation breaks ties"),
        _KEY,
        "return (first, second, claim.document, claim.spans, claim.text)",
    ),
    _order(
        "order_looks_at_content_alone",
        *(_ORDER, "the extractor's version counts"),
        _KEY,
        "return (first, second, claim.document, claim.spans, claim.extractor.version, claim.id)",
    ),
    _order(
        "order_is_stable_on_subsets",
        *(_ORDER, "a key that counts its calls"),
        _KEY,
        'claim_key.calls = getattr(claim_key, "calls", 0) + 1\n    return (claim_key.calls % 2, claim.id)',
    ),
    _order(
        "order_is_start_first_and_undated_last",
        *(_ORDER, "sorting by end"),
        'float("-inf") if lo is None else lo,\n        float("inf") if hi is None else hi,',
        'float("inf") if hi is None else hi,\n        float("-inf") if lo is None else lo,',
    ),
    _order(
        "order_is_start_first_and_undated_last",
        *(_ORDER, "undated claims come where 1970 is"),
        "_UNDATED: Key = (True, 0, 0, 0)",
        "_UNDATED: Key = (False, 0, 0, 0)",
    ),
    _order(
        "timelines_keep_the_order",
        *(_TIMELINE, "claims stand as they come"),
        "return tuple(sorted(value, key=claim_key))",
        "return tuple(value)",
    ),
    _order(
        "undecidable_neighbours_are_shown",
        *(_CHRONOLOGY, "neighbours are compared the wrong way round"),
        "undecided(before, time)",
        "undecided(time, before)",
    ),
)

_UNION = "_one_each(claims).values(),\n            {"

_MERGES = (
    _merge(
        "merge_is_commutative",
        *(_TIMELINE, "the last document wins"),
        "min(same, key=_full) if len(same) > 1 else same[0]",
        "same[-1]",
    ),
    _merge(
        "merge_is_commutative",
        *(_TIMELINE, "the first claim wins"),
        "if other is not claim and _full(claim) < _full(other):",
        "if False:",
    ),
    _merge(
        "batch_equals_stream",
        *(_TIMELINE, "texts that give way are numbered"),
        "for text_hash in sorted(texts)[1:]:\n            new = moved[name, text_hash] = name + _suffix(text_hash)",
        "for rank, text_hash in list(enumerate(sorted(texts)))[1:]:\n"
        '            new = moved[name, text_hash] = f"{name}~{rank}"',
    ),
    _merge(
        "merge_is_associative",
        *(_TIMELINE, "a problem names the text that stays"),
        "_two_texts(name, new) for (name, _), new",
        "_two_texts(f'{name} ({min(variants[name])[:4]})', new) for (name, _), new",
    ),
    _merge(
        "merge_is_idempotent",
        *(_TIMELINE, "claims are listed and not united"),
        _UNION,
        "claims,\n            {",
    ),
    _merge(
        "merge_has_an_identity",
        *(_TIMELINE, "the first part's problems are dropped"),
        "for part in parts for problem in part.problems",
        "for part in parts[1:] for problem in part.problems",
    ),
    _merge(
        "batch_equals_stream",
        *(_TIMELINE, "the last decisions win"),
        "for part in parts for decision in part.decisions",
        "for part in parts[-1:] for decision in part.decisions",
    ),
    _merge(
        "merge_loses_nothing",
        *(_TIMELINE, "a text is moved onto another"),
        "            pending.append(new)\n",
        "",
    ),
    _merge(
        "merge_invents_nothing",
        *(_TIMELINE, "metadata are mixed"),
        "min(same, key=_full) if len(same) > 1 else same[0]",
        "attrs.evolve(min(same, key=_full), title=' / '.join(sorted({str(one.title) for one in same})))",
    ),
    _merge(
        "every_span_in_the_result_exists_in_an_input",
        *(_TIMELINE, "claims do not follow their document"),
        "else attrs.evolve(claim, document=new_names[claim.document])",
        "else claim",
    ),
    _merge(
        "of_several_texts_the_one_with_the_smallest_hash_keeps_the_id",
        *(_TIMELINE, "the largest hash keeps the id"),
        "sorted(texts)[1:]",
        "sorted(texts, reverse=True)[1:]",
    ),
    _merge(
        "retraction_is_an_added_fact",
        *(_TIMELINE, "what is retracted is removed"),
        _UNION,
        "[claim for claim in _one_each(claims).values() if not any("
        "claim.id in decision.claims for part in parts for decision in part.decisions)],\n            {",
    ),
    _merge(
        "retraction_outlives_a_merge",
        *(_TIMELINE, "decisions do not follow their claims"),
        "        if not named:\n            return named\n",
        "        return named\n",
    ),
    _merge(
        "retraction_reaches_only_what_it_names",
        *(_TIMELINE, "a retraction takes all of a renamed document"),
        "and not named.isdisjoint(_former_ids(claim, suffixes[claim.document]))",
        "",
    ),
    _merge(
        "as_of_divides_the_claims",
        *(_TIMELINE, "what was said later is undecided"),
        "elif lo is None or lo < day.hi:",
        "else:",
    ),
    _merge(
        "as_of_divides_the_claims",
        *(_TIMELINE, "what was perhaps said is known"),
        "if hi is not None and hi <= day.hi:",
        "if lo is not None and lo < day.hi:",
    ),
    _merge(
        "what_is_known_grows_with_time",
        *(_TIMELINE, "known only before the day began"),
        "if hi is not None and hi <= day.hi:",
        "if hi is not None and day.lo is not None and hi <= day.lo:",
    ),
    _merge(
        "claim_ids_depend_on_content_only",
        *(_CLAIM, "the mode is not hashed"),
        '("id", "extractor", "incomplete", "grounds")',
        '("id", "mode", "extractor", "incomplete", "grounds")',
    ),
    _merge(
        "claim_ids_do_not_depend_on_how_a_claim_was_read",
        *(_CLAIM, "the extractor is hashed"),
        '("id", "extractor", "incomplete", "grounds")',
        '("id", "incomplete", "grounds")',
    ),
    _merge(
        "claim_ids_do_not_depend_on_how_a_claim_was_read",
        *(_WHEN, "the rule is content"),
        "rule: str | None = attrs.field(default=None, eq=False)",
        "rule: str | None = attrs.field(default=None)",
    ),
    _merge(
        "equal_values_have_one_canonical_form",
        *(_CLAIM, "members of an enumeration look alike"),
        "return value.value",
        "return type(value).__name__",
    ),
)

MUTANTS = (*_TIME, *_ORDERS, *_MERGES)
