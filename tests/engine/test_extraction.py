"""Extractors run behind guards: what one of them does costs only itself, on that document."""

from collections.abc import Iterable, Iterator
from typing import Any, NoReturn

import attrs
import pytest

from tests.engine.plugins import LINES, PLACES, TIMES, Extract, extractor, may_fifth
from timeline.engine.extraction import Extracted, demanded, extract
from timeline.model.claim import Claim, Maker
from timeline.model.document import Document
from timeline.model.mention import Mention, PlaceMention, Segments, TimeMention
from timeline.model.problem import Problem, ProblemKind
from timeline.plugin.descriptors import Extractor
from timeline.plugin.view import View
from timeline.text.annotation import Annotation, TagSet

DOCUMENT = Document(id="d", text="Norra, 5 May\n\nTwo dams broke on 5 May.\n")


def run(*extractors: Extractor, document: Document = DOCUMENT) -> Extracted:
    return extract(document, extractors, {})


def then(extract: Extract, error: BaseException) -> Extract:
    """Yields what another extractor does, then raises."""

    def both(view: View) -> Iterator[Any]:
        yield from extract(view)
        raise error

    return both


def one(problems: Iterable[Problem]) -> Problem:
    (problem,) = problems
    return problem


def too_deep(view: View) -> Iterator[Mention]:
    return too_deep(view)


def test_layers_and_claims() -> None:
    made = run(TIMES, PLACES, LINES)
    assert [mention.spans for mention in made.mentions] == [((7, 12),), ((32, 37),), ((0, 5),)]
    assert [claim.text for claim in made.claims] == ["Norra, 5 May", "Two dams broke on 5 May."]
    assert {claim.extractor for claim in made.claims} == {Maker("lines", "1")}
    assert not made.problems


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (ValueError("no\n  luck"), "ValueError: no luck"),
        (AssertionError(), "AssertionError"),
        (SystemExit(3), "SystemExit: 3"),
        (MemoryError(), "ran out of memory"),
        (RecursionError("maximum"), "recursed too deeply"),
        (StopIteration("x"), "RuntimeError: generator raised StopIteration"),
    ],
)
def test_a_crash_drops_the_output_of_that_step_alone(error: BaseException, message: str) -> None:
    bad = extractor("bad", "time", then(may_fifth, error))
    made = run(bad, PLACES, LINES)
    assert "time" not in made.layers
    assert len(made.layers["place"] or ()) == 1
    problem = one(made.problems)
    assert (problem.kind, problem.message) == (ProblemKind.STEP, message)
    assert (problem.plugin, problem.document) == ("bad", "d")
    assert [claim.incomplete for claim in made.claims] == [("time",), ("time",)]


def test_a_real_recursion() -> None:
    assert one(run(extractor("bad", "time", too_deep)).problems).message == "recursed too deeply"


def test_ctrl_c_is_no_crash() -> None:
    with pytest.raises(KeyboardInterrupt):
        run(extractor("bad", "time", then(may_fifth, KeyboardInterrupt())))


def test_two_makers_of_a_layer_are_united_and_one_may_fail() -> None:
    other = extractor("other-times", "time", then(may_fifth, ValueError("no")))
    made = run(other, TIMES, LINES)
    assert len(made.layers["time"] or ()) == 2
    assert one(made.problems).plugin == "other-times"
    assert made.claims[0].incomplete == ("time",)


def test_what_is_built_on_a_failed_layer_is_incomplete_too() -> None:
    seen: list[frozenset[str]] = []

    def looking(view: View) -> tuple[()]:
        seen.append(view.incomplete)
        return ()

    bad = extractor("bad", "time", then(may_fifth, ValueError("no")))
    figures = extractor("figures", "figure", looking, "time")
    others = extractor("others", "other", looking)
    made = run(bad, figures, others, LINES)
    assert seen == [frozenset({"time"}), frozenset()]
    assert made.claims[0].incomplete == ("figure", "time")


def test_claims_made_before_a_crash_are_complete() -> None:
    made = run(LINES, extractor("bad", "time", then(may_fifth, ValueError("no"))))
    assert [claim.incomplete for claim in made.claims] == [(), ()]


def beyond(view: View) -> Iterator[TimeMention]:
    for mention in may_fifth(view):
        yield attrs.evolve(mention, spans=((0, len(view.text) + 1),))


def beyond_with_segments(view: View) -> Iterator[Segments]:
    yield Segments("time", [(0, len(view.text) + 1)])


def undeclared(view: View) -> Iterator[Mention]:
    yield PlaceMention(spans=((0, 5),), name="Norra")


def no_mention(view: View) -> Iterator[Any]:
    yield "Norra"


def without_spans(view: View) -> Iterator[Mention]:
    for mention in may_fifth(view):
        yield attrs.evolve(mention, spans=())


def nothing_at_all(view: View) -> Any:
    return None


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        (beyond, "ends beyond the text: (0, 40)"),
        (beyond_with_segments, "ends beyond the text: (0, 40)"),
        (undeclared, "gave the layer 'place', and makes only time"),
        (no_mention, "gave str, and makes only time"),
        (without_spans, "gave a TimeMention without spans"),
        (nothing_at_all, "'NoneType' object is not iterable"),
    ],
)
def test_output_that_does_not_hold_costs_that_step(wrong: Extract, message: str) -> None:
    made = run(extractor("bad", "time", wrong), PLACES)
    assert list(made.layers) == ["place"]
    assert message in one(made.problems).message


def of_another(view: View) -> Iterator[Claim]:
    yield Claim(document="other", spans=((0, 5),), text="Norra")


def misquoting(view: View) -> Iterator[Claim]:
    yield Claim(document="d", spans=((0, 5),), text="Sorra")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [(of_another, "a claim of another document, 'other'"), (misquoting, "is not what the claim quotes")],
)
def test_claims_that_do_not_hold_cost_that_step(wrong: Extract, message: str) -> None:
    made = run(extractor("bad", "claim", wrong), LINES)
    assert len(made.claims) == 2
    assert message in one(made.problems).message


def test_an_undeclared_need_is_a_crash() -> None:
    def peeping(view: View) -> Iterator[Mention]:
        yield from view.mentions(TimeMention)

    made = run(TIMES, extractor("peeps", "time", peeping))
    assert "the layer 'time' is not among those needed" in one(made.problems).message


@pytest.mark.parametrize(
    ("where", "message"), [("no_such_module.x:extract", "needs no_such_module, which is not installed")]
)
def test_a_missing_extra_names_the_command_that_installs_it(where: str, message: str) -> None:
    problem = one(run(extractor("fancy", "time", where)).problems)
    assert (problem.kind, problem.message) == (ProblemKind.SETUP, message)
    assert problem.hint == "pip install no-such-module"
    assert problem.document == "", "it is the same problem for every document"


def never(view: View) -> NoReturn:
    raise AssertionError("a document of another language")


def test_an_extractor_of_another_language_is_not_asked() -> None:
    english = extractor("english", "time", never, languages={"en"})
    made = run(english, document=attrs.evolve(DOCUMENT, language="fr-CA"))
    problem = one(made.problems)
    assert problem.kind is ProblemKind.UNREAD
    assert "language 'fr-CA'" in problem.message


@pytest.mark.parametrize("language", ["en", "EN-gb", None])
def test_one_of_its_language_is(language: str | None) -> None:
    english = extractor("english", "time", may_fifth, languages={"en"})
    made = run(english, document=attrs.evolve(DOCUMENT, language=language))
    assert len(made.mentions) == 2
    assert not made.problems


def test_a_table_with_claims_of_its_own_needs_no_extractor_of_its_language() -> None:
    draft = Claim(document="", spans=((0, 5),), text="Norra")
    made = run(
        extractor("english", "time", never, languages={"en"}),
        document=attrs.evolve(DOCUMENT, language="zxx", drafts=(draft,)),
    )
    assert [(claim.document, claim.text) for claim in made.claims] == [("d", "Norra")]
    assert not made.problems


TAGS = TagSet(("NN", "."), ("NOUN", "PUNCT"))


def of_another_text(view: View) -> Iterator[Annotation]:
    yield Annotation("word", "Sorra" + view.text[5:], [(0, 5)], [0], TAGS)


def test_tokens_of_another_text_cost_that_step() -> None:
    made = run(extractor("words", "word", of_another_text))
    assert not made.layers
    assert one(made.problems).message == "gave an annotation of another text"


def words(view: View) -> Iterator[Annotation]:
    yield Annotation("word", view.text, [(0, 5), (5, 6)], [0, 1], TAGS)


def first_word(view: View) -> Iterator[PlaceMention]:
    token = view.annotation("word").token(0)
    yield PlaceMention(spans=(token.span,), name=f"{token.text}/{token.tag}")


def test_tagged_tokens_are_handed_on() -> None:
    made = run(extractor("words", "word", words), extractor("places", "place", first_word, "word"))
    assert [mention.name for mention in made.mentions if isinstance(mention, PlaceMention)] == ["Norra/NN"]


WORDS = extractor("words", "word", never, "sentence", on_demand=True)
SENTENCES = extractor("sentences", "sentence", never, on_demand=True)
READS = extractor("reads", "place", never, "word")
ALSO_READS = extractor("also-reads", "actor", never, "word", on_demand=True)


@pytest.mark.parametrize(
    ("layers", "others", "expected"),
    [
        ((), (TIMES,), "times"),
        ((), (READS,), "sentences words reads"),
        ((), (ALSO_READS,), ""),
        (("word",), (ALSO_READS,), "sentences words"),
        (("actor",), (ALSO_READS, TIMES), "sentences words also-reads times"),
        (("sentence",), (TIMES,), "sentences times"),
        (("other",), (), ""),
    ],
)
def test_an_extractor_on_demand_runs_where_its_layer_is_asked_for(
    layers: tuple[str, ...], others: tuple[Extractor, ...], expected: str
) -> None:
    found = demanded((SENTENCES, WORDS, *others), layers)
    assert [chosen.name for chosen in found] == expected.split()
