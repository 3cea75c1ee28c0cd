"""``timeline verify``."""

import re
from pathlib import Path

import click

from timeline.command import options
from timeline.command.parsing import Command

_DIGEST = re.compile(r"\\?([0-9a-fA-F]{64})(?:[ \t]+\*?(.*))?")
"""A line of ``sha256sum``, or a digest alone; a backslash precedes it where the name has escapes."""
_MEGABYTES, _SECONDS = 1.0, 30.0
"""What reading a file of digests may cost."""
_BSD_DIGEST = re.compile(r"SHA256 \((.*)\) = ([0-9a-fA-F]{64})")
"""A line of ``sha256sum --tag`` and of BSD's ``sha256``."""


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--sources", type=click.Path(path_type=Path, file_okay=False), help="Folder with the files it was made of."
)
@click.option("--deep", is_flag=True, help="Extract the claims of the sources again, too (with --sources).")
@click.option(
    "--against",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.sha256",
    help="A digest of the file that was kept elsewhere, as sha256sum prints it.",
)
@click.option("--config", type=click.Path(path_type=Path), help="Settings file [default: timeline.toml, if there].")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing; the exit code tells.")
def verify(file: Path, sources: Path | None, deep: bool, against: Path | None, config: Path | None, quiet: bool) -> int:
    """Check a timeline file: its digests, spans, hashes and ids, and all of it that can be computed again.

    With --sources its documents are compared with the files, text and metadata, with --deep the claims as well. Whoever
    can write the file can write its digests: with --against the file is compared with a digest that you kept.

    Exits with 0 when everything holds and with 1 when something does not; each complaint is one line.
    """
    import hashlib

    from timeline.codec.converter import FormError
    from timeline.command.exits import Exit
    from timeline.command.terminal import remark, say
    from timeline.engine.verification import verify as verify_file

    if deep and sources is None:
        options.stop("--deep extracts the claims of the sources again: give their folder with --sources")
    if sources is not None and not sources.is_dir():
        options.stop(f"{sources}: there is no such folder")
    engine = options.engine(config, quiet=quiet, announce=not quiet)
    data = options.content(file, engine.settings.limits.timeline_megabytes, engine.settings.limits.seconds)
    kept = _digest(against, file) if against else None
    complaints: list[str] = []
    if kept and kept != (now := hashlib.sha256(data).hexdigest()):
        complaints.append(f"the file has the sha256 {now}, and {against} says {kept}")
    remarks: list[str] = []
    try:
        verdict = verify_file(data, str(file), engine)
    except FormError as error:
        complaints.append(str(error))
        summary = ""
    else:
        complaints += verdict.complaints
        remarks += verdict.remarks
        timeline = verdict.timeline
        if sources is not None:
            from timeline.engine.rereading import compare

            compared = compare(timeline, sources, engine, deep=deep)
            complaints += compared.complaints
            remarks += compared.remarks
        spans = sum(len(claim.spans) for claim in timeline.claims)
        summary = f"{len(timeline.documents)} documents, {len(timeline.claims)} claims, {spans} spans: "
        if complaints:
            summary += "1 complaint" if len(complaints) == 1 else f"{len(complaints)} complaints"
        else:
            summary += "everything that could be compared holds" if verdict.remarks else "everything holds"
    if not quiet:
        for line in complaints:
            say(line)
        for line in remarks:
            remark(line)
        if summary:
            say(summary)
    return Exit.LOSSES if complaints else Exit.DONE


def _digest(path: Path, of: Path) -> str:
    """The digest that a file keeps for another: the only one in it, or the one beside that file's name."""
    found: dict[str, str] = {}
    for line in options.content(path, _MEGABYTES, _SECONDS).decode("utf-8", "replace").splitlines():
        if tagged := _BSD_DIGEST.fullmatch(line.strip()):
            found[Path(tagged[1]).name] = tagged[2].lower()
        elif plain := _DIGEST.fullmatch(line.strip()):
            found[Path(plain[2] or "").name] = plain[1].lower()
    if len(set(found.values())) == 1:
        return next(iter(found.values()))
    if of.name not in found:
        options.stop(f"{path}: it holds no sha256{f' of {of.name}' if found else ''}")
    return found[of.name]
