"""Claims with the traits of their measures: a name read from a file is given those of whoever registered it."""

from collections.abc import Mapping

import attrs

from timeline.model.claim import Claim
from timeline.model.measure import MEASURES, Measure


@attrs.frozen(slots=True)
class Measured:
    """Gives the figures of claims the registered measures of their names; one that is not registered has no traits.

    ``registered`` are those of plugins, by name; those that ship are always known. A claim keeps its id.
    """

    registered: Mapping[str, Measure]
    _bare: dict[str, Measure] = attrs.field(factory=dict[str, Measure], init=False)

    def __call__(self, claim: Claim) -> Claim:
        """The claim with them, which is the same object where it has them already."""
        for figure in claim.figures:
            if figure.measure is not None and figure.measure is not self._of(figure.measure.name):
                break
        else:
            return claim
        figures = tuple(
            attrs.evolve(figure, measure=figure.measure and self._of(figure.measure.name)) for figure in claim.figures
        )
        return claim.shown_as({"figures": figures})

    def _of(self, name: str) -> Measure:
        known = MEASURES.get(name) or self.registered.get(name) or self._bare.get(name)
        return known or self._bare.setdefault(name, Measure(name))
