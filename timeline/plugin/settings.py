"""Settings: ``timeline.toml``, structured into each plugin's own attrs class.

Example::

    [plugins.time-english]
    day_first = false

    [plugins.happenings]
    enabled = false

    [plugins.exporters.markdown]
    title = "The flood at Norra"

    [limits]
    seconds = 60

A plugin's table is ``[plugins.NAME]``, or ``[plugins.KIND.NAME]``, which is needed where plugins of several kinds have
one name, or a plugin has the name of a kind. Settings are kept under KIND.NAME (``registry.full_name``).
"""

import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from timeline.plugin.descriptors import KINDS, Descriptor, resolve
from timeline.plugin.limits import Limits as Limits  # exported from here as well
from timeline.plugin.registry import PluginError, PluginNameError, find, full_name


class SettingsError(PluginError):
    """A settings file that cannot be read, or a setting that is unknown or of the wrong type."""


@attrs.frozen(slots=True)
class Settings:
    """A settings file: limits, which plugins are switched off, and each plugin's table of settings.

    ``off`` and ``plugins`` name the plugins as the tables of the file do: NAME or KIND.NAME.
    """

    limits: Limits = Limits()
    off: frozenset[str] = frozenset()
    plugins: Mapping[str, Mapping[str, Any]] = attrs.field(factory=dict, hash=False)
    path: str = ""

    @classmethod
    def load(cls, path: Path) -> "Settings":
        """Read a settings file; raises ``SettingsError`` that names the file and the place."""
        try:
            table = tomllib.loads(path.read_bytes().decode("utf-8"))
        except FileNotFoundError:
            raise SettingsError(f"{path}: there is no such settings file") from None
        except OSError as error:
            raise SettingsError(f"{path}: {error.strerror}") from None
        except RecursionError:
            raise SettingsError(f"{path}: nested too deeply") from None
        except ValueError as error:  # bytes that are not UTF-8, wrong TOML, an integer of thousands of digits
            raise SettingsError(f"{path}: {error}") from None
        unknown = sorted(table.keys() - {"plugins", "limits"})
        if unknown:
            raise SettingsError(f"{path}: unknown table [{unknown[0]}]; there are [plugins.NAME] and [limits]")
        for name, rows in table.items():
            if not isinstance(rows, dict):
                raise SettingsError(f"{path}: [{name}] must be a table")
        plugins: dict[str, Mapping[str, Any]] = {}
        off: set[str] = set()
        for name, rows in _tables(table.get("plugins", {}), str(path)):
            enabled = rows.pop("enabled", True)
            if not isinstance(enabled, bool):
                raise SettingsError(f"{path}: [plugins.{name}] enabled must be true or false")
            if not enabled:
                off.add(name)
            plugins[name] = rows
        return cls(_limits(table.get("limits", {}), f"{path}: [limits]"), frozenset(off), plugins, str(path))

    def of(self, descriptor: Descriptor) -> Any:
        """The settings object of one plugin that has a table in the file; None where the file does not set anything.

        ``check_names`` must have been called, since a table under a bare NAME is taken as that of any plugin so called.
        Raises ``SettingsError`` for a setting that the plugin does not have.
        """
        full = full_name(descriptor)
        table = full if full in self.plugins or descriptor.name in KINDS else descriptor.name
        rows = self.plugins.get(table)
        if not rows:
            return None
        where = f"{self.path}: [plugins.{table}]"
        if descriptor.settings is None:
            raise SettingsError(f"{where}: the plugin has no setting {sorted(rows)[0]!r}; it has none at all")
        return structure(rows, resolve(descriptor.settings), where)

    def check_names(self, known: Collection[str]) -> None:
        """Raise ``SettingsError`` for a table that is no plugin's or ambiguous, and for two tables of one plugin.

        ``known`` are the full names (KIND.NAME) of all plugins.
        """
        tables: dict[str, str] = {}
        for table in sorted(self.plugins):
            try:
                full = find(table, known)
            except PluginNameError as error:
                raise SettingsError(f"{self.path}: {error}") from None
            if full is None:
                raise SettingsError(
                    f"{self.path}: [plugins.{table}]: there is no such plugin; `timeline plugins` lists them"
                )
            other = tables.setdefault(full, table)
            if other != table:
                raise SettingsError(
                    f"{self.path}: [plugins.{other}] and [plugins.{table}] set the same plugin; keep one of the two"
                )


def settings_of(descriptor: Descriptor, configured: Mapping[str, Any]) -> Any:
    """A plugin's settings: those ``configured`` under its full name, else its defaults; None where it has no settings.

    Called where they are used, since the class may have to be imported.
    """
    own = configured.get(full_name(descriptor))
    return own if own is not None or descriptor.settings is None else resolve(descriptor.settings)()


def _tables(plugins: Mapping[str, Any], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The tables of plugins as pairs of NAME or KIND.NAME and rows. The name of a kind always means the kind."""
    for name, rows in plugins.items():
        if "." in name:
            raise SettingsError(f"{path}: [plugins.{name!r}]: write the kind and the name without quotes")
        if not isinstance(rows, dict):
            raise SettingsError(f"{path}: [plugins.{name}] must be a table")
        if name not in KINDS:
            yield name, rows
            continue
        for own, own_rows in rows.items():
            if not isinstance(own_rows, dict):
                raise SettingsError(
                    f"{path}: [plugins.{name}] holds the tables of {name}, like [plugins.{name}.NAME], and {own!r} is "
                    "not a table"
                )
            yield f"{name}.{own}", own_rows


def _limits(rows: Mapping[str, Any], where: str) -> Limits:
    _check_known(rows, Limits, where)
    try:
        return Limits(**rows)
    except ValueError as error:
        raise SettingsError(f"{where}: {error}") from None


def structure(rows: Mapping[str, Any], kind: type[Any], where: str) -> Any:
    """A settings object from a table of a settings file; raises ``SettingsError`` that names the setting."""
    if not rows:
        return kind()
    from cattrs import Converter, transform_error  # imported when used: most runs have no settings file

    _check_known(rows, kind, where)
    converter = Converter(forbid_extra_keys=True)
    for exact in (bool, int, float, str):
        converter.register_structure_hook(exact, _exactly)
    try:
        return converter.structure(rows, kind)
    except Exception as error:  # noqa: BLE001 - what a settings class raises is a wrong setting
        wrong = transform_error(error, path="", format_exception=lambda error, _kind: str(error) or repr(error))
        raise SettingsError(f"{where}: {'; '.join(one.removesuffix(' @ ') for one in wrong)}") from None


def _check_known(rows: Mapping[str, Any], kind: type[Any], where: str) -> None:
    known = [field.name for field in attrs.fields(kind)]
    for name in rows:
        if name not in known:
            raise SettingsError(f"{where}: there is no setting {name!r}; there are: {', '.join(known) or 'none'}")


def _exactly(value: Any, kind: type[Any]) -> Any:
    """A value of just that type: TOML has types, so nothing needs to be guessed (an integer serves as a float)."""
    if type(value) is kind or (kind is float and type(value) is int):
        return kind(value)
    raise ValueError(f"{kind.__name__} is needed, not {value!r}")
