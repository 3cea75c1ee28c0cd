"""HTML from small functions: what is not made here is escaped.

``Html`` marks finished markup; every other string that goes into an element or an attribute is text.
"""

import html
import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from timeline_plugins.exporters.controls import CONTROL, code, full_name

Attribute = str | int | bool | None

_VOID = frozenset(("meta", "input"))
_NEEDS_CARE = re.compile(f"{CONTROL.pattern}|\r")
# Characters that a parser of HTML would replace or cannot hold.
_STANDS_FOR = {"\0": "\ufffd"}


class Html(str):
    """Finished markup."""

    __slots__ = ()


def element(name: str, /, *children: str | None, **attributes: Attribute) -> Html:
    """An element. Children that are no ``Html`` are escaped, None is left out.

    Attributes: ``_`` in a name is written as ``-``, a trailing one falls away (``class_``); True stands alone, None and
    False are left out.
    """
    inside = "".join(child if isinstance(child, Html) else escaped(child) for child in children if child is not None)
    start = f"<{name}{''.join(_attribute(key, value) for key, value in attributes.items())}>"
    return Html(start if name in _VOID else f"{start}{inside}</{name}>")


def joined(parts: Iterable[str], separator: str = "") -> Html:
    """Parts in a row; those that are no ``Html`` are escaped."""
    return Html(separator.join(part if isinstance(part, Html) else escaped(part) for part in parts))


def escaped(text: str) -> Html:
    """A text that shows itself, character by character; invisible controls stand in a visible box.

    The text content of the result is the text (NUL as U+FFFD), so offsets hold. The box is isolated by the style sheet,
    so that a bidirectional control reorders nothing around it.
    """
    return Html(_NEEDS_CARE.sub(_shown, html.escape(text)))


def _shown(found: re.Match[str]) -> str:
    character = found[0]
    if character == "\r":
        return "&#13;"  # a bare one would be read as a line feed
    held = _STANDS_FOR.get(character, character)
    return f'<bdi class="control" data-code="{code(character)}" title="{full_name(character)}">{held}</bdi>'


def _attribute(name: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    written = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {written}"
    plain = CONTROL.sub(lambda found: f"⟨{code(found[0])}⟩", str(value))
    return f' {written}="{html.escape(plain)}"'


def link(url: str, text: str) -> Html:
    """A link to a web page; the text alone where the address is of another scheme."""
    try:
        safe = urlsplit(url).scheme in ("http", "https") and not CONTROL.search(url)
    except ValueError:
        safe = False
    return element("a", text, href=url, rel="noopener noreferrer nofollow") if safe else escaped(text)
