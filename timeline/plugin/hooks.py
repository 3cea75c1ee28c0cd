"""The hooks of a plugin. A plugin is any module or object that implements some of them with ``@hookimpl``."""

from collections.abc import Iterable

import pluggy

from timeline.model.measure import Measure
from timeline.model.problem import Problem
from timeline.model.relation import RelationKind
from timeline.plugin.descriptors import Exporter, Extractor, Linker, Reader

PROJECT = "timeline"
"""Name of pluggy's project and of the group of entry points by which plugins are found."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function as the implementation of a hook of the same name."""


class Hooks:
    """The hook specifications. Each is called once when an engine is made, but for ``timeline_problem``."""

    @hookspec
    def timeline_readers(self) -> Iterable[Reader]:
        """Source formats that the plugin reads.

        Example::

            @hookimpl
            def timeline_readers():
                yield Reader(name="tally", version="1", suffixes=(".tally.csv",), read="tally.reading:read")

        Returns:
            Readers, each with a name that no other reader has.
        """
        raise NotImplementedError

    @hookspec
    def timeline_extractors(self) -> Iterable[Extractor]:
        """Heuristics that make mentions or claims out of a document.

        Example::

            @hookimpl
            def timeline_extractors():
                yield Extractor(
                    name="ship-names", version="1", makes={"ship"}, needs={"token"}, extract="ships.names:extract"
                )

        Returns:
            Extractors, each with a name that no other extractor has.
        """
        raise NotImplementedError

    @hookspec
    def timeline_linkers(self) -> Iterable[Linker]:
        """Ways to find out which claims belong together.

        Example::

            @hookimpl
            def timeline_linkers():
                yield Linker(
                    name="same-ship",
                    version="1",
                    languages={"en"},  # claims of documents in other languages are not given to it
                    keys="ships.linking:keys",
                    link="ships.linking:link",
                )

        Returns:
            Linkers, each with a name that no other linker has.
        """
        raise NotImplementedError

    @hookspec
    def timeline_exporters(self) -> Iterable[Exporter]:
        """Formats that a chronology is written in.

        Example::

            @hookimpl
            def timeline_exporters():
                yield Exporter(name="ledger", version="1", suffixes=(".ledger",), export="ledger:export")

        Returns:
            Exporters, each with a name that no other exporter has.
        """
        raise NotImplementedError

    @hookspec
    def timeline_measures(self) -> Iterable[Measure]:
        """What figures measure, beyond the measures that ship: names with traits and words.

        Extractors give such a measure to figures, and everything that shows or compares figures follows its traits.

        Example::

            @hookimpl
            def timeline_measures():
                yield Measure("drones-downed", words="shot down", predicate=True, grows=True)

        Returns:
            Measures, each with a name that no other measure has.
        """
        raise NotImplementedError

    @hookspec
    def timeline_relations(self) -> Iterable[RelationKind]:
        """How two claims can stand to each other, beyond the kinds of relation that ship.

        Linkers yield links of such a kind; a link of a kind that nobody registers is refused.

        Example::

            @hookimpl
            def timeline_relations():
                yield RelationKind(
                    "retracts", forward="is retracted by", backward="retracts", plural="retractions", ordered=True
                )

        Returns:
            Kinds of relation, each with a name that no other kind has.
        """
        raise NotImplementedError

    @hookspec
    def timeline_problem(self, problem: Problem) -> None:
        """Hear of a problem when it is met; for logs and counters. What it returns is passed over.

        Example::

            @hookimpl
            def timeline_problem(problem):
                print(problem, file=sys.stderr)

        Returns:
            Nothing. An exception here is passed over, too: an observer cannot change a result.
        """
        raise NotImplementedError
