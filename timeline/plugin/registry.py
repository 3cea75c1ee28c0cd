"""``Registry``: the plugins of one engine, found, checked and sorted once. A typed façade over pluggy's hooks."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import Any, Final, TypeVar

import attrs
import pluggy

from timeline.model.measure import MEASURES, Measure
from timeline.model.problem import Problem, ProblemKind
from timeline.model.relation import RELATION_KINDS, RelationKind
from timeline.plugin.descriptors import KINDS, Descriptor, Exporter, Extractor, Linker, Reader
from timeline.plugin.hooks import PROJECT, Hooks

D = TypeVar("D", bound=Descriptor)
N = TypeVar("N", Measure, RelationKind)
V = TypeVar("V", Descriptor, Measure, RelationKind)

CORE: Final = "claim-timeline"
"""The provider of the measures and kinds of relation that ship."""
NAMES: Final = {"measures": Measure, "relations": RelationKind}
"""What plugins register by name alone, by the end of its hook's name."""


class PluginError(Exception):
    """Plugins that cannot be used together, or one that is wrong in itself; the message names the culprits."""


class PluginNameError(PluginError):
    """A name that no plugin has, or that plugins of several kinds have; the message says what to write instead."""


@attrs.frozen(slots=True)
class Listed:
    """A descriptor with who provides it and what became of it.

    ``kind`` is ``readers``, ``extractors``, ``linkers`` or ``exporters``; ``state`` is ``on``, ``off`` (switched off)
    or ``replaced by NAME``. ``table`` names its settings in a settings file: NAME, or KIND.NAME where NAME alone is
    ambiguous.
    """

    kind: str
    descriptor: Descriptor
    provider: str
    state: str
    table: str

    @property
    def full_name(self) -> str:
        """``KIND.NAME``, which no other plugin has."""
        return full_name(self.descriptor)


@attrs.frozen(slots=True)
class Named:
    """A measure or a kind of relation with who provides it; ``kind`` is ``measures`` or ``relations``."""

    kind: str
    value: Measure | RelationKind
    provider: str


@attrs.frozen(slots=True)
class Plugin:
    """A module or object with hook implementations, and the name by which errors and listings call its provider."""

    provider: str
    implementation: Any


@attrs.frozen(slots=True, eq=False)
class Registry:
    """What the plugins contribute, in an order that does not depend on how they were registered.

    ``readers``, ``linkers`` and ``exporters`` stand by name, ``extractors`` so that each comes after the makers of
    what it needs (ties by name). ``measures`` and ``relations`` are by name, those that ship among them; ``names``
    lists both with their providers. ``problems`` are plugins that could not be loaded.
    """

    readers: tuple[Reader, ...]
    extractors: tuple[Extractor, ...]
    linkers: tuple[Linker, ...]
    exporters: tuple[Exporter, ...]
    measures: Mapping[str, Measure]
    relations: Mapping[str, RelationKind]
    names: tuple[Named, ...]
    listed: tuple[Listed, ...]
    problems: tuple[Problem, ...]
    _observers: Any = attrs.field(alias="observers", repr=False)

    @classmethod
    def of(cls, plugins: Iterable[Plugin], *, entry_points: bool = False, off: Iterable[str] = ()) -> "Registry":
        """Collect what plugins contribute.

        ``entry_points`` adds the installed plugins of the group ``timeline``; ``off`` names descriptors to leave out,
        as NAME or KIND.NAME. Raises ``PluginError`` for two descriptors, measures or relations of one name, for a hook
        that returns anything else than it should and for a cycle among extractors, and ``PluginNameError`` for an
        ``off`` that names nothing or is ambiguous.
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
        listed = _states(_descriptors(manager), off)
        measures = _registered(manager, "measures", Measure, MEASURES)
        relations = _registered(manager, "relations", RelationKind, RELATION_KINDS)
        used = {kind: [row.descriptor for row in listed if row.kind == kind and row.state == "on"] for kind in KINDS}
        return cls(
            readers=_of_kind(used["readers"], Reader),
            extractors=sort_extractors(_of_kind(used["extractors"], Extractor)),
            linkers=_of_kind(used["linkers"], Linker),
            exporters=_of_kind(used["exporters"], Exporter),
            measures={value.name: value for value, _ in measures},
            relations={value.name: value for value, _ in relations},
            names=(
                *(Named("measures", *row) for row in measures),
                *(Named("relations", *row) for row in relations),
            ),
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


def full_name(descriptor: Descriptor) -> str:
    """``KIND.NAME`` of a descriptor: the key of its settings."""
    return f"{next(kind for kind, each in KINDS.items() if isinstance(descriptor, each))}.{descriptor.name}"


def find(table: str, known: Iterable[str]) -> str | None:
    """The full name of the plugin that a table of settings is for; None where there is no such plugin.

    ``known`` are full names; ``table`` is one of them, or NAME alone. Raises ``PluginNameError`` for a NAME that
    plugins of several kinds have, and for one that is also the name of a kind, like ``readers``.
    """
    kinds = list(KINDS)
    found = [name for name in known if table in (name, name.partition(".")[2])]
    if len(found) > 1 or (found and table in kinds):
        found.sort(key=lambda name: kinds.index(name.partition(".")[0]))
        choice = " or ".join(f"[plugins.{name}]" for name in found)
        raise PluginNameError(f"[plugins.{table}] is ambiguous; write {choice}")
    return found[0] if found else None


def short_names(known: Collection[str]) -> dict[str, str]:
    """The shortest unambiguous name of each plugin's table, by its full name."""
    names = {full: full.partition(".")[2] for full in known}
    count = Counter(names.values())
    return {full: full if count[name] > 1 or name in KINDS else name for full, name in names.items()}


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
    return [
        (kind, descriptor, provider)
        for kind, descriptor_class in KINDS.items()
        for descriptor, provider in _contributed(manager, kind, descriptor_class, {})
    ]


def _registered(
    manager: pluggy.PluginManager, kind: str, named: type[N], shipped: Mapping[str, N]
) -> list[tuple[N, str]]:
    """The values that ship and those of plugins, with their providers, by name."""
    rows = [(value, CORE) for value in shipped.values()]
    rows += _contributed(manager, kind, named, dict.fromkeys(shipped, CORE))
    return sorted(rows, key=lambda row: row[0].name)


def _contributed(
    manager: pluggy.PluginManager, kind: str, wanted: type[V], taken: Mapping[str, str]
) -> list[tuple[V, str]]:
    """What the hook of a kind gives, with the providers. ``taken`` are the providers of names that are in use."""
    providers = dict(taken)
    rows: list[tuple[V, str]] = []
    hook = getattr(manager.hook, f"timeline_{kind}")
    for implementation in sorted(hook.get_hookimpls(), key=lambda implementation: implementation.plugin_name):
        provider = implementation.plugin_name
        for value in _called(implementation, kind, provider):
            if not isinstance(value, wanted):
                raise PluginError(
                    f"plugin {provider}: timeline_{kind} must give {wanted.__name__} objects, "
                    f"not {type(value).__name__}"
                )
            other = providers.get(value.name)
            if other is not None:
                raise PluginError(
                    f"two {kind} are called {value.name!r}: one of {other} and one of {provider}; "
                    "rename one of them, or uninstall its plugin"
                )
            providers[value.name] = provider
            rows.append((value, provider))
    return rows


def _called(implementation: Any, kind: str, provider: str) -> list[Any]:
    try:
        return list(implementation.function() or ())
    except (Exception, SystemExit) as error:
        raise PluginError(f"plugin {provider}: timeline_{kind} raised {type(error).__name__}: {error}") from error


def _states(rows: list[tuple[str, Descriptor, str]], off: Iterable[str]) -> list[Listed]:
    tables = short_names([full_name(descriptor) for _, descriptor, _ in rows])
    switched_off: set[str] = set()
    for name in sorted(off):
        found = find(name, tables)
        if found is None:
            raise PluginNameError(f"there is no plugin called {name!r} to switch off")
        switched_off.add(found)
    replaced = {
        name: descriptor.name
        for _, descriptor, _ in sorted(rows, key=lambda row: row[1].name)
        if isinstance(descriptor, Extractor) and full_name(descriptor) not in switched_off
        for name in descriptor.replaces
    }

    def listed(kind: str, descriptor: Descriptor, provider: str) -> Listed:
        full, state = full_name(descriptor), "on"
        if full in switched_off:
            state = "off"
        elif kind == "extractors" and descriptor.name in replaced:
            state = f"replaced by {replaced[descriptor.name]}"
        return Listed(kind, descriptor, provider, state, tables[full])

    kinds = list(KINDS)
    return sorted((listed(*row) for row in rows), key=lambda row: (kinds.index(row.kind), row.descriptor.name))


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
