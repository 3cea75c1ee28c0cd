"""Tokens of a text, in any language: the words and numbers by which texts are compared.

Most texts are ASCII, where these are found in half the time by their ranges.
"""

import re
from collections.abc import Iterable

_TOKENS = re.compile(r"[^\W\d_]+|\d+")
_ASCII_TOKENS = re.compile(r"[A-Za-z]+|[0-9]+")


def tokens(text: str) -> list[str]:
    """The runs of letters and the runs of digits of a text, in order and as spelled: ``B52s`` is three of them."""
    return (_ASCII_TOKENS if text.isascii() else _TOKENS).findall(text)


def words(found: Iterable[str]) -> list[str]:
    """Those of some tokens that are runs of two letters and more, in order."""
    return [token for token in found if len(token) > 1 and not token[0].isdecimal()]
