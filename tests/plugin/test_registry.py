"""Plugins are collected once, checked by name, and sorted so that the order of registration never shows."""

import importlib
import types
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model.measure import Measure
from timeline.model.problem import Problem, ProblemKind
from timeline.model.relation import RelationKind
from timeline.plugin.descriptors import KINDS, Descriptor, Exporter, Extractor, Linker, Reader
from timeline.plugin.hooks import hookimpl
from timeline.plugin.registry import Plugin, PluginError, PluginNameError, Registry, find, short_names, sort_extractors


def nothing(*_: object) -> tuple[()]:
    return ()


def write(*_: object) -> None:
    return


def extractor(name: str, makes: str = "x", needs: Iterable[str] = (), **parts: Any) -> Extractor:
    return Extractor(name=name, version="1", makes={makes}, needs=needs, extract=nothing, **parts)


def reader(name: str) -> Reader:
    return Reader(name=name, version="1", suffixes=(f".{name}",), read=nothing)


def plugin(provider: str, kind: str, *descriptors: object) -> Plugin:
    def hook() -> Iterator[object]:
        yield from descriptors

    module = types.ModuleType(provider)
    setattr(module, f"timeline_{kind}", hookimpl(hook, specname=f"timeline_{kind}"))
    return Plugin(provider, module)


def names(descriptors: Iterable[Descriptor]) -> list[str]:
    return [descriptor.name for descriptor in descriptors]


def test_a_clash_of_names_tells_both_providers() -> None:
    plugins = [plugin("ours", "readers", reader("tally")), plugin("theirs", "readers", reader("tally"))]
    with pytest.raises(PluginError, match="two readers are called 'tally': one of ours and one of theirs"):
        Registry.of(plugins)


@pytest.mark.parametrize(
    ("kind", "value", "shipped"),
    [
        ("measures", Measure("drones-downed"), Measure("killed")),
        ("relations", RelationKind("cites"), RelationKind("denies")),
    ],
)
def test_a_measure_and_a_kind_of_relation_have_a_name_of_their_own(kind: str, value: Any, shipped: Any) -> None:
    ours = plugin("ours", kind, value)
    registry = Registry.of([ours])
    assert getattr(registry, kind)[value.name] is value
    assert [row.value for row in registry.names if row.provider == "ours"] == [value]
    with pytest.raises(PluginError, match=f"two {kind} are called {value.name!r}: one of ours and one of theirs"):
        Registry.of([ours, plugin("theirs", kind, value)])
    with pytest.raises(PluginError, match=f"are called '{shipped.name}': one of claim-timeline and one of ours"):
        Registry.of([plugin("ours", kind, shipped)])
    with pytest.raises(PluginError, match=f"timeline_{kind} must give {type(value).__name__} objects, not str"):
        Registry.of([plugin("ours", kind, "killed")])


def test_one_provider_cannot_use_a_name_twice() -> None:
    with pytest.raises(PluginError, match="two readers are called 'tally': one of ours and one of ours"):
        Registry.of([plugin("ours", "readers", reader("tally"), reader("tally"))])


def test_two_kinds_may_share_a_name() -> None:
    writes = Exporter(name="tally", version="1", suffixes=(".tally",), export=write)
    registry = Registry.of([plugin("a", "readers", reader("tally")), plugin("b", "exporters", writes)])
    assert [(row.kind, row.provider) for row in registry.listed] == [("readers", "a"), ("exporters", "b")]
    assert registry.named("exporters", "tally") is writes
    assert registry.named("linkers", "tally") is None


def test_extractors_come_after_the_makers_of_what_they_need_and_ties_by_name() -> None:
    made = [
        extractor("z-claims", "claim", {"time", "token"}),
        extractor("b-times", "time", {"token"}),
        extractor("a-times", "time", {"token"}),
        extractor("words", "token"),
        extractor("alone", "other"),
    ]
    assert names(sort_extractors(made)) == ["alone", "words", "a-times", "b-times", "z-claims"]


def test_a_layer_that_nobody_makes_is_no_fault() -> None:
    assert names(sort_extractors([extractor("a", "x", {"nowhere"})])) == ["a"]


@pytest.mark.parametrize(
    ("made", "circle"),
    [
        ([extractor("a", "x", {"x"})], "a needs a"),
        ([extractor("a", "x", {"y"}), extractor("b", "y", {"x"})], "a needs b needs a"),
        (
            [extractor("a", "x", {"z"}), extractor("b", "y", {"x"}), extractor("c", "z", {"y"})],
            "a needs c needs b needs a",
        ),
    ],
)
def test_a_circle_is_refused_and_names_its_members(made: list[Extractor], circle: str) -> None:
    with pytest.raises(PluginError) as refused:
        Registry.of([plugin("ours", "extractors", *made)])
    members = str(refused.value).removeprefix("extractors need each other in a circle: ").split(" needs ")
    # A circle has no beginning: any of its members may be named first.
    expected = circle.split(" needs ")[:-1]
    turns = [[*expected[turn:], *expected[:turn], expected[turn]] for turn in range(len(expected))]
    assert members in turns


DAG = [
    extractor("sentences", "sentence"),
    extractor("tokens", "token"),
    extractor("times", "time", {"token", "sentence"}),
    extractor("more-times", "time", {"token"}),
    extractor("figures", "figure", {"time", "token"}),
    extractor("claims", "claim", {"figure", "time"}),
    extractor("better-claims", "claim", {"figure"}, replaces={"claims"}),
]


@given(st.permutations([plugin(f"p{n}", "extractors", one) for n, one in enumerate(DAG)]))
def test_the_order_of_registration_never_shows(plugins: list[Plugin]) -> None:
    registry = Registry.of(plugins)
    straight = Registry.of(sorted(plugins, key=lambda plugin: plugin.provider))
    assert registry.extractors == straight.extractors
    assert registry.listed == straight.listed


@given(st.permutations([reader(name) for name in "abcde"]))
def test_readers_stand_by_name(readers: list[Reader]) -> None:
    assert names(Registry.of([plugin("ours", "readers", *readers)]).readers) == list("abcde")


def states(registry: Registry) -> dict[str, str]:
    return {row.descriptor.name: row.state for row in registry.listed}


def test_one_extractor_can_take_the_place_of_another() -> None:
    plugins = [
        plugin("a", "extractors", extractor("old")),
        plugin("b", "extractors", extractor("new", replaces={"old"})),
    ]
    registry = Registry.of(plugins)
    assert names(registry.extractors) == ["new"]
    assert states(registry) == {"new": "on", "old": "replaced by new"}


def test_one_that_is_off_takes_no_place() -> None:
    plugins = [
        plugin("a", "extractors", extractor("old")),
        plugin("b", "extractors", extractor("new", replaces={"old"})),
    ]
    registry = Registry.of(plugins, off={"new"})
    assert names(registry.extractors) == ["old"]
    assert states(registry) == {"new": "off", "old": "on"}


def test_switching_off_what_is_not_there_is_refused() -> None:
    with pytest.raises(PluginError, match="there is no plugin called 'tally' to switch off"):
        Registry.of([], off={"tally"})


def test_one_of_two_kinds_that_share_a_name_is_switched_off() -> None:
    writes = Exporter(name="tally", version="1", suffixes=(".tally",), export=write)
    plugins = [plugin("a", "readers", reader("tally")), plugin("b", "exporters", writes)]
    registry = Registry.of(plugins, off={"exporters.tally"})
    assert [(row.table, row.state) for row in registry.listed] == [("readers.tally", "on"), ("exporters.tally", "off")]
    assert (len(registry.readers), registry.exporters) == (1, ())
    with pytest.raises(PluginNameError, match=r"write \[plugins.readers.tally\] or \[plugins.exporters.tally\]"):
        Registry.of(plugins, off={"tally"})
    with pytest.raises(PluginNameError, match=r"no plugin called 'linkers\.tally'"):
        Registry.of(plugins, off={"linkers.tally"})


def test_a_plugin_may_be_called_like_a_kind() -> None:
    plugins = [plugin("a", "readers", reader("extractors"), reader("tally"))]
    assert [row.table for row in Registry.of(plugins).listed] == ["readers.extractors", "tally"]
    assert names(Registry.of(plugins, off={"readers.extractors"}).readers) == ["tally"]
    with pytest.raises(
        PluginNameError, match=r"\[plugins.extractors\] is ambiguous; write \[plugins.readers.extractors"
    ):
        Registry.of(plugins, off={"extractors"})


@given(st.sets(st.tuples(st.sampled_from(list(KINDS)), st.sampled_from(("a", "b", *KINDS)))))
def test_a_short_name_is_found_and_means_one_plugin(plugins: set[tuple[str, str]]) -> None:
    known = [".".join(pair) for pair in plugins]
    short = short_names(known)
    assert len(set(short.values())) == len(known)
    for full, table in short.items():
        assert find(table, known) == find(full, known) == full


def test_a_hook_must_give_its_own_descriptors() -> None:
    with pytest.raises(PluginError, match="plugin ours: timeline_readers must give Reader objects, not Extractor"):
        Registry.of([plugin("ours", "readers", extractor("a"))])


def test_a_hook_that_raises_is_named() -> None:
    def hook() -> Iterator[Reader]:
        raise RuntimeError("no luck")

    module = types.ModuleType("ours")
    module.timeline_readers = hookimpl(hook, specname="timeline_readers")  # type: ignore[attr-defined]
    with pytest.raises(PluginError, match="plugin ours: timeline_readers raised RuntimeError: no luck"):
        Registry.of([Plugin("ours", module)])


def test_a_hook_that_does_not_exist_is_refused() -> None:
    with pytest.raises(PluginError, match=r"plugin ours: .*unknown hook 'timeline_writers'"):
        Registry.of([plugin("ours", "writers", reader("a"))])


def test_a_hook_may_give_nothing() -> None:
    module = types.ModuleType("ours")
    module.timeline_linkers = hookimpl(lambda: None, specname="timeline_linkers")  # type: ignore[attr-defined]
    assert Registry.of([Plugin("ours", module)]).linkers == ()


def test_all_four_kinds_are_collected() -> None:
    links = Linker(name="links", version="1", keys=nothing, link=nothing)
    writes = Exporter(name="writes", version="1", suffixes=(".x",), export=write)
    registry = Registry.of(
        [
            plugin("a", "readers", reader("reads")),
            plugin("b", "extractors", extractor("finds")),
            plugin("c", "linkers", links),
            plugin("d", "exporters", writes),
        ]
    )
    assert [row.kind for row in registry.listed] == ["readers", "extractors", "linkers", "exporters"]
    assert (registry.linkers, registry.exporters) == ((links,), (writes,))


# -------------------------------------------------------------------------------------------- installed distributions


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Installs a distribution of one module, as pip would leave it behind."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def put(name: str, code: str) -> None:
        information = tmp_path / f"{name}-1.0.dist-info"
        information.mkdir()
        (information / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
        (information / "entry_points.txt").write_text(f"[timeline]\nmain = {name}_module\n", "utf-8")
        (tmp_path / f"{name}_module.py").write_text(code, "utf-8")
        importlib.invalidate_caches()

    return put


READER = """
from timeline.plugin.descriptors import Reader
from timeline.plugin.hooks import hookimpl

@hookimpl
def timeline_readers():
    yield Reader(name="ledger", version="1", suffixes=(".ledger",), read="nowhere:read")
"""


def test_an_installed_plugin_is_found_by_its_entry_point(install: Callable[[str, str], None]) -> None:
    install("ledger", READER)
    registry = Registry.of([], entry_points=True)
    assert ("ledger", "ledger:main") in [(row.descriptor.name, row.provider) for row in registry.listed]
    assert not [problem for problem in registry.problems if problem.plugin == "ledger"]
    assert "ledger" not in names(Registry.of([]).readers)


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("import no_such_module_at_all", "ModuleNotFoundError: No module named 'no_such_module_at_all'"),
        ("raise RuntimeError('no luck')", "RuntimeError: no luck"),
        ("def broken(:", "SyntaxError"),
        ("import sys; sys.exit(3)", "SystemExit: 3"),
    ],
)
def test_one_that_cannot_be_imported_is_a_problem_and_no_more(
    install: Callable[[str, str], None], code: str, message: str
) -> None:
    install("broken", code)
    install("ledger", READER)
    registry = Registry.of([], entry_points=True)
    (problem,) = (problem for problem in registry.problems if problem.plugin == "broken")
    assert problem.kind is ProblemKind.SETUP
    assert message in problem.message
    assert "pip uninstall broken" in problem.hint
    assert "ledger" in names(registry.readers)


# ----------------------------------------------------------------------------------------------------------- observers


class Observer:
    def __init__(self, error: BaseException | None = None) -> None:
        self.heard: list[Problem] = []
        self._error = error

    @hookimpl
    def timeline_problem(self, problem: Problem) -> str:
        self.heard.append(problem)
        if self._error:
            raise self._error
        return "something to be passed over"


@pytest.mark.parametrize("error", [RuntimeError("no"), SystemExit(3)])
def test_observers_hear_of_problems_and_what_they_raise_is_passed_over(error: BaseException) -> None:
    loud, quiet = Observer(error), Observer()
    registry = Registry.of([Plugin("quiet", quiet), Plugin("loud", loud)])
    problem = Problem(kind=ProblemKind.LOST, message="gone")
    registry.tell(problem)
    assert loud.heard == quiet.heard == [problem]
