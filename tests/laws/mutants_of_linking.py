"""Mutants of linking; see ``mutants`` for how they are run."""

from tests.laws.mutants import Mutant

_ROWS, _EVENTS, _COMPONENTS, _VOTES, _RELATIONS, _CHAINS, _SERIES, _MOVES, _STORIES, _ORIGINS = (
    f"timeline.linking.{name}"
    for name in (
        "rows",
        "events",
        "components",
        "votes",
        "relations",
        "chains",
        "series",
        "moves",
        "stories",
        "origins",
    )
)


def _link(law: str, module: str, name: str, old: str, new: str) -> Mutant:
    return Mutant(name, f"test_linking_laws:test_{law}", module, old, new)


MUTANTS = (
    _link(
        "a_chronology_is_a_pure_function_of_the_merged_set",
        *("timeline.model.timeline", "documents stand as they come"),
        "for document in sorted(value, key=lambda document: document.id)",
        "for document in value",
    ),
    _link(
        "a_chronology_read_from_its_file_is_the_same",
        *("timeline.codec.times", "a file forgets what is approximate"),
        '"edtf": expression,',
        '"edtf": expression.rstrip("~"),',
    ),
    _link(
        "events_are_a_partition_of_what_deserves_a_row",
        *(_ROWS, "comment gets rows"),
        "(everything or claim.grounds)",
        "True",
    ),
    _link(
        "what_is_retracted_is_in_no_row",
        *(_ROWS, "what is retracted keeps its row"),
        " and claim.id not in decided.hidden",
        "",
    ),
    _link(
        "what_a_person_decides_of_rows_holds",
        *(_COMPONENTS, "a link joins what a person keeps apart"),
        "        if b in self._apart.get(a, ()):\n            return True",
        "        if False:\n            return True",
    ),
    _link(
        "events_are_named_and_ordered_by_content",
        *(_EVENTS, "an event is named after its first claim"),
        "id=min(claim.id for claim in claims)",
        "id=claims[0].id",
    ),
    _link(
        "events_are_named_and_ordered_by_content",
        *(_EVENTS, "events are ordered by their names"),
        "(said, about, event.id) if by_said else (about, said, event.id)",
        "(event.id,)",
    ),
    _link(
        "an_event_is_about_what_its_claims_are_about",
        *(_EVENTS, "the first claim's time stands for all"),
        "return narrow, True",
        "return times[0], True",
    ),
    _link(
        "an_event_is_about_what_its_claims_are_about",
        *(_EVENTS, "the last claim's time stands for all that disagree"),
        "wide = hull(wide, time)",
        "wide = time",
    ),
    _link(
        "no_event_holds_what_contradicts_in_time_or_place",
        *(_VOTES, "likeness is enough"),
        "return not _apart(self.time, window, self.gap) and all(",
        "return True or all(",
    ),
    _link(
        "no_event_holds_what_contradicts_in_time_or_place",
        *(_VOTES, "a group forgets when it ended"),
        "hi = b_hi if a_hi is None else a_hi if b_hi is None else min(a_hi, b_hi)",
        "hi = None",
    ),
    _link(
        "relations_stand_between_two_rows_and_carry_their_reason",
        *(_RELATIONS, "relations lose their reason"),
        "(link.first, link.second), link.reason, link.score",
        '(link.first, link.second), "", link.score',
    ),
    _link(
        "revises_is_a_strict_partial_order",
        *(_RELATIONS, "revisions run in circles"),
        " or spoken(rows[link.first]) < spoken(rows[link.second])",
        " or True",
    ),
    _link(
        "revises_is_a_strict_partial_order",
        *(_RELATIONS, "the earlier may revise the later"),
        "if not before(rows[link.second].said, rows[link.first].said)",
        "",
    ),
    _link(
        "series_hold_each_figure_once",
        *(_SERIES, "lone figures are no series"),
        " or chain[0].figure.measure is not None",
        "",
    ),
    _link(
        "series_run_in_the_order_of_speech_and_mix_no_measures",
        *(_SERIES, "series run in the order of events"),
        "(said(item.row), item.row.index, item.place)",
        "(item.row.index, item.place)",
    ),
    _link(
        "series_run_in_the_order_of_speech_and_mix_no_measures",
        *(_CHAINS, "killed and missing are one"),
        "return figure.measure, counted,",
        "return None, counted,",
    ),
    _link(
        "the_range_of_a_series_holds_all_its_figures",
        *(_SERIES, "the range is that of most origins"),
        "low=spread.low,",
        "low=chosen.low,",
    ),
    _link(
        "the_moves_of_a_series_lead_from_its_items_to_later_ones",
        *(_MOVES, "what is said at one time moves"),
        "if old and when_key(old.row.claim.said) != when_key(new.row.claim.said):",
        "if old:",
    ),
    _link(
        "hindsight_lies_above_all_that_was_said_later",
        *(_MOVES, "whatever is high is hindsight"),
        "if peak is None or peak >= level or peak > _level(told[-1].figure):",
        "if peak is None:",
    ),
    _link(
        "hindsight_lies_above_all_that_was_said_later",
        *(_SERIES, "what was hardly known counts"),
        "[item for item in items if item.key not in suspects]",
        "items",
    ),
    _link(
        "stories_are_a_partition_that_no_order_changes",
        *(_STORIES, "documents are read as they come"),
        "by_id = sorted(documents, key=lambda document: document.id)",
        "by_id = list(documents)",
    ),
    _link(
        "stories_are_a_partition_that_no_order_changes",
        *(_STORIES, "a joined story stays in two places"),
        "members[b] = []",
        "pass",
    ),
    _link(
        "copies_of_one_wire_count_as_one_origin",
        *(_ORIGINS, "only what is short is a copy"),
        "alone = len(words) < settings.short_text",
        "alone = len(words) >= settings.short_text",
    ),
    _link(
        "copies_of_one_wire_count_as_one_origin",
        *(_ORIGINS, "only equal texts are copies"),
        ">= near:",
        "> 1:",
    ),
    _link(
        "a_copy_never_adds_an_origin",
        *(_ORIGINS, "each publisher is an origin"),
        'groups[content + index.to_bytes(8, "big") if alone else content]',
        'groups[content + (document.publisher or "").encode()]',
    ),
    _link(
        "different_texts_of_different_papers_are_independent",
        *(_ORIGINS, "what is not known is one origin"),
        "name = spelling.get(copies.fold(source), source)",
        'name = "unknown"',
    ),
    _link(
        "a_declared_origin_stands",
        *(_ORIGINS, "declarations are not heard"),
        "if not document.origin or not document.origin.strip():",
        "if True:",
    ),
)
