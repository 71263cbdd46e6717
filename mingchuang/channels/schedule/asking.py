"""Asking another site whether an address still answers, without being led into our own network.

Each address, and that of each redirect, is resolved here; unless all it resolves to lies in the public network, nobody
connects. The connection goes to the address that was looked at, so that a name cannot change its mind in between. That
is why this speaks through `http.client` over a socket of its own: libraries resolve the name again when they connect.
"""

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings

from mingchuang.law.documents.outward import Answer, of_status

SECONDS = 5.0
"""Waiting for one thing: a name, a connection, the next sign."""
MOST_SECONDS = 20.0
"""For one address with everything: who answers a sign at a time is cut off."""
REDIRECTS = 5
USUAL = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_PUBLIC_V6 = ipaddress.ip_network("2000::/3")
# Kept for protocols, not for sites (RFC 6890); Python counts some of them as global.
_PROTOCOLS = tuple(ipaddress.ip_network(net) for net in ("192.0.0.0/24", "192.88.99.0/24"))
# As browsers write them; what is written with % already stays.
_KEPT = "%/:=&?~#+!$,;'@()*[]-._"


def resolved(host: str, port: int) -> list[str]:
    """Every address of a name, within `SECONDS`. Raises OSError (`socket.gaierror` where there is no such name)."""
    found: list[list[str] | OSError] = []

    def look() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except OSError as error:
            found.append(error)
        else:
            found.append([str(one[4][0]) for one in rows])

    # The system's resolver knows no limit; nobody waits for this thread at the end.
    looking = threading.Thread(target=look, daemon=True)
    looking.start()
    looking.join(SECONDS)
    if not found:
        raise TimeoutError
    if isinstance(found[0], OSError):
        raise found[0]
    return found[0]


def is_public(address: str) -> bool:
    """Whether an IP address lies in the public network, also when an IPv4 one hides in IPv6."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is not None:
            return is_public(str(inner))
        # Global unicast alone: what translates or embeds IPv4 (64:ff9b::, ::a.b.c.d) and what is local lies outside.
        return found in _PUBLIC_V6 and found.is_global and found.teredo is None
    kept = any(found in net for net in _PROTOCOLS)
    return found.is_global and not (found.is_multicast or found.is_reserved or kept)


@dataclass(frozen=True)
class Way:
    """How one goes out: which IP addresses are permitted, which ports, who resolves a name. Tests permit themselves."""

    permitted: Callable[[str], bool] = is_public
    ports: frozenset[int] = frozenset(USUAL.values())
    resolve: Callable[[str, int], list[str]] = resolved


@dataclass(frozen=True)
class Said:
    """What came of asking; ``status`` is the HTTP status of the last answer, None where there was none."""

    answer: Answer
    status: int | None = None


def ask(url: str, way: Way | None = None) -> Said:
    """Ask an address: HEAD, where that fails GET, redirects followed. Raises nothing, logs nothing, reads no body."""
    try:
        return _ask(url, way or Way(), time.monotonic() + MOST_SECONDS)
    except ssl.SSLError:
        return Said(Answer.TLS)
    except socket.gaierror as error:
        return Said(Answer.SILENT if error.errno == socket.EAI_AGAIN else Answer.NAMELESS)
    except (http.client.InvalidURL, ValueError):
        return Said(Answer.FORM)
    except (http.client.HTTPException, OSError):
        return Said(Answer.SILENT)


def _ask(url: str, way: Way, until: float) -> Said:
    for _ in range(REDIRECTS + 1):
        parts = urlsplit(url)
        port = USUAL.get(parts.scheme, 0) if parts.port is None else parts.port
        if parts.scheme not in USUAL or not parts.hostname or "@" in parts.netloc or port not in way.ports:
            return Said(Answer.FORM)
        host = parts.hostname if ":" in parts.hostname else parts.hostname.encode("idna").decode("ascii")
        addresses = way.resolve(host, port)
        if not addresses or not all(map(way.permitted, addresses)):
            return Said(Answer.INSIDE)
        status, to = _head_or_get(url, host, port, addresses, until)
        if status not in _MOVED or not to:
            return Said(of_status(status), status)
        url = urljoin(url, to)
    return Said(Answer.CIRCLES)


def _head_or_get(url: str, host: str, port: int, addresses: list[str], until: float) -> tuple[int, str]:
    """Many sites know no HEAD, answer it wrongly or hang up; what cannot be connected to is not tried again."""
    plain = _connected(addresses, port, until)
    try:
        found = _sent("HEAD", url, host, plain, until)
        if found[0] < 400:
            return found
    except (ssl.SSLError, http.client.InvalidURL):
        raise
    except (http.client.HTTPException, OSError):
        pass
    return _sent("GET", url, host, _connected(addresses, port, until), until)


def _connected(addresses: list[str], port: int, until: float) -> socket.socket:
    """A connection to one of the addresses that were looked at: a name may have some that are out of reach from here."""
    why: OSError = TimeoutError()
    for address in addresses[:3]:
        try:
            return socket.create_connection((address, port), _left(until))
        except OSError as error:
            why = error
    raise why


def _sent(method: str, url: str, host: str, plain: socket.socket, until: float) -> tuple[int, str]:
    """Status and Location of one message. The body is not read, no cookie is kept.

    Certificates are not checked: nothing secret goes out, nothing that comes in is believed but a number, and incomplete
    chains, which browsers mend, are no dead link.
    """
    parts = urlsplit(url)
    joined: Any = plain
    watch = _watched(plain, until)
    try:
        plain.settimeout(_left(until))
        if parts.scheme == "https":
            # Watched before it begins: the greeting too may come a sign at a time.
            joined = _unchecked().wrap_socket(plain, server_hostname=host, do_handshake_on_connect=False)
            watch.cancel()
            watch = _watched(joined, until)
            joined.do_handshake()
        speaking = http.client.HTTPConnection(host)
        speaking.sock = joined
        # What a browser sends for an address with Chinese in it.
        wanted = quote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""), safe=_KEPT)
        speaking.request(method, wanted, headers=_headers(parts.netloc.lower(), host, parts.port))
        answer = speaking.getresponse()
        return answer.status, _location(answer)
    finally:
        watch.cancel()
        joined.close()
        plain.close()


def _location(answer: http.client.HTTPResponse) -> str:
    """Headers are read as Latin-1; many sites write UTF-8 into them."""
    given = answer.headers.get("Location") or ""
    return given.encode("latin-1", "replace").decode("utf-8", "replace")


def _headers(netloc: str, host: str, port: int | None) -> dict[str, str]:
    named = netloc if ":" in host else host + (f":{port}" if port else "")
    contact = f"; +{settings.MAIL_ADDRESS}" if settings.MAIL_ADDRESS else ""
    agent = f"Mozilla/5.0 (compatible; Mingchuang link check{contact})"
    return {"Host": named, "User-Agent": agent, "Accept": "*/*", "Connection": "close"}


def _left(until: float) -> float:
    left = min(SECONDS, until - time.monotonic())
    if left <= 0:
        raise TimeoutError
    return left


def _watched(joined: socket.socket, until: float) -> threading.Timer:
    """Closing the file alone would leave a reader waiting in it."""
    watch = threading.Timer(max(0.0, until - time.monotonic()), _cut, [joined])
    watch.daemon = True
    watch.start()
    return watch


def _cut(joined: socket.socket) -> None:
    try:
        joined.shutdown(socket.SHUT_RDWR)
    except OSError:
        return


def _unchecked() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context
