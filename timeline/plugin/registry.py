"""``Registry``: the plugins of one engine, found, checked and sorted once. A typed façade over pluggy's hooks."""

from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from typing import Any, TypeVar

import attrs
import pluggy

from timeline.model.problem import Problem, ProblemKind
from timeline.plugin.descriptors import KINDS, Descriptor, Exporter, Extractor, Linker, Reader
from timeline.plugin.hooks import PROJECT, Hooks

D = TypeVar("D", bound=Descriptor)


class PluginError(Exception):
    """Plugins that cannot be used together, or one that is wrong in itself; the message names the culprits."""


@attrs.frozen(slots=True)
class Listed:
    """A descriptor with who provides it and what became of it.

    ``kind`` is ``readers``, ``extractors``, ``linkers`` or ``exporters``; ``state`` is ``on``, ``off`` (switched off)
    or ``replaced by NAME``.
    """

    kind: str
    descriptor: Descriptor
    provider: str
    state: str


@attrs.frozen(slots=True)
class Plugin:
    """A module or object with hook implementations, and the name by which errors and listings call its provider."""

    provider: str
    implementation: Any


@attrs.frozen(slots=True, eq=False)
class Registry:
    """What the plugins contribute, in an order that does not depend on how they were registered.

    ``readers``, ``linkers`` and ``exporters`` stand by name, ``extractors`` so that each comes after the makers of
    what it needs (ties by name). ``problems`` are plugins that could not be loaded.
    """

    readers: tuple[Reader, ...]
    extractors: tuple[Extractor, ...]
    linkers: tuple[Linker, ...]
    exporters: tuple[Exporter, ...]
    listed: tuple[Listed, ...]
    problems: tuple[Problem, ...]
    _observers: Any = attrs.field(alias="observers", repr=False)

    @classmethod
    def of(cls, plugins: Iterable[Plugin], *, entry_points: bool = False, off: Iterable[str] = ()) -> "Registry":
        """Collect what plugins contribute.

        ``entry_points`` adds the installed plugins of the group ``timeline``; ``off`` names descriptors to leave out.
        Raises ``PluginError`` for two descriptors of one kind and name, for a hook that returns anything else than its
        descriptors, for a cycle among extractors, and for an ``off`` that names nothing.
        """
        found = list(plugins)
        problems: list[Problem] = []
        if entry_points:
            found += _installed(problems)
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(Hooks)
        for plugin in sorted(found, key=lambda plugin: plugin.provider):
            try:
                manager.register(plugin.implementation, plugin.provider)
                manager.check_pending()
            except (ValueError, pluggy.PluginValidationError) as error:
                raise PluginError(f"plugin {plugin.provider}: {error}") from None
        listed = _states(_descriptors(manager), frozenset(off))
        used = {kind: [row.descriptor for row in listed if row.kind == kind and row.state == "on"] for kind in KINDS}
        return cls(
            readers=_of_kind(used["readers"], Reader),
            extractors=sort_extractors(_of_kind(used["extractors"], Extractor)),
            linkers=_of_kind(used["linkers"], Linker),
            exporters=_of_kind(used["exporters"], Exporter),
            listed=tuple(listed),
            problems=tuple(sorted(problems)),
            observers=manager.hook.timeline_problem,
        )

    def tell(self, problem: Problem) -> None:
        """Let the observers hear of a problem; what they raise is passed over."""
        try:
            self._observers(problem=problem)
        except (Exception, SystemExit):  # noqa: BLE001 - an observer cannot change a result
            return

    def named(self, kind: str, name: str) -> Descriptor | None:
        """The descriptor of a kind and name that is in use."""
        for row in self.listed:
            if row.kind == kind and row.descriptor.name == name and row.state == "on":
                return row.descriptor
        return None


def _of_kind(descriptors: Iterable[Descriptor], kind: type[D]) -> tuple[D, ...]:
    return tuple(descriptor for descriptor in descriptors if isinstance(descriptor, kind))


def _installed(problems: list[Problem]) -> list[Plugin]:
    from importlib.metadata import entry_points  # imported when used: it is slow

    found: list[Plugin] = []
    for point in sorted(entry_points(group=PROJECT), key=lambda point: (point.name, point.value)):
        distribution = point.dist.name if point.dist else point.value
        try:
            found.append(Plugin(f"{distribution}:{point.name}", point.load()))
        except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever its import raises costs only that plugin
            problems.append(
                Problem(
                    kind=ProblemKind.SETUP,
                    message=f"could not be loaded: {type(error).__name__}: {error}",
                    plugin=distribution,
                    hint=f"pip install --force-reinstall {distribution}, or pip uninstall {distribution}",
                )
            )
    return found


def _descriptors(manager: pluggy.PluginManager) -> list[tuple[str, Descriptor, str]]:
    rows: list[tuple[str, Descriptor, str]] = []
    for kind, descriptor_class in KINDS.items():
        providers: dict[str, str] = {}
        hook = getattr(manager.hook, f"timeline_{kind}")
        for implementation in sorted(hook.get_hookimpls(), key=lambda implementation: implementation.plugin_name):
            provider = implementation.plugin_name
            for descriptor in _called(implementation, kind, provider):
                if not isinstance(descriptor, descriptor_class):
                    raise PluginError(
                        f"plugin {provider}: timeline_{kind} must give {descriptor_class.__name__} objects, "
                        f"not {type(descriptor).__name__}"
                    )
                other = providers.setdefault(descriptor.name, provider)
                if other != provider or descriptor.name in [
                    row[1].name for row in rows if row[::2] == (kind, provider)
                ]:
                    raise PluginError(
                        f"two {kind} are called {descriptor.name!r}: one of {other} and one of {provider}; "
                        "rename one of them, or uninstall its plugin"
                    )
                rows.append((kind, descriptor, provider))
    return rows


def _called(implementation: Any, kind: str, provider: str) -> list[Any]:
    try:
        return list(implementation.function() or ())
    except (Exception, SystemExit) as error:
        raise PluginError(f"plugin {provider}: timeline_{kind} raised {type(error).__name__}: {error}") from error


def _states(rows: list[tuple[str, Descriptor, str]], off: frozenset[str]) -> list[Listed]:
    unknown = off - {descriptor.name for _, descriptor, _ in rows}
    if unknown:
        raise PluginError(f"there is no plugin called {sorted(unknown)[0]!r} to switch off")
    replaced = {
        name: descriptor.name
        for _, descriptor, _ in sorted(rows, key=lambda row: row[1].name)
        if isinstance(descriptor, Extractor) and descriptor.name not in off
        for name in descriptor.replaces
    }

    def state(kind: str, descriptor: Descriptor) -> str:
        if descriptor.name in off:
            return "off"
        if kind == "extractors" and descriptor.name in replaced:
            return f"replaced by {replaced[descriptor.name]}"
        return "on"

    listed = [Listed(kind, descriptor, provider, state(kind, descriptor)) for kind, descriptor, provider in rows]
    kinds = list(KINDS)
    return sorted(listed, key=lambda row: (kinds.index(row.kind), row.descriptor.name))


def sort_extractors(extractors: Iterable[Extractor]) -> tuple[Extractor, ...]:
    """Extractors so that each follows all makers of the layers that it needs; ties by name.

    A layer that nobody makes is empty. Raises ``PluginError`` for a cycle, naming the extractors in it.
    """
    by_name = {extractor.name: extractor for extractor in sorted(extractors, key=lambda extractor: extractor.name)}
    makers: dict[str, list[str]] = {}
    for extractor in by_name.values():
        for layer in extractor.makes:
            makers.setdefault(layer, []).append(extractor.name)
    graph = TopologicalSorter[str]()
    for extractor in by_name.values():
        graph.add(extractor.name, *(maker for layer in sorted(extractor.needs) for maker in makers.get(layer, ())))
    try:
        graph.prepare()
    except CycleError as error:
        cycle = " needs ".join(reversed(error.args[1]))
        raise PluginError(f"extractors need each other in a circle: {cycle}") from None
    order: list[str] = []
    while graph.is_active():
        ready = sorted(graph.get_ready())
        order += ready
        graph.done(*ready)
    return tuple(by_name[name] for name in order)
