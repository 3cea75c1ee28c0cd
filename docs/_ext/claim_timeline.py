"""Sphinx extension: timelines in pages, and the parts of the reference that are generated from the code.

``{claim-timeline} PATH``
    A timeline file, or a file or folder that is built when the site is built, as a table. PATH counts from the top of
    the checkout; with ``:session:`` it is a file that the commands of the page have written. Options: ``:by:`` about
    or said; ``:limit:`` how many rows; ``:match:`` only rows whose quotation holds these words; ``:caption:``;
    ``:page:`` one of the exported pages (``story.html``) to link below the table.
``{generated} PART``
    One of ``generated.PARTS``.
``{timeline-run}``
    Commands and what they show, run when the site is built; see ``sessions``. Options: ``:lines:`` how many lines of
    output to show; ``:exit:`` the exit code that is expected.
``{edtf-table}``
    Rows ``what | expression``, each completed by how the expression is read.

All of them make docutils nodes and no HTML.
"""

import importlib
import inspect
import pkgutil
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import generated
import sessions
from docutils import nodes
from docutils.parsers.rst import directives
from rendering import render, rows_of, table
from sample import chronology, engine
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

import timeline.model
from timeline.codec import times
from timeline.engine.outputs import Output
from timeline.model import edtf

_MEMBER = re.compile(r"<(\w+\.\w+): [^<>]*>")

EXPORTED = ("story.html",)

log = logging.getLogger(__name__)


def _by(argument: str) -> str:
    return directives.choice(argument, ("about", "said"))


class ClaimTimeline(SphinxDirective):
    """Rows of a timeline as a table."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "by": _by,
        "limit": directives.positive_int,
        "match": directives.unchanged_required,
        "caption": directives.unchanged_required,
        "page": directives.unchanged_required,
        "session": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        path = self.arguments[0]
        if "session" in self.options:
            path = str(_session(self.env).folder / path)
        try:
            found = chronology(path, self.options.get("by", "about"))
        except ValueError as error:
            raise self.error(str(error)) from None
        head, rows = rows_of(found)
        match = self.options.get("match", "").lower()
        rows = [row for row in rows if match in " ".join(row[-1].lower().split())]
        if not rows:
            raise self.error(f"{self.arguments[0]}: no row holds {match!r}" if match else "the timeline has no rows")
        shown = rows[: self.options.get("limit", len(rows))]
        caption = self.options.get("caption") or f"{len(shown)} of {len(found.events)} rows"
        if any(row[0].startswith("?") for row in shown):
            caption += "; ? stands where it is not certain that a row comes after the one above"
        made: list[nodes.Node] = [table(generated.Table(head, tuple(shown), caption), "claim-timeline")]
        if page := self.options.get("page"):
            uri = "../" * self.env.docname.count("/") + page
            link = nodes.reference("", "Open the whole timeline", refuri=uri, internal=True)
            made.append(nodes.paragraph("", "", link, nodes.Text(" as the page that the program writes.")))
        return made


class Generated(SphinxDirective):
    """A generated part of the reference."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0]
        if name not in generated.PARTS:
            raise self.error(f"there is no part {name!r}; there are {', '.join(generated.PARTS)}")
        _used(self.env).setdefault(name, self.env.docname)
        return list(render(generated.PARTS[name](), self))


class TimelineRun(SphinxDirective):
    """Commands with the output that they have today."""

    has_content = True
    option_spec: ClassVar = {"lines": directives.positive_int, "exit": directives.nonnegative_int}

    def run(self) -> list[nodes.Node]:
        block, outcome = next(_session(self.env).blocks)
        if "\n".join(f"$ {command}" for command in block.commands) != "\n".join(self.content).strip():
            raise self.error(f"the blocks of this page are out of step: expected {block.commands}")
        if any(outcome.codes[:-1]) or outcome.codes[-1:] != (block.exit,):
            raise self.error(f"exit codes {outcome.codes}:\n{outcome.text}")
        lines = outcome.text.splitlines()
        most = self.options.get("lines", len(lines))
        if len(lines) > most:
            lines = [*lines[:most], "..."]
        node = nodes.literal_block(
            "\n".join(lines), "\n".join(lines), language="text", force=True, classes=["timeline-run"]
        )
        self.set_source_info(node)
        return [node]


class _Session:
    """A page that has been played: its blocks with their outcomes, and the folder that its commands worked in."""

    def __init__(self, page: str) -> None:
        self._kept = tempfile.TemporaryDirectory()
        self.folder = Path(self._kept.name)
        outcomes = list(sessions.play(page, self.folder))
        kinds = [fence.info for fence in sessions.fences(page) if fence.info in ("console", "{timeline-run}")]
        shown = [outcome for outcome, kind in zip(outcomes, kinds, strict=True) if kind == "{timeline-run}"]
        self.blocks: Iterator[tuple[sessions.Block, sessions.Outcome]] = iter(shown)


def _session(env: BuildEnvironment) -> _Session:
    """The session of the page that is being read."""
    key = "timeline-session"
    if key not in env.temp_data:
        env.temp_data[key] = _Session(Path(env.doc2path(env.docname)).read_text(encoding="utf-8"))
    found: _Session = env.temp_data[key]
    return found


class EdtfTable(SphinxDirective):
    """Expressions and how they are read."""

    has_content = True
    option_spec: ClassVar = {"caption": directives.unchanged_required}

    def run(self) -> list[nodes.Node]:
        rows: list[tuple[str, ...]] = []
        for line in self.content:
            what, _, expression = (part.strip() for part in line.rpartition("|"))
            refused = what.startswith("!")
            try:
                row = times.write(edtf.parse(expression))
            except edtf.EDTFError as error:
                if not refused:
                    raise self.error(str(error)) from None
                reason = str(error).removeprefix(f"EDTF {expression!r}: ")
                rows.append((what.removeprefix("!").strip(), f"``{expression}``", reason))
                continue
            if refused or row is None:
                raise self.error(f"{expression} is read, and the page says that it is refused")
            cells = (row["earliest"] or "open or unknown", row["latest"] or "open or unknown", row["precision"])
            rows.append((what, f"``{expression}``", *cells))
        read = ("what", "expression", "earliest", "latest", "precision")
        head = read if rows and len(rows[0]) == len(read) else ("what", "expression", "answer")
        return [table(generated.Table(head, tuple(rows), self.options.get("caption", "EDTF")))]


def _signature(
    _app: Sphinx, _what: str, _name: str, _object: object, _options: object, signature: str | None, returns: str | None
) -> tuple[str | None, str | None]:
    """Members of enums as code writes them, without which a signature is no Python and is not linked."""
    return (_MEMBER.sub(r"\1", signature) if signature else signature), returns


# ------------------------------------------------------------------------------------------------------- completeness


def _used(env: BuildEnvironment) -> dict[str, str]:
    if not hasattr(env, "timeline_parts"):
        env.timeline_parts = {}  # type: ignore[attr-defined]
    found: dict[str, str] = env.timeline_parts  # type: ignore[attr-defined]
    return found


def _check(_app: Sphinx, env: BuildEnvironment) -> None:
    """Every generated part is on a page, and every public class of the model is described on one."""
    for name in generated.PARTS:
        if name not in _used(env):
            log.warning("no page shows the generated part %r", name)
    described = env.domains["py"].data["objects"]
    for module in pkgutil.iter_modules(timeline.model.__path__, "timeline.model."):
        for name, value in inspect.getmembers(importlib.import_module(module.name), inspect.isclass):
            if (
                value.__module__ == module.name
                and not name.startswith("_")
                and f"{module.name}.{name}" not in described
            ):
                log.warning("no page describes the model class %s.%s", module.name, name)


def _export(app: Sphinx, error: Exception | None) -> None:
    """Put the sample story beside the pages, as the program exports it."""
    if error is None and app.builder.format == "html":
        for name in EXPORTED:
            exporter = engine().output(name).exporter
            engine().export(chronology(), Output(name, exporter, Path(app.outdir, name)))


def _merge(_app: Sphinx, env: BuildEnvironment, _names: list[str], other: BuildEnvironment) -> None:
    _used(env).update(_used(other))


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directives."""
    app.add_directive("claim-timeline", ClaimTimeline)
    app.add_directive("generated", Generated)
    app.add_directive("timeline-run", TimelineRun)
    app.add_directive("edtf-table", EdtfTable)
    app.connect("env-check-consistency", _check)
    app.connect("env-merge-info", _merge)
    app.connect("build-finished", _export)
    app.connect("autodoc-process-signature", _signature)
    # Sessions change the working directory, so pages are read one after the other.
    return {"version": "1", "parallel_read_safe": False, "parallel_write_safe": True}
