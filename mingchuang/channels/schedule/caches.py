"""Caches that can be told to drop what carries a key: by an HTTP message, or by a command of the installation's own."""

import subprocess
from collections.abc import Sequence
from typing import Protocol
from urllib.error import URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from django.conf import settings

SECONDS = 10
# Caches bound their headers at 8 or 16 KiB.
KEYS_A_MESSAGE = 150


class NotPurged(Exception):
    """The cache could not be reached or refused; says why, without secrets."""


class Cache(Protocol):
    """What a cache must be able to do. Purging twice is purging once."""

    def purge(self, keys: Sequence[str]) -> None:
        """Drop whatever carries one of the keys. Raises `NotPurged`."""


class Unmoved(HTTPRedirectHandler):
    """A redirect is a wrong address: the token is not carried elsewhere."""

    def redirect_request(self, *_args: object, **_options: object) -> None:
        """Follow nothing."""


class ByHTTP:
    """A message with the keys in a header: Fastly and what speaks like it, Varnish with xkey, a purge service of one's own."""

    def __init__(self, url: str, *, method: str, header: str, token: str) -> None:
        self.url, self.method, self.header, self.token = url, method, header, token

    def purge(self, keys: Sequence[str]) -> None:
        """One message for each handful of keys."""
        for start in range(0, len(keys), KEYS_A_MESSAGE):
            headers = {self.header: " ".join(keys[start : start + KEYS_A_MESSAGE])}
            if self.token:
                headers["Authorization"] = f"Bearer {self.token}"
            request = Request(self.url, data=b"", method=self.method, headers=headers)  # noqa: S310 - checked by `configured`
            try:
                with build_opener(Unmoved).open(request, timeout=SECONDS):
                    pass
            except (URLError, OSError, ValueError) as error:
                raise NotPurged(str(getattr(error, "reason", "") or error)) from error


class ByCommand:
    """A command of the installation: it reads the keys, one a line, and ends with 0 when they are purged."""

    def __init__(self, command: str) -> None:
        self.command = command

    def purge(self, keys: Sequence[str]) -> None:
        """Run it without a shell and without arguments: keys are data."""
        text = "\n".join(keys) + "\n"
        try:
            done = subprocess.run(  # noqa: S603 - the command is a setting of the installation
                [self.command], input=text, text=True, capture_output=True, timeout=60, check=False
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise NotPurged(f"{type(error).__name__}: {error}") from error
        if done.returncode:
            raise NotPurged(f"exit {done.returncode}: {done.stderr.strip()[-150:]}")


def configured() -> Cache | None:
    """The cache that the settings name, or None. An address that is not http or https is a wrong setting."""
    given = settings.PURGE
    if given["url"]:
        if not given["url"].startswith(("http://", "https://")):
            raise NotPurged("MINGCHUANG_PURGE_URL is not an http address")
        return ByHTTP(given["url"], method=given["method"], header=given["header"], token=given["token"])
    return ByCommand(given["command"]) if given["command"] else None
