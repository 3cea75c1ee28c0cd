"""Characters that a reader cannot see and that can mislead: bidirectional controls, NUL and other control codes.

The Unicode Bidirectional Algorithm (UAX 9) lets some of them reorder what is displayed ("Trojan Source", Boucher and
Anderson 2021); zero-width characters and tags hide text.
"""

import re
import unicodedata

CONTROL = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control codes, without tab, line feed and carriage return
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # bidirectional controls
    "\u200b\u2060-\u2064\ufeff"  # invisible
    "\U000e0001\U000e0020-\U000e007f"  # tags
    "\ud800-\udfff"  # lone surrogates, which no encoding can write
    "]"
)
"""One such character."""

_NULL_NAMES = {"\x00": "NULL", "\x1b": "ESCAPE", "\x08": "BACKSPACE", "\x7f": "DELETE"}


def code(character: str) -> str:
    """``U+202E``"""
    return f"U+{ord(character):04X}"


def full_name(character: str) -> str:
    """``U+202E RIGHT-TO-LEFT OVERRIDE``; control codes without a name are called so."""
    return f"{code(character)} {unicodedata.name(character, _NULL_NAMES.get(character, 'CONTROL'))}"


def named(text: str) -> str:
    """The text with each control as its code in brackets: for formats that can neither mark nor isolate it."""
    return CONTROL.sub(lambda found: f"⟨{code(found[0])}⟩", text)


def codes(text: str) -> str:
    """The distinct controls in a text, ``U+0000 U+202E``; empty where there are none."""
    return " ".join(code(character) for character in sorted(set(CONTROL.findall(text))))
