"""Mutants of order and of merging; see ``mutants`` for how they are run."""

from tests.laws.mutants import Mutant

_WHEN, _ORDER, _TIMELINE, _CLAIM, _CHRONOLOGY, _DECISION, _VARIANTS = (
    f"timeline.model.{name}" for name in ("when", "order", "timeline", "claim", "chronology", "decision", "variants")
)
_KNOWN = "timeline.command.known"


def _order(law: str, module: str, name: str, old: str, new: str) -> Mutant:
    return Mutant(name, f"test_order_laws:test_{law}", module, old, new)


def _merge(law: str, module: str, name: str, old: str, new: str) -> Mutant:
    return Mutant(name, f"test_merge_laws:test_{law}", module, old, new)


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
        "False,\n        lo,",
        "False,\n        precision.rank if precision else 0,\n        lo,",
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
        'lo,\n        float("inf") if hi is None else hi,',
        'float("inf") if hi is None else hi,\n        lo,',
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
        "return interned(sorted(value, key=claim_key))",
        "return interned(value)",
    ),
    _order(
        "undecidable_neighbours_are_shown",
        *(_CHRONOLOGY, "neighbours are compared the wrong way round"),
        "undecided(before, time)",
        "undecided(time, before)",
    ),
)

_NEWEST = "of_several_readings_of_a_claim_the_newest_and_most_complete_is_kept"
_UNION = "_one_each(claims).values(),\n            {"

_MERGES = (
    _merge(
        "merge_is_commutative",
        *(_TIMELINE, "the last document wins"),
        "[united(same) for same in documents]",
        "[same[-1] for same in documents]",
    ),
    _merge(
        "merge_is_commutative",
        *(_TIMELINE, "the first claim wins"),
        "kept[claim.id] = preferred(claim, other)",
        "pass",
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
        *(_VARIANTS, "titles are strung together"),
        "    return attrs.evolve(first, **kept)\n",
        "    titles = {str(one.title) for one in variants}\n"
        "    return attrs.evolve(first, **{**kept, 'title': ' / '.join(sorted(titles))})\n",
    ),
    _merge(
        "variants_unite_field_by_field",
        *(_VARIANTS, "the metadata of one variant are kept whole"),
        "    return attrs.evolve(first, **kept)\n",
        "    return min(variants, key=whole)\n",
    ),
    _merge(
        "variants_unite_whatever_their_order_and_grouping",
        *(_VARIANTS, "the first retrieval in the list counts"),
        "return _ENDLESS if when.hi is None else when.hi, -_ENDLESS if when.lo is None else when.lo, whole(when)",
        "return 0, 0, ''",
    ),
    _merge(
        "what_was_seen_by_a_day_stays_seen",
        *(_VARIANTS, "the retrieval that may have begun first counts"),
        "return _ENDLESS if when.hi is None else when.hi, -_ENDLESS if when.lo is None else when.lo, whole(when)",
        "return -_ENDLESS if when.lo is None else when.lo, 0, whole(when)",
    ),
    _merge(
        _NEWEST,
        *(_VARIANTS, "the smaller content decides, whatever the version"),
        "if versions[0] != versions[1]:",
        "if False:",
    ),
    _merge(
        _NEWEST,
        *(_VARIANTS, "the older version wins"),
        "return one if versions[0] > versions[1] else other",
        "return one if versions[0] < versions[1] else other",
    ),
    _merge(
        _NEWEST,
        *(_VARIANTS, "versions are compared as text"),
        "versions = version_key(one.extractor.version), version_key(other.extractor.version)",
        "versions = one.extractor.version, other.extractor.version",
    ),
    _merge(
        _NEWEST,
        *(_VARIANTS, "failed layers do not count"),
        "(len(one.incomplete), whole(one)), (len(other.incomplete), whole(other))",
        "whole(one), whole(other)",
    ),
    _merge(
        _NEWEST,
        *(_VARIANTS, "readings that tie stay as they come"),
        "return one if ranks[0] <= ranks[1] else other",
        "return one if ranks[0][0] <= ranks[1][0] else other",
    ),
    _merge(
        "versions_are_ordered_by_their_numbers",
        *(_VARIANTS, "digits are compared as text"),
        "(True, len(digits), digits)",
        "(True, 0, digits)",
    ),
    _merge(
        "a_version_with_more_behind_it_is_newer",
        *(_VARIANTS, "only the first number of a version counts"),
        "_RUN.findall(version)",
        "_RUN.findall(version)[:1]",
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
        "if claim.document in suffixes:\n",
        "if False:\n",
    ),
    _merge(
        "retraction_reaches_only_what_it_names",
        *(_DECISION, "a retraction takes all of a document"),
        "hidden.update(named)",
        "hidden.update(one.id for one in claims.values() if one.document in {claims[name].document for name in named})",
    ),
    _merge(
        "a_decision_finds_its_claim_by_its_words",
        *(_TIMELINE, "ids alone count"),
        "known |= found_again(self.decisions, self.claims, known.keys(), sources)",
        "pass",
    ),
    _merge(
        "decisions_count_whatever_their_order",
        *(_DECISION, "the last one in the file counts"),
        "in sorted(decisions, key=lambda one: (one.date, one.kind is DecisionKind.DIFFERENT, one)):",
        "in decisions:",
    ),
    _merge(
        "corrections_change_what_is_shown_alone",
        *(_DECISION, "a correction changes the id"),
        "claim = claim.shown_as(FIELDS[decision.field].change(claim, value))",
        "claim = attrs.evolve(claim, **FIELDS[decision.field].change(claim, value))",
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
        "what_is_said_of_a_day_stays_true",
        *(_KNOWN, "the whole timeline is said to be of that day"),
        "a part of this timeline is as",
        "this timeline is as",
    ),
    _merge(
        "what_is_said_of_a_day_stays_true",
        *(_KNOWN, "undecided claims are counted twice"),
        "len(of.claims) - len(known.claims) - len(undecided)",
        "len(of.claims) - len(known.claims)",
    ),
    _merge(
        "what_is_said_of_a_day_stays_true",
        *(_KNOWN, "a note names a document, which another text may displace"),
        'kind=ProblemKind.SKIPPED,\n            message=f"left out',
        'kind=ProblemKind.SKIPPED,\n            document=claim.document,\n            message=f"left out',
    ),
    _merge(
        "merging_days_is_a_union",
        *(_TIMELINE, "only the first part says of which day it is"),
        "for part in parts for problem in part.problems",
        "for part in parts[:1] for problem in part.problems",
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
        "marking_a_claim_is_evolving_it",
        *(_CLAIM, "marks can be made and not taken away"),
        "if value is not None})",
        "if value})",
    ),
    _merge(
        "equal_values_have_one_canonical_form",
        *(_CLAIM, "members of an enumeration look alike"),
        "return value.value",
        "return type(value).__name__",
    ),
)

MUTANTS = (*_ORDERS, *_MERGES)
