"""What can be set about attributions."""

from collections.abc import Iterable

import attrs

from timeline.model.mention import CueClass


def _classes(value: Iterable[CueClass]) -> frozenset[CueClass]:
    return frozenset(value)


@attrs.frozen(slots=True)
class AttributionSettings:
    """Settings of the extractor ``attribution-english``.

    ``least_precision`` (0 to 1): forms of cues that are one less often than this are not used. A high value buys
    precision for recall. ``classes``: the classes of cues that are yielded.
    """

    least_precision: float = attrs.field(default=0.3, validator=[attrs.validators.ge(0), attrs.validators.le(1)])
    classes: frozenset[CueClass] = attrs.field(default=frozenset(CueClass), converter=_classes)
