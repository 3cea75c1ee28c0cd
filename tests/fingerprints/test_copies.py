"""Sequences of words, by which copies are known."""

from tests.linking.factory import doc
from timeline.fingerprints import copies

TEXT = "A dam broke above Orlin at dawn on Monday, and the water took three bridges with it."


def test_wordings_are_equal_whatever_their_case_blanks_and_marks() -> None:
    one, other = doc("a", text=TEXT), doc("b", text=TEXT.upper().replace(", ", "\n"))
    assert copies.digest(one, copies.words(one)) == copies.digest(other, copies.words(other))
    assert copies.equal(one, doc("b", text=TEXT.upper().replace(" ", "\n")))
    assert not copies.equal(one, other)


def test_a_sketch_estimates_what_sequences_share() -> None:
    words = [f"word{number}" for number in range(300)]
    half = [*words[:200], *(f"other{number}" for number in range(100))]
    shared = copies.jaccard(copies.sequences(words), copies.sequences(half))
    hashes = frozenset(memoryview(copies.sketch(words)).cast("I"))
    assert abs(copies.estimate(hashes, copies.sketch(half)) - shared) < 0.15
    assert copies.estimate(hashes, copies.sketch(words)) == 1.0


def test_texts_that_differ_beyond_what_is_compared_are_not_equal() -> None:
    begin = "word " * 250_000
    one, other = doc("a", text=begin + "one"), doc("b", text=begin + "other")
    assert copies.words(one) == copies.words(other)
    assert copies.digest(one, copies.words(one)) != copies.digest(other, copies.words(other))


def test_nothing_has_nothing_in_common_with_nothing() -> None:
    assert copies.jaccard(frozenset(), frozenset()) == 0.0
