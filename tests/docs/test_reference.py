"""Nothing public is missing from the reference."""

import inspect
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

import attrs
import click
import pytest

import timeline.model
from tests.docs.site import DOCS, PAGES, extension
from timeline.command.exits import Exit, exit_of
from timeline.command.program import cli
from timeline.engine.shipped import shipped
from timeline.model.problem import Problem, ProblemKind
from timeline.plugin.descriptors import KINDS, Descriptor, Exporter, resolve
from timeline.plugin.hooks import Hooks
from timeline.plugin.registry import Listed, Registry
from timeline.plugin.settings import Limits
from timeline_plugins.lexicon import sections

generated = extension("generated")

LISTED = Registry.of(shipped()).listed
SHIPPED = [(row.kind, row.descriptor) for row in LISTED]
MODULES = [module.name for module in pkgutil.iter_modules(timeline.model.__path__, "timeline.model.")]


@cache
def part(name: str) -> str:
    text: str = generated.as_text(name)
    return text


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, click.Command]]:
    yield " ".join(path), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


@pytest.mark.parametrize("name", generated.PARTS)
def test_every_generated_part_stands_on_a_page(name: str) -> None:
    pages = [page for page, text in PAGES.items() if f"{{generated}} {name}\n" in text]
    assert len(pages) == 1, f"the part {name!r} stands on {pages or 'no page'}"


@pytest.mark.parametrize("hook", [name for name in vars(Hooks) if name.startswith("timeline_")])
def test_every_hook_and_its_arguments_are_described(hook: str) -> None:
    function = getattr(Hooks, hook)
    section = re.search(rf"^{hook}\n(.*?)(?=^timeline_\w+\n|\Z)", part("hooks"), re.MULTILINE | re.DOTALL)
    assert section, f"{hook} is not described"
    for argument in list(inspect.signature(function).parameters)[1:]:
        assert argument in section[1], f"{hook}: the argument {argument} is not described"
    assert "Example:" in section[1]
    assert "@hookimpl" in section[1]
    assert "Returns:" in section[1]


@pytest.mark.parametrize("module", MODULES)
def test_every_class_and_function_of_the_model_is_described(module: str) -> None:
    assert f".. automodule:: {module}\n" in PAGES["reference/model.md"]
    for name, value in inspect.getmembers(import_module(module)):
        own = getattr(value, "__module__", None) == module and not name.startswith("_")
        if own and (inspect.isclass(value) or inspect.isfunction(value)):
            assert inspect.getdoc(value), f"{module}.{name} says nothing of itself"


def test_every_command_and_option_is_described() -> None:
    page = PAGES["reference/commands.md"]
    assert ".. click:: timeline.command.program:cli" in page
    assert ":nested: full" in page
    for path, command in commands(cli):
        assert command.help, f"timeline {path} has no help"
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                assert parameter.help, f"timeline {path} {parameter.opts[0]} has no help"


@pytest.mark.parametrize(("kind", "descriptor"), SHIPPED, ids=[f"{kind}-{row.name}" for kind, row in SHIPPED])
def test_every_shipped_plugin_is_described(kind: str, descriptor: Descriptor) -> None:
    text = part(kind)
    assert f"{descriptor.name}\n" in text
    for suffix in getattr(descriptor, "suffixes", ()):
        assert f"``{suffix}``" in text
    for layer in (*getattr(descriptor, "makes", ()), *getattr(descriptor, "needs", ())):
        assert f"``{layer}``" in text


@pytest.mark.parametrize("exporter", [row for _, row in SHIPPED if isinstance(row, Exporter)], ids=lambda row: row.name)
def test_every_exporter_says_what_it_loses(exporter: Exporter) -> None:
    text = part("exporters").partition(f"{exporter.name}\n")[2]
    assert "loses nothing" in text or "left out | times" in text


@pytest.mark.parametrize("row", [row for row in LISTED if row.descriptor.settings], ids=lambda row: row.table)
def test_every_setting_is_described_with_type_default_and_meaning(row: Listed) -> None:
    text = part("settings").partition(f"[plugins.{row.table}]\n")[2].partition("[plugins.")[0]
    described(text, resolve(row.descriptor.settings))


def test_every_limit_is_described() -> None:
    described(part("limits"), Limits)


def described(text: str, settings: type[Any]) -> None:
    for field in attrs.fields(settings):
        row = re.search(rf"^``{field.name}`` \| (.*) \| (.*) \| (.*)$", text, re.MULTILINE)
        assert row, f"the setting {field.name} of {settings.__name__} is not described"
        assert all(row.groups()), f"the setting {field.name} of {settings.__name__} lacks a docstring: {row[0]}"


def test_plugins_without_settings_are_named() -> None:
    text = part("settings").partition("Plugins without settings\n")[2]
    for row in LISTED:
        assert (f"``{row.table}``" in text) == (row.descriptor.settings is None)


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_of_problem_is_described(kind: ProblemKind) -> None:
    assert re.search(rf"^``{kind.value}`` \| \S", part("problem-kinds"), re.MULTILINE)


def test_every_convention_is_shown() -> None:
    shown = part("conventions")
    for name, rows in sections(generated.FIGURES, "conventions.txt").items():
        for row in rows:
            numbers = name in ("kinds", "odd", "vague", "plurals")
            for field in row[:1] if numbers else row:
                assert field in shown, f"[{name}] {field} is not shown"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_plugin_has_checks_that_are_listed(kind: str) -> None:
    assert re.search(rf"^{kind} \| \S", part("checks"), re.MULTILINE)


def test_every_law_is_listed() -> None:
    text = part("laws")
    for file in generated.LAWS:
        names = re.findall(r"^def test_(\w+)", (DOCS.parent / file).read_text(encoding="utf-8"), re.MULTILINE)
        assert names
        for name in names:
            assert f"{name.replace('_', ' ')} | ``{file}``" in text


@pytest.mark.parametrize("code", Exit)
def test_every_exit_code_is_described(code: Exit) -> None:
    assert re.search(rf"^{int(code)} \| \S", part("exit-codes"), re.MULTILINE)


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_of_problem_has_its_exit_code(kind: ProblemKind) -> None:
    row = re.search(rf"^``{kind.value}`` \| .* \| (\d)$", part("problem-kinds"), re.MULTILINE)
    assert row
    assert int(row[1]) == exit_of([Problem(kind=kind, message="odd")])


@pytest.mark.parametrize("page", PAGES)
def test_every_page_can_be_reached(page: str) -> None:
    if page == "index.md":
        return
    folder, _, name = page.removesuffix(".md").rpartition("/")
    entries = {
        entry if "/" in entry or not owner.count("/") else f"{owner.rpartition('/')[0]}/{entry}"
        for owner, text in PAGES.items()
        for fence in extension("sessions").fences(text)
        if fence.info == "{toctree}"
        for entry in fence.body.split()
    }
    assert (f"{folder}/{name}" if folder else name) in entries
