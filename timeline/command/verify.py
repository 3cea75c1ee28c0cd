"""``timeline verify``."""

from pathlib import Path

import click

from timeline.command import options
from timeline.command.parsing import Command


@click.command(cls=Command)
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--sources", type=click.Path(path_type=Path, file_okay=False), help="Folder with the files it was made of."
)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing; the exit code tells.")
def verify(file: Path, sources: Path | None, quiet: bool) -> int:
    """Check spans, hashes and ids of a timeline against its stored texts, and with --sources against the files.

    Exits with 0 when everything holds and with 1 when something does not; each complaint is one line.
    """
    from timeline.codec import timeline_file
    from timeline.codec.converter import FormError
    from timeline.command.exits import Exit
    from timeline.command.terminal import say
    from timeline.engine.verification import compare

    try:
        loaded = timeline_file.loads(file.read_bytes(), str(file))
    except OSError as error:
        options.stop(f"{file}: {error.strerror}")
    except FormError as error:
        if not quiet:
            say(str(error))
        return Exit.LOSSES
    complaints = list(loaded.complaints)
    if sources is not None:
        if not sources.is_dir():
            options.stop(f"{sources}: there is no such folder")
        complaints += compare(loaded.timeline, sources, options.engine(None, 0))
    if not quiet:
        for complaint in complaints:
            say(complaint)
        timeline = loaded.timeline
        spans = sum(len(claim.spans) for claim in timeline.claims)
        verdict = f"{len(complaints)} complaints" if complaints else "everything holds"
        say(f"{len(timeline.documents)} documents, {len(timeline.claims)} claims, {spans} spans: {verdict}")
    return Exit.LOSSES if complaints else Exit.DONE
