"""Runs of letters and digits of a text, in any language.

Most texts are ASCII, where these are found in half the time by their ranges.
"""

import re

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ASCII_LETTERS = re.compile(r"[A-Za-z]{2,}")
_LETTERS_AND_DIGITS = re.compile(r"[^\W_]+")
_ASCII_LETTERS_AND_DIGITS = re.compile(r"[A-Za-z0-9]+")


def runs_of_letters(text: str) -> list[str]:
    """The runs of two letters and more, in order."""
    return (_ASCII_LETTERS if text.isascii() else _LETTERS).findall(text)


def runs_of_letters_and_digits(text: str) -> list[str]:
    """The runs of letters and digits, in order."""
    return (_ASCII_LETTERS_AND_DIGITS if text.isascii() else _LETTERS_AND_DIGITS).findall(text)
