"""``timeline.toml``: every fault names the file, the plugin and the setting."""

from pathlib import Path
from typing import Any

import attrs
import pytest

from timeline.plugin.descriptors import Exporter, Extractor, Reader
from timeline.plugin.limits import Limits
from timeline.plugin.settings import Settings, SettingsError, settings_of


def positive(_instance: object, _attribute: object, value: int) -> None:
    if value <= 0:
        raise ValueError(f"most must be above 0, not {value}")


@attrs.frozen(slots=True, kw_only=True)
class OwnSettings:
    day_first: bool = True
    most: int = attrs.field(default=5, validator=positive)
    share: float = 0.5
    words: tuple[str, ...] = ()


def extractor(settings: Any = OwnSettings) -> Extractor:
    return Extractor(name="times", version="1", makes={"time"}, extract="nowhere:extract", settings=settings)


def reader(name: str = "tally") -> Reader:
    return Reader(name=name, version="1", suffixes=(".tally",), read="nowhere:read", settings=OwnSettings)


def exporter(name: str = "tally") -> Exporter:
    return Exporter(name=name, version="1", suffixes=(".tally",), export="nowhere:export", settings=OwnSettings)


BOTH = ("readers.tally", "exporters.tally")


def load(folder: Path, text: str | bytes) -> Settings:
    path = folder / "timeline.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return Settings.load(path)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    settings = load(tmp_path, "")
    assert (settings.limits, settings.off, settings.plugins) == (Limits(), frozenset(), {})
    assert settings.of(extractor()) is None


def test_a_table_becomes_the_plugins_own_class(tmp_path: Path) -> None:
    settings = load(tmp_path, '[plugins.times]\nday_first = false\nshare = 1\nwords = ["a", "b"]\n')
    assert settings.of(extractor()) == OwnSettings(day_first=False, share=1.0, words=("a", "b"))


def test_a_class_may_be_named_by_its_place(tmp_path: Path) -> None:
    settings = load(tmp_path, "[plugins.times]\nseconds = 2.5\n")
    assert settings.of(extractor("timeline.plugin.settings:Limits")) == Limits(seconds=2.5)


def test_limits(tmp_path: Path) -> None:
    assert load(tmp_path, "[limits]\nseconds = 5\nclaims = 7\n").limits == Limits(seconds=5.0, claims=7)


def test_a_plugin_can_be_switched_off_and_set_at_once(tmp_path: Path) -> None:
    settings = load(tmp_path, "[plugins.times]\nenabled = false\nmost = 3\n")
    assert settings.off == {"times"}
    assert settings.of(extractor()) == OwnSettings(most=3)
    assert load(tmp_path, "[plugins.times]\nenabled = true\n").off == frozenset()


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            "[plugins.times]\nmots = 1\n",
            "[plugins.times]: there is no setting 'mots'; there are: day_first, most, share, words",
        ),
        ("[plugins.times]\nmost = 'x'\n", "[plugins.times]: int is needed, not 'x' @ .most"),
        ("[plugins.times]\nmost = true\n", "[plugins.times]: int is needed, not True @ .most"),
        ("[plugins.times]\nday_first = 1\n", "[plugins.times]: bool is needed, not 1 @ .day_first"),
        ("[plugins.times]\nshare = '1'\n", "[plugins.times]: float is needed, not '1' @ .share"),
        ("[plugins.times]\nwords = [1]\n", "[plugins.times]: str is needed, not 1 @ .words[0]"),
        ("[plugins.times]\nmost = 0\n", "[plugins.times]: most must be above 0, not 0"),
    ],
)
def test_a_wrong_setting_names_the_plugin_and_the_setting(tmp_path: Path, text: str, complaint: str) -> None:
    settings = load(tmp_path, text)
    with pytest.raises(SettingsError) as refused:
        settings.of(extractor())
    assert str(refused.value) == f"{tmp_path / 'timeline.toml'}: {complaint}"


def test_a_plugin_without_settings_has_none_to_set(tmp_path: Path) -> None:
    settings = load(tmp_path, "[plugins.times]\nmost = 1\n")
    with pytest.raises(SettingsError, match=r"\[plugins.times\]: the plugin has no setting 'most'; it has none at all"):
        settings.of(extractor(None))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[plugin.times]\n", "unknown table [plugin]; there are [plugins.NAME] and [limits]"),
        ("seconds = 1\n", "unknown table [seconds]"),
        ("plugins = 1\n", "[plugins] must be a table"),
        ("limits = 1\n", "[limits] must be a table"),
        ("[plugins]\ntimes = 1\n", "[plugins.times] must be a table"),
        ("[plugins.times]\nenabled = 'no'\n", "[plugins.times] enabled must be true or false"),
        ("[limits]\nminutes = 1\n", "[limits]: there is no setting 'minutes'; there are: seconds"),
        ("[limits]\nclaims = 1.5\n", "[limits]: claims must be a whole number above 0, or inf for no limit, not 1.5"),
        ("[limits\n", "line 1"),
        ("x = " + "[" * 5000, "nested too deeply"),
        (f"[limits]\nclaims = {'9' * 5000}\n", "Exceeds the limit"),
        (b"\xff\xfe", "'utf-8' codec can't decode"),
    ],
)
def test_a_wrong_file_names_itself_and_the_place(tmp_path: Path, text: str | bytes, complaint: str) -> None:
    with pytest.raises(SettingsError) as refused:
        load(tmp_path, text)
    assert str(refused.value).startswith(f"{tmp_path / 'timeline.toml'}: ")
    assert complaint in str(refused.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="there is no such settings file"):
        Settings.load(tmp_path / "timeline.toml")
    with pytest.raises(SettingsError, match="directory"):
        Settings.load(tmp_path)


def test_a_table_of_a_plugin_that_does_not_exist(tmp_path: Path) -> None:
    settings = load(tmp_path, "[plugins.tiems]\nmost = 1\n")
    with pytest.raises(SettingsError, match=r"\[plugins.tiems\]: there is no such plugin"):
        settings.check_names(["extractors.times"])


def test_defaults_are_made_where_they_are_used() -> None:
    configured = OwnSettings(most=1)
    assert settings_of(extractor(), {}) == OwnSettings()
    assert settings_of(extractor(), {"extractors.times": configured}) is configured
    assert settings_of(extractor(), {"times": configured, "readers.times": configured}) == OwnSettings()
    assert settings_of(extractor(None), {}) is None


# ------------------------------------------------------------------------------------------ one table for each plugin


def test_a_table_of_a_kind_is_for_that_plugin_alone(tmp_path: Path) -> None:
    settings = load(tmp_path, "[plugins.exporters.tally]\nmost = 3\n")
    settings.check_names(BOTH)
    assert settings.of(exporter()) == OwnSettings(most=3)
    assert settings.of(reader()) is None


def test_each_of_two_plugins_of_one_name_has_its_table(tmp_path: Path) -> None:
    settings = load(
        tmp_path, "[plugins.exporters.tally]\nmost = 3\n[plugins.readers.tally]\nenabled = false\nmost = 4\n"
    )
    settings.check_names(BOTH)
    assert (settings.of(exporter()), settings.of(reader())) == (OwnSettings(most=3), OwnSettings(most=4))
    assert settings.off == {"readers.tally"}


def test_a_plugin_whose_name_is_its_own_may_be_named_either_way(tmp_path: Path) -> None:
    for table in ("plugins.tally", "plugins.readers.tally"):
        settings = load(tmp_path, f"[{table}]\nmost = 3\n")
        settings.check_names(["readers.tally", "exporters.other"])
        assert settings.of(reader()) == OwnSettings(most=3)


def complaint_of(folder: Path, text: str, *known: str) -> str:
    with pytest.raises(SettingsError) as refused:
        load(folder, text).check_names(known)
    return str(refused.value).removeprefix(f"{folder / 'timeline.toml'}: ")


@pytest.mark.parametrize("known", [BOTH, BOTH[::-1]])
@pytest.mark.parametrize("row", ["", "enabled = false", "most = 3"])
def test_an_ambiguous_table_is_refused_and_the_ways_out_are_named(
    tmp_path: Path, row: str, known: tuple[str, ...]
) -> None:
    complaint = "[plugins.tally] is ambiguous; write [plugins.readers.tally] or [plugins.exporters.tally]"
    assert complaint_of(tmp_path, f"[plugins.tally]\n{row}\n", *known) == complaint


def test_two_tables_of_one_plugin_are_refused(tmp_path: Path) -> None:
    text = "[plugins.tally]\nmost = 3\n[plugins.readers.tally]\nmost = 3\n"
    complaint = "[plugins.readers.tally] and [plugins.tally] set the same plugin; keep one of the two"
    assert complaint_of(tmp_path, text, "readers.tally") == complaint


@pytest.mark.parametrize("table", ["plugins.tiems", "plugins.readers.times", "plugins.extractors.tiems"])
def test_a_table_of_no_plugin_of_that_kind(tmp_path: Path, table: str) -> None:
    complaint = f"[{table}]: there is no such plugin; `timeline plugins` lists them"
    assert complaint_of(tmp_path, f"[{table}]\n", "extractors.times") == complaint


def test_the_name_of_a_kind_means_the_kind_whatever_a_plugin_is_called(tmp_path: Path) -> None:
    """A plugin called like a kind has its table below its own kind."""
    settings = load(tmp_path, "[plugins.exporters.readers]\nmost = 3\n[plugins.readers.tally]\nmost = 4\n")
    settings.check_names(["exporters.readers", "readers.tally"])
    assert settings.of(exporter("readers")) == OwnSettings(most=3)
    assert settings.of(reader()) == OwnSettings(most=4)
    assert settings.of(reader("readers")) is None


def test_a_kind_has_no_settings_of_its_own(tmp_path: Path) -> None:
    with pytest.raises(
        SettingsError, match=r"\[plugins.readers\] holds the tables of readers, like \[plugins.readers.NAME"
    ):
        load(tmp_path, "[plugins.readers]\nenabled = false\n")


def test_a_name_in_quotes_cannot_be_taken_for_a_kind_and_a_name(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="write the kind and the name without quotes"):
        load(tmp_path, '[plugins."readers.tally"]\n[plugins.readers.tally]\n')


def test_a_wrong_setting_names_the_table_as_it_was_written(tmp_path: Path) -> None:
    settings = load(tmp_path, "[plugins.exporters.tally]\nmots = 3\n")
    with pytest.raises(SettingsError, match=r"\[plugins.exporters.tally\]: there is no setting 'mots'"):
        settings.of(exporter())
