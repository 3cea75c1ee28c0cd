"""Languages of linkers: which rows they are given."""

import attrs

from tests.linking.factory import chronology, doc, saying
from timeline.plugin.block import Block, Row
from timeline.plugin.descriptors import Link, Linker


def nothing(_block: Block) -> tuple[Link, ...]:
    return ()


LINKER = Linker(name="test", version="1", keys=lambda row: ("all",), link=nothing)


def test_a_linker_is_given_the_rows_of_its_languages() -> None:
    given: list[str] = []

    def keys(row: Row) -> list[str]:
        given.append(row.document)
        return ["all"]

    claims = [saying(name, f"The dam of {name} broke.") for name in ("german", "austrian", "english", "unknown")]
    tags = {"german": "de", "austrian": "de-AT", "english": "en", "unknown": None}
    documents = [doc(name, language=tag) for name, tag in tags.items()]
    one = attrs.evolve(LINKER, keys=keys, languages=frozenset({"de"}))
    chronology(claims, documents, linkers=[(one, None)])
    assert sorted(given) == ["austrian", "german", "unknown"]
    given.clear()
    chronology(claims, documents, linkers=[(attrs.evolve(LINKER, keys=keys), None)])
    assert sorted(given) == sorted(tags)
