"""English inflection and lemmas: examples, the law of the round trip, and a dictionary (lemminflect) as oracle."""

from collections.abc import Iterator
from functools import cache

import pytest
from lemminflect import getAllInflections

from timeline_plugins.lang.en.morphology import forms, inflect, inflected, lemma
from timeline_plugins.lexicon import Rows, sections, words

VERB_TAGS = ("VBZ", "VBG", "VBD", "VBN")

# Verbs that the oracle does not have, as verbs: each is in Merriam-Webster or the Oxford dictionaries.
NOT_IN_ORACLE = """
    blabber blog carpool correlate dare deadpan declutter decrypt defund demonize euthanize flavor homeschool inactivate
    marginalize nuke onboard outpace overthink reattach rebook reboot reignite reimagine relaunch replant retweet skype
    spurt tattoo text torch tranquilize tube unfriend uninstall unsubscribe upend x-ray
"""

# Forms that the oracle does not have, of verbs that it has.
FORMS_NOT_IN_ORACLE = """
    broadcast enrolled enrolling forecast knitted lain leaped marvelling mimicked mimicking programmed programming
    proven quitted rebroadcast relayed stinging sublet wedded torpedoes
"""

# Nouns that the oracle does not have: peoples, which it has no nouns for in lower case, abbreviations, and
# words that are in the dictionaries named above.
NOUNS_NOT_IN_ORACLE = """
    afghan african american briton european german haitian iranian iraqi israeli korean kurd palestinian russian syrian
    turk ukrainian apc idp mp pow uav person radar
    abductee arrestee asylum-seeker attendee concertgoer cop corvette crewmember housemate imam insurgent interceptor
    jihadist landmine looter party-goer partygoer peacekeeper servicemember survivor tankman translator warhead
    warplane warship
"""

# A form of two lemmas gives the commoner one.
HOMOGRAPHS = {
    ("enrol", "enroll"),
    ("distil", "distill"),
    ("fulfil", "fulfill"),
    ("instil", "instill"),
    ("rout", "route"),
    ("lambaste", "lambast"),
}


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("walk", "walks walking walked walked"),
        ("free", "frees freeing freed freed"),
        ("die", "dies dying died died"),
        ("deny", "denies denying denied denied"),
        ("obey", "obeys obeying obeyed obeyed"),
        ("brag", "brags bragging bragged bragged"),
        ("layer", "layers layering layered layered"),
        ("equip", "equips equipping equipped equipped"),
        ("admit", "admits admitting admitted admitted"),
        ("visit", "visits visiting visited visited"),
        ("panic", "panics panicking panicked panicked"),
        ("arc", "arcs arcing arced arced"),
        ("veto", "vetoes vetoing vetoed vetoed"),
        ("quiz", "quizzes quizzing quizzed quizzed"),
        ("singe", "singes singeing singed singed"),
        ("write", "writes writing wrote written"),
        ("rewrite", "rewrites rewriting rewrote rewritten"),
        ("withstand", "withstands withstanding withstood withstood"),
        ("re-run", "re-runs re-running re-ran re-run"),
        ("relay", "relays relaying relayed relayed"),
        ("have", "has having had had"),
        ("shoot down", "shoots down|shooting down|shot down|shot down"),
    ],
)
def test_verbs(verb: str, expected: str) -> None:
    usual = [inflect(verb, tag)[0] for tag in VERB_TAGS]
    assert usual == (expected.split("|") if "|" in expected else expected.split())


@pytest.mark.parametrize(
    ("verb", "tag", "expected"),
    [
        ("travel", "VBD", ("traveled", "travelled")),
        ("compel", "VBD", ("compelled",)),
        ("kidnap", "VBG", ("kidnapping", "kidnaping")),
        ("burn", "VBN", ("burned", "burnt")),
        ("be", "VBP", ("am", "are")),
        ("be", "VBD", ("was", "were")),
    ],
)
def test_variants(verb: str, tag: str, expected: tuple[str, ...]) -> None:
    assert inflect(verb, tag) == expected
    assert {lemma(form, tag) for form in expected} == {verb}


@pytest.mark.parametrize(
    ("singular", "plural"),
    [
        ("house", "houses"),
        ("virus", "viruses"),
        ("city", "cities"),
        ("boy", "boys"),
        ("loss", "losses"),
        ("policeman", "policemen"),
        ("german", "germans"),
        ("child", "children"),
        ("life", "lives"),
        ("torpedo", "torpedoes"),
        ("photo", "photos"),
        ("radio", "radios"),
        ("monarch", "monarchs"),
        ("church", "churches"),
        ("sheep", "sheep"),
        ("movie", "movies"),
        ("death toll", "death tolls"),
    ],
)
def test_nouns(singular: str, plural: str) -> None:
    assert inflect(singular, "NNS")[0] == plural
    assert lemma(plural, "NNS") == singular


@pytest.mark.parametrize(
    ("adjective", "comparative", "superlative"),
    [
        ("large", "larger", "largest"),
        ("big", "bigger", "biggest"),
        ("heavy", "heavier", "heaviest"),
        ("simple", "simpler", "simplest"),
        ("bad", "worse", "worst"),
    ],
)
def test_adjectives(adjective: str, comparative: str, superlative: str) -> None:
    assert inflect(adjective, "JJR") == (comparative,)
    assert inflect(adjective, "JJS") == (superlative,)
    assert lemma(comparative, "JJR") == adjective == lemma(superlative, "JJS")


def test_some_forms_do_not_exist() -> None:
    assert inflect("news", "NNS") == ()
    assert inflect("careful", "JJR") == ()
    assert lemma("hundred", "VBD") == ""
    assert lemma("king", "VBG") == ""
    assert lemma("loss", "NNS") == ""
    assert lemma("specimen", "NNS") == ""
    assert lemma("street", "VBD") == ""


def test_several_lemmas_are_inflected_at_once() -> None:
    assert inflected(["kill", "shoot down"], "VBD", "VBG") == {"killed", "killing", "shot down", "shooting down"}
    assert forms("be") == {"be", "am", "are", "is", "was", "were", "been", "being"}


def test_unknown_tags_are_refused() -> None:
    with pytest.raises(KeyError):
        inflect("say", "XX")
    with pytest.raises(KeyError):
        lemma("said", "XX")


def verbs_of_lexicons() -> Iterator[str]:
    """The verbs that the lexicons inflect, each head of a verb of several words."""
    yield from words("timeline_plugins.extractors.certainty", "verbs.txt", "verbs")
    for row in sections("timeline_plugins.extractors.attribution", "cues.txt")["verbs"]:
        yield row[0].split()[0]
    yield from words_of(sections("timeline_plugins.extractors.claims", "headings.txt")["verbs"])
    for title, rows in sections("timeline_plugins.extractors.figures", "measures.txt").items():
        if title == "change" or title.endswith((": verbs", ": intransitive")):
            yield from (cell.split()[0] for row in rows for cell in row)


def nouns_of_lexicons() -> set[str]:
    """The nouns that are cues, and the singular of those that are counted."""
    found = {row[0] for row in sections("timeline_plugins.extractors.attribution", "cues.txt")["nouns"]}
    for title, rows in sections("timeline_plugins.extractors.figures", "measures.txt").items():
        if title.endswith(": nouns"):
            found.update(one for noun in words_of(rows) if (one := lemma(noun, "NNS")))
    return found - {"remain"}  # "remains" has no singular


def words_of(rows: Rows) -> Iterator[str]:
    return (word for row in rows for field in row for word in field.split())


@cache
def oracle(verb: str, tag: str) -> frozenset[str]:
    """The forms of a verb by its dictionary alone; its past tense and participle are taken together."""
    found = getAllInflections(verb, upos="VERB")
    return frozenset(
        form for other in (("VBD", "VBN") if tag in ("VBD", "VBN") else (tag,)) for form in found.get(other, ())
    )


@cache
def dictionary(noun: str) -> frozenset[str]:
    return frozenset(form for found in getAllInflections(noun, upos="NOUN").values() for form in found)


def test_every_form_of_the_lexicons_is_in_a_dictionary() -> None:
    unknown = {
        form
        for verb in set(verbs_of_lexicons()) - set(NOT_IN_ORACLE.split())
        for tag in VERB_TAGS
        for form in inflect(verb, tag)
        if form not in oracle(verb, tag)
    }
    assert unknown - set(FORMS_NOT_IN_ORACLE.split()) == set()


def test_every_noun_of_the_lexicons_is_in_a_dictionary() -> None:
    unknown = {
        form
        for noun in nouns_of_lexicons() - set(NOUNS_NOT_IN_ORACLE.split())
        for form in (noun, *inflect(noun, "NNS"))
        if form not in dictionary(noun)
    }
    assert sorted(unknown) == []


def test_the_words_that_the_oracle_lacks_are_used_and_lacking() -> None:
    lacking = set(NOT_IN_ORACLE.split())
    assert lacking <= set(verbs_of_lexicons())
    assert not any(oracle(verb, "VBD") for verb in lacking)


def test_lemma_is_the_inverse_of_inflect() -> None:
    lost = {
        (verb, lemma(form, tag))
        for verb in set(verbs_of_lexicons())
        for tag in VERB_TAGS
        for form in inflect(verb, tag)
        if lemma(form, tag) != verb
    }
    assert lost <= HOMOGRAPHS
    assert {
        noun for noun in nouns_of_lexicons() for form in inflect(noun, "NNS") if lemma(form, "NNS") != noun
    } == set()
