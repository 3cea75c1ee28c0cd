import pytest

from timeline_spacy import parsing
from timeline_spacy.words import extract


def words(view, text):
    (made,) = extract(view(text))
    return made


def test_tokens_have_the_tags_and_lemmas_of_the_pipeline(view):
    found = [(token.text, token.tag, token.pos, token.lemma) for token in words(view, "The dams broke.").tokens()]
    assert found == [
        ("The", "DT", "DET", "the"),
        ("dams", "NNS", "NOUN", "dam"),
        ("broke", "VBD", "VERB", "break"),
        (".", ".", "PUNCT", "."),
    ]


@pytest.mark.parametrize("text", ["", " \n", "A  dam\n\n\u2028broke \U0001f4a5\u00e9.", "x" * 999])
def test_every_character_but_white_space_is_in_a_token(view, text):
    covered = [offset for start, end in words(view, text) for offset in range(start, end)]
    assert covered == [offset for offset, character in enumerate(text) if not character.isspace()]


def test_what_is_not_parsed_has_the_shipped_tags(view, monkeypatch):
    monkeypatch.setattr(parsing, "LONGEST", 5)
    parsing._kept.cache_clear()
    found = [(token.text, token.tag) for token in words(view, "The dam broke.\n\nNobody died.").tokens()]
    parsing._kept.cache_clear()
    assert found == [
        *(("The", "DT"), ("dam", "NN"), ("broke", "VBD"), (".", ".")),
        *(("Nobody", "NN"), ("died", "VBD"), (".", ".")),
    ]
