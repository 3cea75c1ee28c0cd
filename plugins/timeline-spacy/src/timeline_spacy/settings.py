"""What can be set about parsed attributions."""

from collections.abc import Iterable

import attrs

from timeline.model.mention import CueClass


def _classes(value: Iterable[CueClass]) -> frozenset[CueClass]:
    return frozenset(value)


@attrs.frozen(slots=True)
class AttributionSpacySettings:
    """Settings of the extractor ``attribution-spacy``.

    ``least_precision`` (0 to 1): attributions that are right less often than this, as far as their features tell, are
    not used. A high value buys precision for recall. ``classes``: the classes of cues that are yielded.
    """

    least_precision: float = attrs.field(default=0.3, validator=[attrs.validators.ge(0), attrs.validators.le(1)])
    classes: frozenset[CueClass] = attrs.field(default=frozenset(CueClass), converter=_classes)
