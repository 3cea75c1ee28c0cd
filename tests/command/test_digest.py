"""``timeline digest``."""

import json

from tests.command.program import Program


def test_a_digest_quotes_its_sources(with_story: Program) -> None:
    with_story("digest", "story", "--dates", "2", "--sentences", "2", "-q", "-o", "digest.json")
    with_story("build", "story", "-q", "-o", "made.json")
    texts = {row["id"]: row["text"] for row in json.loads((with_story.folder / "made.json").read_bytes())["documents"]}
    found = json.loads((with_story.folder / "digest.json").read_bytes())["dates"]
    assert "2024-05-05" in [row["date"] for row in found]
    assert any(row["sentences"] for row in found)
    for row in found:
        quoted = [texts[source["document"]][slice(*source["span"])] for source in row["sources"]]
        assert quoted == row["sentences"]
        assert len(quoted) <= 2


def test_an_earlier_timeline_gives_the_same_digest(with_story: Program) -> None:
    with_story("build", "story", "-q", "-o", "made.json")
    asked = ("--dates", "3", "--sentences", "1", "-q")
    assert with_story("digest", "made.json", *asked).out == with_story("digest", "story", *asked).out != ""


def test_wrong_use_is_said(with_story: Program) -> None:
    assert "--dates" in with_story("digest", "story", "--sentences", "1", expected=2).err
    assert "no such" in with_story("digest", "nowhere", "--dates", "1", "--sentences", "1", expected=2).err.lower()
