"""Does a timeline file hold? Its digests, its quotations and ids, and everything in it that can be computed again."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

import attrs

from timeline.codec.comparison import COMPUTED, STORED, Differences, laid_out, some
from timeline.codec.converter import named, shortened, shown
from timeline.codec.digests import TABLES, Digests
from timeline.codec.parts import HEAD, SEAL, decoded, digests, parts
from timeline.codec.rows import linking_row
from timeline.codec.text import decode, encode
from timeline.codec.timeline_file import Loaded, dumps, loads
from timeline.engine.guard import consume
from timeline.model.chronology import Chronology
from timeline.model.timeline import Timeline

if TYPE_CHECKING:
    from timeline.engine.engine import Engine

REASONS = 3
"""Differences between what a file was linked with and what is in use that are named."""
_LINKING = {"version", "everything", "settings", "linkers"}
_LINKER = {"name", "version", "settings"}


@attrs.frozen(slots=True)
class Verdict:
    """The outcome of a verification: the timeline as far as it is valid, what is wrong, what could not be compared."""

    timeline: Timeline
    complaints: tuple[str, ...]
    remarks: tuple[str, ...] = ()


def verify(data: bytes, name: str, engine: "Engine") -> Verdict:
    """Check a timeline file against its digests, against its texts, and against what linking gives once more.

    Events, relations, series and origins are compared where linking and the linkers in use are those that the file was
    made with, with the same settings; a remark says where they are not. Raises ``FormError`` for anything that is not a
    timeline file.
    """
    file = parts(data, name)
    loaded = loads(data, name)
    computed = {table: decoded(file.get(table, b"[]"), name) for table in COMPUTED}
    seal = digests(data, file, name)
    complaints = [*_seal(seal), *loaded.complaints, *_keys(file)]
    reason = _incomparable(loaded, engine)
    chronology = Chronology(loaded.timeline, (), (), (), {}, by=loaded.by)
    if not reason:
        linked, crash = consume(lambda: [_linked(loaded, loaded.timeline, engine)])
        if crash:
            reason = f"linking failed: {crash.message}"
            complaints.append(reason)
        else:
            (chronology,) = linked
    found = Differences()
    made = parts(dumps(chronology), name)
    for table in TABLES:
        if table not in file:
            continue
        if table in STORED:
            faulty = {number for other, number in loaded.faulty if other == table}
            found.stored(table, file[table], made[table], faulty)
        elif not reason:
            found.computed(table, file[table], made[table])
    complaints += found.complaints
    if reason and not loaded.faulty:
        complaints += some(list(_dangling(computed, loaded.timeline)))
    if not complaints and (found.rewritten or not laid_out(data, file, seal.last, {} if reason else made)):
        complaints.append("its layout differs from what would be written: blanks, the order of keys or a repeated key")
    remarks = [f"events, relations, series and origins could not be compared: {reason}"] if reason else []
    return Verdict(loaded.timeline, tuple(complaints), tuple(remarks))


def _linked(loaded: Loaded, timeline: Timeline, engine: "Engine") -> Chronology:
    """What linking gives in the way of a file."""
    everything = loaded.linking is not None and loaded.linking["everything"]
    return engine.chronology(timeline, loaded.by, everything=everything)


def _seal(seal: Digests) -> Iterator[str]:
    """What is wrong with the line of digests; what they say of the rest is said when the file is read."""
    if seal.stated is None:
        yield "it carries no digests, so changes to it may go unnoticed"
    elif not seal.wrong and not seal.exact:
        yield "the digest line is not written exactly as it should be"


def _keys(file: Mapping[str, bytes]) -> Iterator[str]:
    """Keys of the file that are unknown or missing, and those of what it was linked with."""
    unknown = [key for key in file if key not in (*HEAD, *TABLES, SEAL)]
    linking = decode(file.get("linking", b"null"))
    if isinstance(linking, dict):
        unknown += [f"linking.{key}" for key in linking if key not in _LINKING]
        linkers = linking["linkers"] if isinstance(linking.get("linkers"), list) else []
        keys = (key for used in linkers if isinstance(used, dict) for key in used)
        unknown += [f"linking.linkers.{key}" for key in keys if key not in _LINKER]
    yield from some([f"unknown key {named(key)}" for key in unknown])
    for key in (*HEAD, *TABLES):
        if file.get(key, b"null") == b"null":
            yield f"the key {key} is missing or null"


# ------------------------------------------------------------------------------------------ what it was linked with


def _incomparable(loaded: Loaded, engine: "Engine") -> str:
    """Why what was computed cannot be compared; empty where it can."""
    if any(table != "problems" for table, _ in loaded.faulty):
        return "some of its documents, claims or decisions are not valid"
    if loaded.linking is None:
        return "the file does not say what they were made with"
    in_use = decode(encode(linking_row(_linked(loaded, Timeline(), engine).linking)))
    if loaded.linking == in_use:
        return ""
    reasons = list(_otherwise(loaded.linking, in_use)) or ["linking was set up in another way"]
    more = f" and {len(reasons) - REASONS} more" if len(reasons) > REASONS else ""
    return "; ".join(reasons[:REASONS]) + more


def _otherwise(recorded: Mapping[str, Any], in_use: Mapping[str, Any]) -> Iterator[str]:
    """How what a file was linked with differs from what is in use."""
    if recorded["version"] != in_use["version"]:
        yield f"linking is version {named(recorded['version'])} in the file and {in_use['version']} here"
    yield from _settings("linking", recorded.get("settings"), in_use["settings"])
    there = {used["name"]: used for used in recorded["linkers"]}
    here = {used["name"]: used for used in in_use["linkers"]}
    for name in sorted(there.keys() | here.keys()):
        if name not in here:
            yield f"the linker {named(name)} is not in use here"
        elif name not in there:
            yield f"the linker {name} is in use here and was not"
        elif there[name].get("version") != here[name]["version"]:
            yield f"{name} is version {named(there[name].get('version'))} in the file and {here[name]['version']} here"
        else:
            yield from _settings(name, there[name].get("settings"), here[name]["settings"])


def _settings(name: str, there: Any, here: Any) -> Iterator[str]:
    if there == here:
        return
    if not isinstance(there, dict) or not isinstance(here, dict):
        yield f"the settings of {name} are others here"
        return
    for key in [*here, *(key for key in there if key not in here)]:
        if there.get(key) != here.get(key):
            values = f"{shown(there.get(key))} in the file and {shown(here.get(key))} here"
            yield f"{shortened(key, 40)} of {name} is {values}"


def _dangling(computed: Mapping[str, Any], timeline: Timeline) -> Iterator[str]:
    """What relations, series and origins name and the timeline does not have, where they cannot be compared."""
    known = {"claims": {claim.id for claim in timeline.claims}, "document": timeline.documents.keys()}
    for table, key in (("relations", "claims"), ("series", "claims"), ("origins", "document")):
        for number, row in enumerate(computed[table], 1):
            value = row.get(key) if isinstance(row, dict) else None
            for item in value if isinstance(value, list) else [value]:
                if not isinstance(item, str) or item not in known[key]:
                    yield f"{COMPUTED[table]} {number}: there is no {key.removesuffix('s')} {named(item)}"
