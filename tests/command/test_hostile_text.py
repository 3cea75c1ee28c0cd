"""What strangers have written reaches a terminal only as text: over all commands, and over all places for a text."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.command.program import command
from tests.command.streams import GOOD, MORE, Screen
from timeline.command import run

HOSTILE = "\x1b]0;pwn\x07\x1b[31m\u202e\x9b31m\x7f\u2066"
"""Sets the title of the window, colours, turns the direction of writing, and so on."""
ESCAPED = "".join(f"\\u{ord(character):04x}" for character in HOSTILE)
"""The same in TOML and YAML."""

ACTING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

SHOWN = re.compile(r"U\+001B|\\u001b|\\x1b")
"""The first character of it as it is shown: here, in JSON, and where Python quotes a value."""

DECISIONS, FORGED, TORN = f"mine{HOSTILE}.decisions", f"forged{HOSTILE}.json", f"torn{HOSTILE}.json"
IN_PROCESS = {name: {"workers": 0} for name in ("build", "annotate", "digest")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which every text that a stranger may choose acts on a terminal."""
    made = tmp_path_factory.mktemp("hostile")
    rows = [json.dumps(_row(number), ensure_ascii=False) + "\n" for number in range(2)]
    texts = {
        "rows.jsonl": "".join(rows),
        "one.jsonl": rows[0],
        f"name\n{HOSTILE}.txt": GOOD,
        f"lost{HOSTILE}.txt": "",
        f"lost{HOSTILE}.jsonl": f'{{"text": "{HOSTILE}\n',
        f"front{HOSTILE}.md": f'---\npublished: "{ESCAPED}"\n---\n{MORE}',
        TORN: f'{{"format":"claim-timeline/1","{HOSTILE}',
        "odd.json": json.dumps({"format": HOSTILE}),
        "table.toml": f'["{ESCAPED}"]\n',
        "plugin.toml": f'[plugins."{ESCAPED}"]\n',
        "setting.toml": f'[plugins.happenings]\n"{ESCAPED}" = 1\n',
        "value.toml": f'[limits]\nseconds = "{ESCAPED}"\n',
        "raw.toml": f"[limits]\nseconds = {HOSTILE}\n",
        f"{HOSTILE}.toml": "[\n",
    }
    for name, text in texts.items():
        (made / name).write_text(text, encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(made)
        for output, given in (("x.json", "rows.jsonl"), ("one.json", "one.jsonl")):
            assert run(["build", given, "-q", "-o", output], default_map=IN_PROCESS) == 1  # its genre is unknown
    table = json.loads((made / "x.json").read_bytes())
    claim = table["claims"][0]["id"]
    (made / DECISIONS).write_text(
        f"2024-05-01 | {HOSTILE} | correct {claim} claimant = {HOSTILE} | {HOSTILE}\n"
        f"2024-05-01 | {HOSTILE} | retract {'f' * 32} | {HOSTILE}\n{HOSTILE} | {HOSTILE}\n> {HOSTILE} | x | y\n",
        encoding="utf-8",
    )
    _forge(table)
    for name in (FORGED, "forged.json"):
        (made / name).write_text(json.dumps(table), encoding="utf-8")
    return made


def _row(number: int) -> dict[str, Any]:
    return {
        "id": f"{HOSTILE}{number}",
        "title": f"{HOSTILE}title",
        "publisher": f"{HOSTILE}The Post {number}",
        "origin": f"{HOSTILE}origin{number}",
        "published": f"2024-05-0{number + 6}",
        "text": f"{HOSTILE}Officials said on 6 May 2024 that {12 + number} people {HOSTILE}were killed in the flood at "
        f"Brenmoor{HOSTILE}. Ada{HOSTILE} Quill, the mayor, said {40 + number} houses were damaged{HOSTILE} there.",
        HOSTILE: 1,
        "genre": HOSTILE,
    }


def _forge(table: dict[str, Any]) -> None:
    """Put into a timeline file what no build puts there."""
    for document in table["documents"]:
        document.update(url=HOSTILE, language=HOSTILE)
    table["claims"] += [
        {"id": HOSTILE, "document": HOSTILE},
        {**table["claims"][0], "document": HOSTILE, "id": HOSTILE},
    ]
    table["events"].append({"id": HOSTILE, "claims": [HOSTILE], "title": HOSTILE})
    decision = {"claims": ["f" * 32], "author": HOSTILE, "date": "2024-05-01", "reason": HOSTILE}
    table["decisions"] = [{"kind": "retract", **decision, "field": "", "value": "", "quotes": []}, {"kind": HOSTILE}]
    table["problems"] = [{"kind": HOSTILE, "message": HOSTILE}]


def commands(folder: Path) -> Iterator[tuple[str, ...]]:
    claims = [claim["id"] for claim in json.loads((folder / "x.json").read_bytes())["claims"]]
    digest = ("digest", ".", "--dates", "2", "--sentences", "2")
    yield from [("build", "."), ("build", ".", "-v"), ("build", ".", DECISIONS), ("build", "rows.jsonl", "--all")]
    yield from [("build", "rows.jsonl", "--by", "said", "--as-of", "2024-05-06"), ("annotate", "."), digest]
    yield ("build", "rows.jsonl", FORGED, TORN, DECISIONS, "-o", f"made{HOSTILE}.csv", "-o", f"made{HOSTILE}.json")
    yield ("merge", "x.json", FORGED, TORN, "-o", f"made{HOSTILE}.json", "-o", "made.csv")
    decision = ("correct", claims[0], "--field", "claimant", "--value", HOSTILE, "--reason", HOSTILE)
    for name in ("x.json", "forged.json", FORGED, TORN, "odd.json", f"gone{HOSTILE}.json"):
        yield from [("show", name), ("show", name, "--all", "--ids"), ("verify", name), ("diff", "one.json", name)]
        yield from [("verify", name, "--sources", "."), ("diff", name, "--as-of", "2024-05-06")]
        yield ("decide", name, *decision, "--author", HOSTILE, "-o", f"own{HOSTILE}.decisions")
    for claim in claims:
        yield ("show", "x.json", "--explain", claim)
    for name in ("table", "plugin", "setting", "value", "raw", HOSTILE, f"gone{HOSTILE}"):
        yield from [("build", "rows.jsonl", "--config", f"{name}.toml"), ("plugins", "--config", f"{name}.toml")]
    yield from [(HOSTILE,), (f"--{HOSTILE}",), ("build", f"--{HOSTILE}"), ("build", HOSTILE), ("plugins", HOSTILE)]
    for option in ("--by", "--published", "--workers", "--as-of", "--config"):
        yield ("build", "rows.jsonl", option, HOSTILE)
    yield from [("build", "rows.jsonl", "-o", f"x.{HOSTILE}"), ("build", "rows.jsonl", "-o", f"{HOSTILE}/x.json")]
    yield from [("show", "x.json", "--explain", HOSTILE), ("decide", "x.json", HOSTILE, "x")]
    yield from [("plugins", "check", HOSTILE), ("plugins", "new", HOSTILE)]
    yield ("plugins", "new", "ships", "--folder", f"in{HOSTILE}")


def test_nothing_acts_on_a_terminal(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    shown: dict[str, int] = {}
    for given in list(commands(folder)):
        code = run(given, default_map=IN_PROCESS)
        for text in capsys.readouterr():
            assert not ACTING.search(text), (given, text)
            assert "TIMELINE_TRACEBACK" not in text, (given, text)
            shown[given[0]] = shown.get(given[0], 0) + len(SHOWN.findall(text))
        assert code in (0, 1, 2), given
    assert all(shown.values()), "what strangers have written is read by all of them"
    assert {"build", "annotate", "digest", "merge", "show", "diff", "verify", "decide", "plugins"} <= shown.keys()


@pytest.mark.parametrize("columns", [100, 200], ids=["list", "table"])
@pytest.mark.parametrize(
    "given",
    [
        ("build", "."),
        ("show", "x.json", "--all", "--ids"),
        ("show", "x.json", "--explain"),
        ("diff", "one.json", "x.json"),
        ("verify", "forged.json"),
        ("digest", ".", "--dates", "2", "--sentences", "2"),
        ("annotate", "rows.jsonl"),
        ("merge", "x.json", "forged.json", "-o", "made.json"),
        ("plugins", "check", HOSTILE),
    ],
    ids=lambda given: given[0] if "--explain" not in given else "explain",
)
def test_nor_does_it_in_a_real_one(folder: Path, given: tuple[str, ...], columns: int) -> None:
    if given[-1] == "--explain":
        given = (*given, json.loads((folder / "x.json").read_bytes())["claims"][0]["id"])
    screen = Screen(folder, command(*given), columns, NO_COLOR="1")
    assert screen.end() in (0, 1, 2)
    # What rich draws with: bold and dim, the cursor hidden, shown and moved, lines deleted.
    text = re.sub(r"\x1b\[(?:[012]?m|\?25[lh]|2K|1A)", "", screen.written.decode("utf-8")).replace("\r", "")
    assert not ACTING.search(text), text
    assert "Traceback" not in text
    assert SHOWN.search(text)
