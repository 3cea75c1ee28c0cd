"""claim-timeline: who claimed what, when it was said, when it is about, how sure, and how the figures moved.

The names below are the public face; plugins also import from ``timeline.model``, ``timeline.plugin`` and
``timeline.codec``. Nothing is imported before it is used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.engine.engine import Engine as Engine
    from timeline.engine.shipped import shipped as shipped
    from timeline.model.chronology import Chronology as Chronology
    from timeline.model.claim import Claim as Claim
    from timeline.model.document import Document as Document
    from timeline.model.figure import Figure as Figure
    from timeline.model.timeline import Timeline as Timeline
    from timeline.model.when import When as When
    from timeline.plugin.descriptors import Exporter as Exporter
    from timeline.plugin.descriptors import Extractor as Extractor
    from timeline.plugin.descriptors import Linker as Linker
    from timeline.plugin.descriptors import Reader as Reader
    from timeline.plugin.hooks import hookimpl as hookimpl

_HOMES = {
    "Chronology": "timeline.model.chronology",
    "Claim": "timeline.model.claim",
    "Document": "timeline.model.document",
    "Engine": "timeline.engine.engine",
    "Exporter": "timeline.plugin.descriptors",
    "Extractor": "timeline.plugin.descriptors",
    "Figure": "timeline.model.figure",
    "Linker": "timeline.plugin.descriptors",
    "Reader": "timeline.plugin.descriptors",
    "Timeline": "timeline.model.timeline",
    "When": "timeline.model.when",
    "hookimpl": "timeline.plugin.hooks",
    "shipped": "timeline.engine.shipped",
}

__all__ = sorted(_HOMES)  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'timeline' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(_HOMES)
