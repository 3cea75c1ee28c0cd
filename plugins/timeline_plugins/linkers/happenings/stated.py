"""The facts that a claim states as typed values (``Claim.attributes``), as far as linking compares them."""

from collections.abc import Iterator

from timeline.model.claim import Attribute
from timeline.plugin.block import Row


def stated(row: Row, kind: str) -> Iterator[Attribute]:
    """The facts of a kind that a claim states, in the order of its text."""
    for attribute in row.claim.attributes:
        if attribute.kind == kind:
            yield attribute


def states(row: Row, kind: str, value: str) -> bool:
    """Does a claim state a fact of this kind and value?"""
    for attribute in row.claim.attributes:  # noqa: SIM110 - far quicker than any()
        if attribute.value == value and attribute.kind == kind:
            return True
    return False
