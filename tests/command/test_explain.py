"""``timeline show --explain``: how each field of a claim, and an event, came about."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.command.program import Program

TEXT = (
    "Anna Berg, the mayor of Rill, said the harbour was closed.\n"
    "She said on Friday that about 1,200 soldiers may have been captured in Darun on 5 May.\n"
    "This underscores the complexity of alliances.\n"
)
OTHER = "Officials said that about 1,200 soldiers may have been captured in Darun on 5 May.\n"


@pytest.fixture
def shown(program: Program) -> Program:
    """The program in a folder with the timeline of two reports of one happening."""
    program.write(
        docs_jsonl="".join(
            json.dumps({"id": name, "text": text, "published": "2024-05-12", "publisher": name.title()}) + "\n"
            for name, text in (("herald", TEXT), ("post", OTHER))
        )
    )
    program("build", "docs.jsonl", "-q", "-o", "x.json")
    return program


def content(folder: Path) -> Any:
    return json.loads((folder / "x.json").read_bytes())


def claim_with(folder: Path, words: str) -> Any:
    (found,) = [
        claim for claim in content(folder)["claims"] if words in claim["text"] and claim["document"] == "herald"
    ]
    return found


def told(out: str) -> dict[str, list[str]]:
    fields: dict[str, list[str]] = {}
    for line in out.splitlines():
        name, _, text = line.partition("\t")
        fields.setdefault(name, []).append(text)
    return fields


def test_each_field_of_a_claim_leads_back_to_its_words(shown: Program) -> None:
    claim = claim_with(shown.folder, "captured")
    whole = told(shown("show", "x.json", "--explain", claim["id"][:8]).out)
    start = TEXT.index("about 1,200")
    assert f"“about 1,200” at characters {start}-{start + len('about 1,200')}, line 2" in whole["figure"][1]
    assert whole["figure"][0] == "low 1,080, best 1,200, high 1,320: soldiers, captured"
    assert whole["figure"][2] == "“about” sets the bounds, by the convention “approximate”"
    assert whole["claimant"] == [
        "Anna Berg (person)",
        f"from “She” at characters {TEXT.index('She')}-{TEXT.index('She') + 3}, line 2",
        "“She” is taken for the fuller name before it, at characters 0-9, line 1",
    ]
    said = TEXT.rindex("said")
    assert whole["cue"][:1] == [f"“said” at characters {said}-{said + 4}, line 2"]
    assert whole["cue"][1].startswith("a cue of speech, by the rule “say")
    assert whole["certainty"][0] == "possible, affirmed, reported"
    assert "“may”" in whole["certainty"][1]
    assert whole["about"][0] == "2024-05-05"
    assert "“5 May”" in whole["about"][1]
    assert whole["said"][0] == "2024-05-10"
    assert "“Friday”" in whole["said"][1]
    assert "counted from 2024-05-12" in whole["said"][2]
    assert [line.partition(":")[0] for line in whole["row because"]] == claim["grounds"]
    assert whole["made by"] == ["claims-english 4"]


def test_comment_says_why_it_has_no_row(shown: Program) -> None:
    fields = told(shown("show", "x.json", "--explain", claim_with(shown.folder, "underscores")["id"]).out)
    assert fields["row because"][0].startswith("none, so it is comment")
    assert fields["row because"][1] == "nobody is said to vouch for it"
    assert fields["claimant"] == ["nobody: the document speaks for itself"]
    assert fields["about"][0].startswith("2024-05-12")
    assert fields["said"] == ["2024-05-12", "when the document was published", "2024-05-12 found in: docs.jsonl"]
    assert "event" not in fields


def test_an_event_tells_its_claims_and_what_joined_them(shown: Program) -> None:
    (event,) = [event for event in content(shown.folder)["events"] if len(event["claims"]) == 2]
    fields = told(shown("show", "x.json", "--explain", event["id"]).out)
    assert fields["event"] == [f"{event['id']}: 2 claims"]
    assert fields["support"][0] == "2 outlets, 2 independent origins"
    assert {line[:6] for line in fields["claims"]} == {claim[:6] for claim in event["claims"]}
    (joined,) = fields["joined by"]
    assert ", score " in joined
    assert "captured" in joined
    assert fields["lead"][0].startswith(event["lead"][:6])
    assert fields["relations"]
    assert fields["claim"] == [event["id"]]


def test_a_claim_of_an_event_names_the_event(shown: Program) -> None:
    (event,) = [event for event in content(shown.folder)["events"] if len(event["claims"]) == 2]
    (other,) = set(event["claims"]) - {event["id"]}
    fields = told(shown("show", "x.json", "--explain", other).out)
    assert fields["claim"] == [other]
    (line,) = fields["event"]
    assert line.startswith(event["id"][:6])


@pytest.mark.parametrize("start", ["", "zz", "0" * 32, "\u202e\n"])
def test_an_unknown_id_ends_with_the_way_out(shown: Program, start: str) -> None:
    error = shown("show", "x.json", "--explain", start, expected=2).err
    assert "no claim or event has an id that begins with" in error
    assert "--ids" in error


def test_an_ambiguous_start_names_the_ids(program: Program) -> None:
    lines = [f"The mayor of Rill said that {number} men were hurt in May." for number in range(2, 40)]
    program.write(a_txt="\n".join(lines))
    program("build", "a.txt", "-q", "-o", "x.json")
    names = sorted(claim["id"] for claim in content(program.folder)["claims"])
    first = next(a[0] for a, b in pairwise(names) if a[0] == b[0])
    error = program("show", "x.json", "--explain", first, expected=2).err
    assert f"begins the ids of {sum(name[0] == first for name in names)} claims" in error
    assert "give more characters" in error


def test_ids_that_are_shown_can_be_explained(shown: Program) -> None:
    head, *rows = shown("show", "x.json", "--ids", "--all").out.splitlines()
    assert head.startswith("id\t")
    for row in rows:
        short = row.partition("\t")[0]
        assert told(shown("show", "x.json", "--explain", short).out)["claim"][0].startswith(short)
    assert [row.partition("\t")[2] for row in (head, *rows)] == shown("show", "x.json", "--all").out.splitlines()


def test_a_claim_that_no_extractor_makes_today_is_told_from_the_file(shown: Program) -> None:
    (shown.folder / "timeline.toml").write_text("[plugins.figures-english]\nenabled = false\n", "utf-8")
    claim = claim_with(shown.folder, "captured")
    fields = told(shown("show", "x.json", "--explain", claim["id"]).out)
    assert fields["figure"][0] == "low 1,080, best 1,200, high 1,320: soldiers, captured"
    assert fields["figure"][2] == "“about” sets the bounds"


def test_relations_series_and_near_misses_are_told(program: Program) -> None:
    rows = (
        ("herald", "An avalanche above Orlin killed four people in a mountain hut on Wednesday, police said."),
        ("post", "An avalanche above Orlin killed six people in a mountain hut on Wednesday, police said."),
        ("sun", "Police said an avalanche above Orlin left nine casualties in a mountain hut on Wednesday."),
    )
    program.write(
        docs_jsonl="".join(
            json.dumps({"id": name, "text": text, "published": "2024-05-02", "publisher": name.title()}) + "\n"
            for name, text in rows
        )
    )
    program("build", "docs.jsonl", "-q", "-o", "x.json")
    whole = told(program("show", "x.json", "--explain", claim_with(program.folder, "killed four")["id"]).out)
    assert any("4 against 6" in line for line in whole["relations"])
    assert whole["series"][0].startswith("killed: low 4, best 4, high 6, by the rule ")
    assert whole["series"][1].startswith("views: first ")
    assert not any("Post" in line for line in whole["not compared with"]), "a relation tells of it"
    assert any(line.endswith("killed against casualties") for line in whole["not compared with"])


def test_a_decision_and_what_it_came_to_are_told(shown: Program) -> None:
    claim = claim_with(shown.folder, "captured")
    shown("decide", "x.json", "retract", claim["id"], "--author", "Ada", "--date", "2024-06-01", "--reason", "so")
    shown("build", "x.json", "x.decisions", "-q", "-o", "y.json")
    fields = told(shown("show", "y.json", "--explain", claim["id"]).out)
    assert fields["decided"] == ["retract, by Ada, 2024-06-01: so", "so it has no row"]
    assert "event" not in fields


def test_why_like_claims_have_rows_of_their_own_is_told(program: Program) -> None:
    rows = (
        ("herald", "A fire in the mill at Orlin killed four workers on 1 May 2024, police in Orlin said."),
        ("post", "Four workers died in the mill fire at Orlin on 1 May 2024, the police in Orlin said."),
    )
    program.write(
        docs_jsonl="".join(
            json.dumps({"id": name, "text": text, "published": "2024-05-02", "publisher": name.title()}) + "\n"
            for name, text in rows
        )
    )
    program("build", "docs.jsonl", "-q", "-o", "x.json")
    a, b = (claim["id"] for claim in content(program.folder)["claims"])
    program("decide", "x.json", "different", a, b, "--author", "Ada", "--reason", "two mills")
    program("build", "x.json", "x.decisions", "-q", "-o", "y.json")
    fields = told(program("show", "y.json", "--explain", a).out)
    assert f"a person keeps {a[:6]} and {b[:6]} apart" in fields["kept apart"][1]
    assert fields["decided"][0].startswith(f"different as {b[:12]}, by Ada, ")
