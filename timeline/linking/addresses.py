"""Addresses of pages on the web: what two spellings of one address have in common."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, urlencode, urlsplit

_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d{4,14}(?:[a-z]{2}_)?/")
_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_TRACKING = re.compile(
    r"^(?:utm_\w+|fbclid|gclid|dclid|mc_[ce]id|cmpid|ncid|ocid|smid|ref|src|share|output)$", re.IGNORECASE
)
_LONGEST = 2_000


def site(url: str | None) -> str | None:
    """The host of an address without what only tells how it is served (``www.``, ``m.``), None without one."""
    parts = _parts(url)
    return parts[0] if parts else None


def address(url: str | None) -> str | None:
    """The address of a page without scheme, tracking and fragment; None for a site as a whole.

    So that copies of one page, as a reader, an archive or a feed has it, are known for it (canonical links: RFC 6596).
    """
    parts = _parts(url)
    if parts is None:
        return None
    host, path, query = parts
    path = re.sub(r"/(?:amp|index\.html?)?$", "", path)
    kept = sorted((name, value) for name, value in parse_qsl(query) if not _TRACKING.match(name))
    if not path and not kept:
        return None
    return f"{host}{path}?{urlencode(kept)}" if kept else f"{host}{path}"


@lru_cache(maxsize=4096)
def _parts(url: str | None) -> tuple[str, str, str] | None:
    """Host, path and query of an address on the web; None for anything else."""
    if not url or len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(_ARCHIVED.sub("", url.strip()))
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host:
        return None
    return _HOST.sub("", host.lower()), parts.path, parts.query
