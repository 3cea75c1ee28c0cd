"""Mutants: the code under test with one named edit, each bound to the law that it must break.

``run`` executes a law against a mutated copy of ``timeline``: the package is imported anew while the edit stands in for
the module's source, and then the law's module anew on top of it. Nothing of the copies stays in ``sys.modules``.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, SourceFileLoader
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import attrs
from hypothesis import HealthCheck, Phase, settings

HERE = Path(__file__).parent
SETTINGS = settings(
    max_examples=1000,
    derandomize=True,
    database=None,
    deadline=None,
    phases=(Phase.generate,),
    report_multiple_bugs=False,
    suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large),
)


class StaleMutant(Exception):
    """The edit of a mutant does not fit its module any more."""


@attrs.frozen
class Mutant:
    """One edit of one module. ``law`` is ``module:function`` in this folder, ``raises`` how it fails."""

    name: str
    law: str
    module: str
    old: str
    new: str
    raises: type[Exception] = AssertionError

    def __str__(self) -> str:
        return self.name.replace(" ", "-")

    def source(self) -> tuple[str, str]:
        """Path and mutated source of the module; raises ``StaleMutant`` unless ``old`` stands there exactly once."""
        spec = find_spec(self.module)
        if spec is None or spec.origin is None:
            raise StaleMutant(f"mutant {self.name!r}: there is no module {self.module}; name the one that has its code")
        source = Path(spec.origin).read_text(encoding="utf-8")
        if (count := source.count(self.old)) != 1:
            raise StaleMutant(
                f"mutant {self.name!r}: its old text stands {count} times in {spec.origin}, not once; take the text "
                f"that is there now, so that the edit still breaks {self.law}:\n{self.old}"
            )
        return spec.origin, source.replace(self.old, self.new)


class _Loader(SourceFileLoader):
    """Compiles the mutated source; bytecode is neither read nor written."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self._source = source

    def get_code(self, fullname: str) -> CodeType:
        return compile(self._source, self.path, "exec", dont_inherit=True)


class _Finder(MetaPathFinder):
    def __init__(self, mutant: Mutant) -> None:
        self._name = mutant.module
        self._path, self._source = mutant.source()

    def find_spec(self, fullname: str, _path: object, _target: object = None) -> ModuleSpec | None:
        if fullname != self._name:
            return None
        return spec_from_file_location(fullname, self._path, loader=_Loader(fullname, self._path, self._source))


def _ours() -> dict[str, ModuleType]:
    return {name: module for name, module in sys.modules.items() if name.partition(".")[0].startswith("timeline")}


@contextmanager
def mutated(mutant: Mutant | None) -> Iterator[None]:
    """Imports of ``timeline`` give a copy of their own, with the mutant's edit; None for a copy without any."""
    finders = [_Finder(mutant)] if mutant else []
    saved = _ours()
    for name in saved:
        del sys.modules[name]
    sys.meta_path[:0] = finders
    try:
        yield
    finally:
        del sys.meta_path[: len(finders)]
        for name in _ours():
            del sys.modules[name]
        sys.modules.update(saved)


def load(law_module: str) -> ModuleType:
    """A law's module as a copy of its own, on whatever ``timeline`` imports give now."""
    spec = spec_from_file_location(f"copy_of_{law_module}", HERE / f"{law_module}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def laws(law_module: str) -> list[str]:
    """The properties in a law's module, as ``module:function``."""
    found = vars(load(law_module)).items()
    return [f"{law_module}:{name}" for name, value in found if hasattr(value, "hypothesis") and name[:5] == "test_"]


def run(law: str, mutant: Mutant | None, **changes: Any) -> Exception | None:
    """What a law raises against a mutant (None: against the code as it stands); None where it holds."""
    law_module, _, name = law.partition(":")
    with mutated(mutant):
        test = settings(SETTINGS, **changes)(getattr(load(law_module), name))
        try:
            test()
        except Exception as error:  # noqa: BLE001 - the caller decides which one is the law's own
            return error
    return None
