"""Web addresses that lead to the same page, told by their text alone.

An address is only compared in this form, never stored or printed: records keep every address exactly as found.
"""

from __future__ import annotations

import contextlib
import re
from typing import Final
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

_ARCHIVE: Final = re.compile(
    r"^https?://(?:web\.archive\.org|archive\.org|webarchive\.loc\.gov|webarchive\.org\.uk)"
    r"(?:/[a-z]+)?/(?:[0-9]{1,14}|\*)(?:[a-z]{2}_)?/(?P<inner>.+)$",
    re.IGNORECASE,
)
_HOST_PREFIX: Final = re.compile(r"^(?:www[0-9]?|m|mobile|amp)\.(?=[^.]+\.)")
_TRACKING: Final = re.compile(r"^(?:utm_.*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|cmpid|_ga)$")
_INDEX: Final = re.compile(r"/(?:index\.(?:s?html?|php|aspx?))?$")
_DEFAULT_PORTS: Final = {":80", ":443"}
_MOST_LAYERS: Final = 3
_PLAIN: Final = re.compile(
    r"https?://(?:www[0-9]?\.)?(?!(?:www[0-9]?|m|mobile|amp|archive|webarchive|web)\.)"
    r"(?P<host>[a-z0-9-]+(?:\.[a-z0-9-]+)+)(?!.*/index\.)(?P<path>(?:/[A-Za-z0-9_.~-]+)+)"
)
"""What most addresses are: a host and a path of which nothing is left out but `www.`."""
_SAFE: Final = "/:@!$&'()*+,;=~-._"


def same_page_key(address: str) -> str:
    """A key that is equal for addresses of the same page.

    It leaves out the scheme, `www.` and the prefixes of mobile editions, the default port, the fragment, marks that
    only track visitors, the order of the query and a final slash or index file; a copy in a web archive has the key of
    the page that was archived.
    """
    plain = _PLAIN.fullmatch(address)
    if plain is not None:
        return plain["host"] + plain["path"]
    for _ in range(_MOST_LAYERS):
        inner = _ARCHIVE.match(address.strip())
        if inner is None:
            break
        address = inner["inner"] if "://" in inner["inner"][:10] else f"http://{inner['inner']}"
    try:
        parts = urlsplit(address.strip())
    except ValueError:  # a malformed host, which the shape of a record does not allow
        return address
    path = _INDEX.sub("", quote(unquote(parts.path), safe=_SAFE))
    fragment = f"#{parts.fragment}" if parts.fragment[:1] in {"!", "/"} else ""
    query = _query(parts.query)
    return _host(parts.netloc) + path + (f"?{query}" if query else "") + fragment


def _host(netloc: str) -> str:
    host = netloc.rpartition("@")[2].lower().rstrip(".")
    for port in _DEFAULT_PORTS:
        host = host.removesuffix(port)
    with contextlib.suppress(UnicodeError):
        host = host.encode("idna").decode("ascii") if not host.isascii() else host
    return _HOST_PREFIX.sub("", host)


def _query(text: str) -> str:
    pairs = [pair for pair in parse_qsl(text, keep_blank_values=True) if not _TRACKING.match(pair[0].lower())]
    return urlencode(sorted(pairs))
