"""Who stands behind a row, in words: independent origins, the outlets that carried each, and how that was found out."""

from collections.abc import Iterable, Mapping

from timeline.model.chronology import Chronology, Event
from timeline_plugins.exporters.wording import outlet


def origins_words(chronology: Chronology, event: Event) -> tuple[str, ...]:
    """A line for each origin of a row: ``Reuters: Varn Times (its text credits it: (Reuters)), Daily Echo (...)``.

    Each outlet once, with all reasons; an outlet that is the one of its origin and carries its name is not named again.
    """
    found: dict[str, dict[str, dict[str, None]]] = {}
    for document in dict.fromkeys(chronology.claims[name].document for name in event.claims):
        origin = chronology.origins[document]
        name = outlet(chronology.timeline.documents[document])
        found.setdefault(origin.name, {}).setdefault(name, {})[origin.reason] = None
    return tuple(f"{name}{_outlets(name, outlets)}" for name, outlets in found.items())


def _outlets(origin: str, outlets: Mapping[str, Iterable[str]]) -> str:
    told = {name: f"({'; '.join(reasons)})" for name, reasons in outlets.items()}
    if list(told) == [origin]:
        return f" {told[origin]}"
    return f": {', '.join(f'{name} {reasons}' for name, reasons in told.items())}"
