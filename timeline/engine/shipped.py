"""The plugins that come in the same wheel, by the names of their modules: the core itself imports none of them."""

from importlib import import_module

from timeline.plugin.registry import Plugin

MODULES = ("timeline_plugins.shipped",)


def shipped() -> list[Plugin]:
    """The shipped plugins, for ``Engine.of``."""
    return [Plugin("claim-timeline", import_module(module)) for module in MODULES]
