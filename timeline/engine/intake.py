"""What is taken in of the inputs: sources of documents, and the timelines and decisions that were named.

A timeline or a decision changes what the program says, so each that is taken is announced.
"""

from collections.abc import Callable, Iterable

import attrs

from timeline.codec import annotations, decisions, timeline_file
from timeline.codec.converter import FormError
from timeline.engine.inputs import InputFile, Inputs
from timeline.engine.reading import load, too_large
from timeline.model.document import Source
from timeline.model.problem import Problem, ProblemKind
from timeline.model.timeline import Timeline
from timeline.plugin.descriptors import Exporter, resolve
from timeline.plugin.limits import Limits, bytes_of

Announce = Callable[[str], None]
"""Hears in one line what is taken in on a person's word."""

_DIGEST = b'{"dates":['
_HEAD = 256


@attrs.frozen(slots=True)
class Taken:
    """Sources of documents; timelines, of which some hold nothing but decisions; what could not be taken."""

    sources: tuple[Source, ...]
    timelines: tuple[Timeline, ...]
    problems: tuple[Problem, ...]


@attrs.frozen(slots=True)
class Earlier:
    """The union of timeline files.

    ``read`` is how many of them could be read, ``by`` the time by which the events of all of them are ordered (else
    ``about``), ``problems`` what was wrong with the files or came of uniting them, without what they recorded.
    """

    timeline: Timeline
    read: int
    by: str
    problems: tuple[Problem, ...]


def take(inputs: Inputs, limits: Limits, announce: Announce) -> Taken:
    """Take in the files of inputs, each within the limit for its kind."""
    sources: list[Source] = []
    timelines: list[Timeline] = []
    problems = [*inputs.problems, *map(_own, inputs.own)]
    for file in (*inputs.named, *inputs.walked):
        found = _loaded(file, limits)
        is_named = file in inputs.named
        if isinstance(found, Source) and is_named and timeline_file.is_timeline(found.head(_HEAD)):
            known = _earlier(found, limits, announce)
            timelines.append(known.timeline)
            problems += known.problems
        elif isinstance(found, Source) and is_named and found.name.lower().endswith(decisions.SUFFIX):
            timelines.append(_decided(found, announce))
            problems += timelines[-1].problems
        elif isinstance(found, Source):
            large = too_large(found, bytes_of(limits.input_megabytes))
            (problems if large else sources).append(large or found)  # type: ignore[arg-type]
        else:
            problems.append(found)
    return Taken(tuple(sources), tuple(timelines), tuple(problems))


def _own(file: InputFile) -> Problem:
    message = f"{file.made} that claim-timeline wrote, not a source; it counts where it is named as an input"
    return Problem(kind=ProblemKind.SKIPPED, message=message, source=file.name)


def earlier(files: Iterable[InputFile], limits: Limits) -> Earlier:
    """The union of timeline files; one that cannot be read is a problem, and the others are united."""
    parts: list[Earlier] = []
    for file in files:
        found = _loaded(file, limits)
        if isinstance(found, Problem):
            parts.append(Earlier(Timeline.of((), (), [found]), 0, "", (found,)))
        else:
            parts.append(_earlier(found, limits, lambda _line: None))
    orders = {part.by for part in parts if part.by}
    united = Timeline.union([part.timeline for part in parts])
    met = {problem for part in parts for problem in part.problems}
    stored = {problem for part in parts for problem in part.timeline.problems}
    return Earlier(
        united,
        sum(part.read for part in parts),
        orders.pop() if len(orders) == 1 else "about",
        tuple(sorted(met | {*united.problems} - stored)),
    )


def _loaded(file: InputFile, limits: Limits) -> Source | Problem:
    most = bytes_of(max(limits.input_megabytes, limits.timeline_megabytes))
    return load(file, most, limits.seconds)


def _earlier(source: Source, limits: Limits, announce: Announce) -> Earlier:
    loaded = _loads(source, limits)
    if isinstance(loaded, Problem):
        return Earlier(Timeline.of((), (), [loaded]), 0, "", (loaded,))
    hint = f"timeline verify {source.name}"
    complaints = tuple(
        Problem(kind=ProblemKind.DAMAGED, message=complaint, source=source.name, hint=hint)
        for complaint in loaded.complaints
    )
    found = loaded.timeline
    announce(
        f"{source.name} is an earlier timeline: its {_counted(len(found.documents), 'document')} and "
        f"{_counted(len(found.claims), 'claim')} are taken as they are"
    )
    return Earlier(found | Timeline.of((), (), complaints), 1, loaded.by, complaints)


def _loads(source: Source, limits: Limits) -> timeline_file.Loaded | Problem:
    large = too_large(source, bytes_of(limits.timeline_megabytes), "timeline_megabytes")
    if large:
        return large
    try:
        return timeline_file.loads(source.data, source.name)
    except FormError as error:
        message = str(error).removeprefix(f"{source.name}: ")
    except MemoryError:
        message = "ran out of memory"
    return Problem(kind=ProblemKind.LOST, message=message, source=source.name)


def _decided(source: Source, announce: Announce) -> Timeline:
    found = decisions.loads(source.data, source.name)
    authors = ", ".join(sorted({decision.author for decision in found.decisions}))
    by = f" by {authors}" if authors else ""
    announce(f"{source.name}: {_counted(len(found.decisions), 'decision')}{by}")
    return Timeline.of((), (), found.problems, found.decisions)


def _counted(count: int, what: str) -> str:
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def made_by(exporters: Iterable[Exporter], head: bytes) -> str:
    """What this program wrote in a file that begins so: "a timeline", "an export (csv)"; empty where it did not."""
    if timeline_file.is_timeline(head):
        return "a timeline"
    if annotations.is_line(head):
        return "annotations"
    if head.startswith(_DIGEST):
        return "a digest"
    for exporter in exporters:
        if exporter.wrote is not None and resolve(exporter.wrote)(head):
            return f"an export ({exporter.name})"
    return ""
