"""Ways to change a timeline file behind its back, and how much of it a forger makes right again."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

from timeline.codec.text import decode, encode
from timeline.codec.timeline_file import dumps, loads
from timeline.engine.engine import Engine
from timeline.engine.shipped import shipped

File = dict[str, Any]
Edit = Callable[[File], object]

ENEMY = "The Enemy"


def naive(data: bytes, edit: Edit) -> bytes:
    """The file with an edit, in its layout; every digest and hash is left as it was."""
    file = decode(data)
    edit(file)
    return layout(file, encode(file["sha256"]))


def resealed(data: bytes, edit: Edit) -> bytes:
    """The file with an edit; the forger makes all digests and the hashes of texts and metadata again."""
    file = decode(data)
    edit(file)
    for row in file["documents"]:
        metadata = {key: row[key] for key in row if key not in ("text", "text_sha256", "metadata_sha256")}
        canonical = json.dumps(metadata, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        row["text_sha256"] = sha256(row["text"].encode())
        row["metadata_sha256"] = sha256(canonical.encode())
    digests = {key: sha256(table(file[key])) for key in file["sha256"] if key != "file"}
    body = layout(file, b"").removesuffix(b'"sha256":}\n')
    return layout(file, encode({**digests, "file": sha256(body)}))


def rebuilt(data: bytes, edit: Edit) -> bytes:
    """The file with an edit, read and written again: all ids, events and digests follow from what was forged."""
    loaded = loads(resealed(data, edit), "forged")
    return dumps(Engine.of(shipped(), workers=0).chronology(loaded.timeline, loaded.by))


def layout(file: File, digests: bytes) -> bytes:
    """A file in the layout in which it is written."""
    head = b",".join(encode(key) + b":" + encode(file[key]) for key in file if not isinstance(file[key], list)
                     and key != "sha256")  # fmt: skip
    tables = b"".join(b",\n" + encode(key) + b":" + table(file[key]) for key in file if isinstance(file[key], list))
    return b"{" + head + tables + b',\n"sha256":' + digests + b"}\n"


def table(rows: list[Any]) -> bytes:
    return b"[\n" + b",\n".join(map(encode, rows)) + b"\n]" if rows else b"[]"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


# --------------------------------------------------------------------------------------------------------------- edits


def comment(file: File) -> File:
    """The first claim that has no row."""
    named = {claim for event in file["events"] for claim in event["claims"]}
    return next(claim for claim in file["claims"] if claim["id"] not in named)


def in_event(file: File) -> File:
    """A claim of an event that has several."""
    event = next(event for event in file["events"] if len(event["claims"]) > 1)
    return next(claim for claim in file["claims"] if claim["id"] == event["claims"][-1])


def dated(file: File) -> File:
    """A claim with a time that was read by a rule."""
    return next(claim for claim in file["claims"] if claim["about"] and claim["about"]["rule"])


def with_claimant(file: File) -> File:
    return next(claim for claim in file["claims"] if claim["claimant"])


def document(file: File) -> File:
    """A document with metadata of all kinds."""
    return next(row for row in file["documents"] if row["publisher"] and row["title"] and row["url"])


def remove_comment(file: File) -> None:
    file["claims"].remove(comment(file))


def remove_claim(file: File) -> None:
    claim = in_event(file)
    file["claims"].remove(claim)
    for event in file["events"]:
        if claim["id"] in event["claims"]:
            event["claims"].remove(claim["id"])


def remove_document(file: File) -> None:
    row = document(file)
    file["documents"].remove(row)
    gone = {claim["id"] for claim in file["claims"] if claim["document"] == row["id"]}
    file["claims"] = [claim for claim in file["claims"] if claim["id"] not in gone]
    file["events"] = [event for event in file["events"] if not gone & set(event["claims"])]
    file["relations"] = [relation for relation in file["relations"] if not gone & set(relation["claims"])]
    file["series"] = [series for series in file["series"] if not gone & set(series["claims"])]
    file["origins"] = [origin for origin in file["origins"] if origin["document"] != row["id"]]


def forge_claim(file: File) -> None:
    """Another claimant on a true quotation, under the id that its content has."""
    claim = with_claimant(file)
    before = claim["id"]
    claim["claimant"]["name"] = ENEMY
    forged = json.loads(json.dumps(file, default=float))
    forged.pop("sha256")
    for made in loads(json.dumps(forged).encode(), "forged").timeline.claims:
        if made.claimant and made.claimant.name == ENEMY:
            claim["id"] = made.id
    for event in file["events"]:
        event["claims"] = [claim["id"] if name == before else name for name in event["claims"]]


def forge_decision(file: File) -> None:
    file["decisions"].append(
        {
            "kind": "retract",
            "claims": [in_event(file)["id"]],
            "author": "Editor",
            "date": "2024-05-01",
            "reason": "planted",
            "field": "",
            "value": "",
            "quotes": [],
        }
    )


def forge_problem(file: File) -> None:
    file["problems"].append({**file["problems"][0], "message": "zzz"})


def split_event(file: File) -> None:
    event = next(event for event in file["events"] if len(event["claims"]) > 1)
    file["events"].append({**event, "id": event["claims"][-1], "claims": [event["claims"].pop()]})


def given_date(file: File) -> None:
    """A date as though the command line had given it to a document that brings one."""
    row = document(file)
    row["published"] = {**row["published"], "edtf": "1999-01-01", "earliest": "1999-01-01", "latest": "1999-01-01"}
    row["candidates"].append({"when": row["published"], "found_in": "--published"})


DAY = {
    "edtf": "1999-01-01",
    "earliest": "1999-01-01",
    "latest": "1999-01-01",
    "precision": "day",
    "text": None,
    "rule": None,
    "anchor": None,
}

PLAIN: tuple[str, ...] = ()
SOURCES = ("--sources", "seeds")
DEEP = (*SOURCES, "--deep")
AGAINST = ("--against", "kept.sha256")

EDITS: dict[str, tuple[Edit, tuple[str, ...], tuple[str, ...]]] = {
    # what was edited: the edit; how it is found once the digests were made again; and once all was rebuilt
    "a claim of comment removed": (remove_comment, DEEP, DEEP),
    "a claim of a row removed": (remove_claim, PLAIN, DEEP),
    "a document removed with its claims": (remove_document, SOURCES, SOURCES),
    "a forged claimant": (forge_claim, PLAIN, DEEP),
    "earliest": (lambda f: dated(f)["about"].update(earliest="1999-01-01"), PLAIN, PLAIN),
    "latest": (lambda f: dated(f)["about"].update(latest="2099-01-01"), PLAIN, PLAIN),
    "precision": (lambda f: dated(f)["about"].update(precision="century"), PLAIN, PLAIN),
    "the words of a time": (lambda f: dated(f)["about"].update(text="on Friday"), DEEP, DEEP),
    "the rule of a time": (lambda f: dated(f)["about"].update(rule="guess"), DEEP, DEEP),
    "the anchor of a time": (lambda f: dated(f)["about"].update(anchor="1999"), DEEP, DEEP),
    "title": (lambda f: document(f).update(title="Forged"), SOURCES, SOURCES),
    "publisher": (lambda f: document(f).update(publisher="Forged"), SOURCES, SOURCES),
    "url": (lambda f: document(f).update(url="https://example.org/forged"), SOURCES, SOURCES),
    "origin": (lambda f: document(f).update(origin="Forged"), PLAIN, SOURCES),
    "credit": (lambda f: document(f).update(credit="Forged"), SOURCES, SOURCES),
    "language": (lambda f: document(f).update(language="de"), SOURCES, SOURCES),
    "genre": (lambda f: document(f).update(genre="narrative"), SOURCES, SOURCES),
    "part": (lambda f: document(f).update(part="page 7"), SOURCES, SOURCES),
    "published": (lambda f: document(f).update(published=DAY), SOURCES, SOURCES),
    "published, as though it had been given": (given_date, SOURCES, SOURCES),
    "no candidates": (lambda f: document(f).update(candidates=[]), SOURCES, SOURCES),
    "retrieved": (lambda f: document(f).update(retrieved=DAY), SOURCES, SOURCES),
    "the hash of the source": (lambda f: document(f)["provenance"].update(sha256="0" * 64), SOURCES, SOURCES),
    "the reader of the source": (lambda f: document(f)["provenance"].update(reader="psychic"), SOURCES, SOURCES),
    "no source": (lambda f: document(f).update(provenance=None), SOURCES, SOURCES),
    "no grounds": (lambda f: in_event(f).update(grounds=[]), PLAIN, DEEP),
    "the extractor": (lambda f: in_event(f)["extractor"].update(name="psychic"), DEEP, DEEP),
    "its version": (lambda f: in_event(f)["extractor"].update(version="0"), DEEP, DEEP),
    "incomplete": (lambda f: in_event(f).update(incomplete=["time"]), DEEP, DEEP),
    "the kind of a relation": (lambda f: f["relations"][0].update(kind="contradicts"), PLAIN, PLAIN),
    "the reason of a relation": (lambda f: f["relations"][0].update(reason="forged"), PLAIN, PLAIN),
    "a relation to no claim": (lambda f: f["relations"][0]["claims"].reverse(), PLAIN, PLAIN),
    "a relation removed": (lambda f: f["relations"].pop(), PLAIN, PLAIN),
    "a relation to nothing": (lambda f: f["relations"][0].update(claims=["0" * 32, "1" * 32]), PLAIN, PLAIN),
    "a series of nothing": (lambda f: f["series"][0].update(claims=["0" * 32]), PLAIN, PLAIN),
    "the low of a series": (lambda f: f["series"][0].update(low=1), PLAIN, PLAIN),
    "a series removed": (lambda f: f["series"].pop(), PLAIN, PLAIN),
    "the time of an event": (lambda f: f["events"][0].update(about=DAY), PLAIN, PLAIN),
    "the title of an event": (lambda f: f["events"][0].update(title="Forged"), PLAIN, PLAIN),
    "the outlets of an event": (lambda f: f["events"][0].update(outlets=99), PLAIN, PLAIN),
    "a split event": (split_event, PLAIN, PLAIN),
    "a doubled event": (lambda f: f["events"].append(f["events"][0]), PLAIN, PLAIN),
    "the order of events": (lambda f: f["events"].reverse(), PLAIN, PLAIN),
    "an origin": (lambda f: f["origins"][0].update(name="Forged"), PLAIN, PLAIN),
    "an origin removed": (lambda f: f["origins"].pop(), PLAIN, PLAIN),
    "the problems removed": (lambda f: f["problems"].clear(), AGAINST, AGAINST),
    "a forged problem": (forge_problem, AGAINST, AGAINST),
    "a forged decision": (forge_decision, PLAIN, AGAINST),
    "the other order": (lambda f: f.update(by="said"), PLAIN, AGAINST),
    "the order of documents": (lambda f: f["documents"].reverse(), PLAIN, PLAIN),
    "the order of claims": (lambda f: f["claims"].reverse(), PLAIN, PLAIN),
    "an unknown key": (lambda f: f.update(mood="glad"), PLAIN, PLAIN),
    "an unknown key of a document": (lambda f: document(f).update(mood="glad"), PLAIN, PLAIN),
    "an unknown key of a claim": (lambda f: f["claims"][0].update(mood="glad"), PLAIN, PLAIN),
    "an unknown key of a time": (lambda f: dated(f)["about"].update(mood="glad"), PLAIN, PLAIN),
    "an unknown key of an event": (lambda f: f["events"][0].update(mood="glad"), PLAIN, PLAIN),
    "an unknown key of a problem": (lambda f: f["problems"][0].update(mood="glad"), PLAIN, PLAIN),
}
