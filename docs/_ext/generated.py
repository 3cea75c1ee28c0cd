"""The parts of the reference that are generated from the code, as plain blocks. Knows nothing of Sphinx.

A text may hold ``literals`` in doubled backquotes, as docstrings do. ``PARTS`` names every part; a page shows one with
``{generated} NAME``, and ``as_text`` gives all that it says for the tests.
"""

import ast
import enum
import inspect
import re
import textwrap
import types
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import import_module
from itertools import pairwise
from typing import Any, get_args, get_origin, get_type_hints

import attrs
from sample import ROOT, chronology

from timeline.command.exits import Exit, exit_of
from timeline.engine.shipped import shipped
from timeline.model.problem import Problem, ProblemKind
from timeline.plugin.descriptors import KINDS, Descriptor, Exporter, Extractor, Linker, resolve
from timeline.plugin.hooks import Hooks
from timeline.plugin.registry import Registry
from timeline.plugin.settings import Limits
from timeline.testing.checks import checks_of
from timeline_plugins.lexicon import sections

FIGURES = "timeline_plugins.extractors.figures"
LAWS = tuple(path.relative_to(ROOT).as_posix() for path in sorted((ROOT / "tests").glob("*/test_*_laws.py")))


@attrs.frozen
class Table:
    """Rows of cells under a head; every cell is a text."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    caption: str


@attrs.frozen
class Code:
    """A block of code."""

    text: str
    language: str = "python"


@attrs.frozen
class Entry:
    """A section with a name of its own that other pages can refer to."""

    title: str
    label: str
    blocks: tuple["Block", ...]


Block = str | Table | Code | Entry


@attrs.frozen
class Setting:
    """One setting: its type and default in the words of TOML."""

    name: str
    type: str
    default: str
    about: str


# ---------------------------------------------------------------------------------------------------------- docstrings


def paragraphs(value: Any) -> list[str]:
    """The paragraphs of a docstring, each on one line; a blockquote such as an example is left out."""
    doc = inspect.getdoc(value) or ""
    found = [block for block in doc.split("\n\n") if block and not block.startswith(" ")]
    return [" ".join(block.split()) for block in found]


def below(owner: type) -> dict[str, str]:
    """The string literals that stand below the assignments of a class body, by the name that is assigned."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(owner))).body[0]
    assert isinstance(tree, ast.ClassDef)
    found: dict[str, str] = {}
    for first, second in zip(tree.body, tree.body[1:], strict=False):
        if (
            isinstance(second, ast.Expr)
            and isinstance(second.value, ast.Constant)
            and isinstance(second.value.value, str)
        ):
            targets = first.targets if isinstance(first, ast.Assign) else [getattr(first, "target", None)]
            for target in targets:
                if isinstance(target, ast.Name):
                    found[target.id] = " ".join(second.value.value.split())
    return found


def _mentions(doc: str, names: Iterable[str]) -> dict[str, str]:
    """What a class docstring says of each field: from its ``name`` to the next one."""
    marks = sorted((match.start(), name) for name in names for match in re.finditer(f"``{name}``", doc))
    found: dict[str, str] = {}
    for (start, name), (end, _) in pairwise([*marks, (len(doc), "")]):
        words = " ".join(doc[start:end].split())
        found.setdefault(name, words.removeprefix(f"``{name}``: ").rstrip(",; "))
    return found


# ------------------------------------------------------------------------------------------------------------ settings


def settings_of(kind: type) -> list[Setting]:
    """The settings of an attrs class, with what is said about each below it or in the class's docstring."""
    fields = attrs.fields(kind)
    own = below(kind)
    said = _mentions(inspect.getdoc(kind) or "", [field.name for field in fields])
    hints = get_type_hints(kind)
    return [
        Setting(
            name=field.name,
            type=_toml_type(hints[field.name]),
            default=_toml(_default(field)),
            about=own.get(field.name) or said.get(field.name, ""),
        )
        for field in fields
    ]


def _default(field: Any) -> Any:
    return field.default.factory() if isinstance(field.default, attrs.Factory) else field.default  # type: ignore[arg-type]


def _toml_type(hint: Any) -> str:
    simple = {bool: "true or false", int: "integer", float: "number", str: "text"}
    if hint in simple:
        return simple[hint]
    if isinstance(hint, type) and issubclass(hint, enum.Enum):
        return "one of " + ", ".join(f"``{_toml(member)}``" for member in hint)
    if get_origin(hint) in (tuple, frozenset, set, list):
        inner = get_args(hint)[0]
        of = _toml_type(inner)
        return f"list of {of.removeprefix('one of ')}"
    if get_origin(hint) in (types.UnionType,):
        return " or ".join(_toml_type(arg) for arg in get_args(hint) if arg is not type(None))
    return getattr(hint, "__name__", str(hint))


def _toml(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, enum.Enum):
        return _toml(value.value)
    if isinstance(value, str):
        return f'"{value}"'
    if isinstance(value, tuple | list):
        return f"[{', '.join(_toml(item) for item in value)}]"
    if isinstance(value, frozenset | set):
        return f"[{', '.join(sorted(_toml(item) for item in value))}]"
    return "none" if value is None else str(value)


def settings_table(kind: type, caption: str) -> Table:
    """All settings of a class."""
    rows = tuple((f"``{s.name}``", s.type, f"``{s.default}``", s.about) for s in settings_of(kind))
    return Table(("setting", "type", "default", "meaning"), rows, caption)


def limits() -> Iterator[Block]:
    """The table [limits]."""
    yield from paragraphs(Limits)[:1]
    yield settings_table(Limits, "Settings of [limits]")


def settings() -> Iterator[Block]:
    """The settings of every shipped plugin that has some, and the names of those that have none."""
    plain = []
    for row in registry().listed:
        if row.descriptor.settings is None:
            plain.append(row.table)
            continue
        own = resolve(row.descriptor.settings)
        title = f"[plugins.{row.table}]"
        blocks = (*paragraphs(own)[:1], settings_table(own, f"Settings of {title}"))
        yield Entry(title, f"settings-{row.table.replace('.', '-')}", blocks)
    yield Entry(
        "Plugins without settings",
        "settings-none",
        ("Their tables take ``enabled`` alone: " + ", ".join(f"``{name}``" for name in plain) + ".",),
    )


# ------------------------------------------------------------------------------------------------------------- plugins


@cache
def registry() -> Registry:
    """The shipped plugins."""
    return Registry.of(shipped())


def plugins(kind: str) -> list[Descriptor]:
    """The shipped descriptors of a kind, in the order of their names."""
    return [row.descriptor for row in registry().listed if row.kind == kind]


def _shipped(kind: str) -> Callable[[], Iterator[Block]]:
    def part() -> Iterator[Block]:
        for descriptor in plugins(kind):
            yield Entry(descriptor.name, f"{kind[:-1]}-{descriptor.name}", tuple(_described(descriptor)))

    return part


_MAIN = {"readers": "read", "extractors": "extract", "linkers": "link", "exporters": "export"}


def _described(descriptor: Descriptor) -> Iterator[Block]:
    kind = next(kind for kind, cls in KINDS.items() if isinstance(descriptor, cls))
    given = getattr(descriptor, _MAIN[kind])
    function = resolve(given)
    module = import_module(function.__module__)
    yield " ".join(dict.fromkeys([*paragraphs(module)[:1], *paragraphs(function)[:1]]))
    yield Table(("property", "value"), tuple(_properties(descriptor, given)), f"The {kind[:-1]} {descriptor.name}")
    if isinstance(descriptor, Exporter):
        yield from _losses(descriptor)


def _properties(descriptor: Descriptor, given: Any) -> Iterator[tuple[str, str]]:
    def literals(names: Iterable[str]) -> str:
        return ", ".join(f"``{name}``" for name in names)

    if suffixes := getattr(descriptor, "suffixes", ()):
        yield "suffixes", literals(suffixes)
    if isinstance(descriptor, Extractor):
        yield "makes", literals(sorted(descriptor.makes))
        yield "needs", literals(sorted(descriptor.needs)) or "nothing but the text"
    if isinstance(descriptor, Extractor | Linker):
        yield "languages", literals(sorted(descriptor.languages)) or "all"
    yield "version", descriptor.version
    yield "function", f"``{given}``"
    if descriptor.settings is None:
        yield "settings", "none"
    else:
        names = [setting.name for setting in settings_of(resolve(descriptor.settings))]
        yield "settings", literals(names)


def _losses(exporter: Exporter) -> Iterator[Block]:
    if exporter.loses is None:
        yield "It loses nothing."
        return
    loses = resolve(exporter.loses)
    found = sorted(loses(chronology()))
    yield from paragraphs(loses)[:1]
    if found:
        yield Table(
            ("left out", "times"),
            tuple((loss.what, f"{loss.count:,}") for loss in found),
            f"What {exporter.name} loses of the sample story",
        )


# --------------------------------------------------------------------------------------------------- hooks and problems


def hooks() -> Iterator[Block]:
    """Every hook with its arguments, an example and what it returns."""
    for name, hook in vars(Hooks).items():
        if not name.startswith("timeline_"):
            continue
        doc = inspect.getdoc(hook) or ""
        summary, _, rest = doc.partition("Example::")
        example, _, returns = rest.partition("Returns:")
        arguments = [argument for argument in inspect.signature(hook).parameters if argument != "self"]
        blocks: list[Block] = [Code(f"def {name}({', '.join(arguments)})"), " ".join(summary.split())]
        if example.strip():
            blocks += ["Example:", Code(textwrap.dedent(example.strip("\n")).strip())]
        if returns.strip():
            blocks.append(f"Returns: {' '.join(returns.split())}")
        yield Entry(name, f"hook-{name.removeprefix('timeline_')}", tuple(blocks))


def problem_kinds() -> Iterator[Block]:
    """Every kind of problem."""
    meaning = below(ProblemKind)
    rows = tuple(
        (f"``{kind.value}``", meaning.get(kind.name, ""), str(int(exit_of([Problem(kind=kind, message="")]))))
        for kind in ProblemKind
    )
    yield Table(("kind", "what it cost", "exit code"), rows, "Kinds of problems")


def exit_codes() -> Iterator[Block]:
    """Every exit code."""
    meaning = below(Exit)
    rows = tuple((str(int(code)), meaning.get(code.name, "")) for code in Exit)
    yield Table(("code", "meaning"), rows, "Exit codes")


def checks() -> Iterator[Block]:
    """Every conformance check by the kind of descriptor that it applies to."""
    found = dict.fromkeys((check.kind, check.name) for check in checks_of(shipped()[0].implementation))
    yield Table(("applies to", "check"), tuple(found), "Conformance checks")


def laws() -> Iterator[Block]:
    """The properties that are tested, by the names of their tests."""
    rows = (
        (node.name.removeprefix("test_").replace("_", " "), f"``{file}``")
        for file in LAWS
        for node in ast.parse((ROOT / file).read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )
    yield Table(("law", "tested in"), tuple(rows), "Laws")


# --------------------------------------------------------------------------------------------------- figure conventions


def conventions() -> Iterator[Block]:
    """The data file of figure conventions: hedges and what they do to a number, words without a number."""
    found = sections(FIGURES, "conventions.txt")
    known = {"kinds", "odd", "vague", "plurals", "fillers"}
    hedges = [_hedge(found, *row) for row in found["kinds"]]
    known |= {f"{place}: {row[0]}" for row in found["kinds"] for place in ("before", "after")}
    yield Table(("kind", "low", "high", "best", "words before the number", "words behind it"), tuple(hedges), "Hedges")
    yield f"“N-odd” is N to N + {found['odd'][0][0]}."
    rows = tuple((word, _grouped(low), _grouped(high)) for word, low, high in (*found["vague"], *found["plurals"]))
    yield Table(("word", "low", "high"), rows, "Words of quantity without a number")
    yield f"Words between hedge and number that move no bound: {_words(found['fillers'])}."
    for name in found.keys() - known:
        width = max(len(row) for row in found[name])
        rows = tuple((*row, *[""] * (width - len(row))) for row in found[name])
        yield Table(tuple(f"field {number}" for number in range(1, width + 1)), rows, f"[{name}]")


def _hedge(found: dict[str, Any], kind: str, low: str, high: str, best: str) -> tuple[str, ...]:
    def times_n(factor: str) -> str:
        return "open" if factor == "-" else "N" if factor == "1" else f"{factor} N"

    words = [_words(found.get(f"{place}: {kind}", ())) or "none" for place in ("before", "after")]
    return (kind, times_n(low), times_n(high), "N" if best == "best" else "none", *words)


def _words(rows: Iterable[tuple[str, ...]]) -> str:
    return ", ".join(field for row in rows for field in row)


def _grouped(number: str) -> str:
    return f"{int(number):,}" if number.isdigit() else "open" if number == "-" else number


PARTS: dict[str, Callable[[], Iterator[Block]]] = {
    "hooks": hooks,
    **{kind: _shipped(kind) for kind in KINDS},
    "settings": settings,
    "limits": limits,
    "problem-kinds": problem_kinds,
    "exit-codes": exit_codes,
    "checks": checks,
    "laws": laws,
    "conventions": conventions,
}


def as_text(part: str) -> str:
    """All that a part says, a line for each block and row."""
    return "\n".join(_lines(PARTS[part]()))


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case str():
                yield block
            case Table():
                yield " | ".join(block.head)
                yield from (" | ".join(row) for row in block.rows)
            case Code():
                yield block.text
            case Entry():
                yield block.title
                yield from _lines(block.blocks)
