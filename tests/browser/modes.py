"""The modes in which every page must hold: what the browser is asked to emulate, and what the reader chose.

with shown_in(page, "dark"): …        the page as it stands, in that mode; it is not read anew
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

NOTHING = {"color_scheme": "light", "contrast": "no-preference", "forced_colors": "none", "media": "screen"}
MODES: dict[str, dict[str, str]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "contrast": {"contrast": "more"},
    "contrast-dark": {"contrast": "more", "color_scheme": "dark"},
    "forced": {"forced_colors": "active"},
    "elder": {},
    "print": {"media": "print"},
}


def chosen(**what: object) -> str:
    """A script that makes the device remember a choice before the page is read."""
    return f"localStorage.setItem('look', {json.dumps(json.dumps(what))})"


@contextmanager
def shown_in(page: Page, mode: str) -> Iterator[None]:
    """The page in a mode, with nothing moving."""
    turn = "on => document.documentElement.classList.toggle('elder', on)"
    page.emulate_media(**NOTHING | MODES[mode] | {"reduced_motion": "reduce"})
    page.evaluate(turn, mode == "elder")
    yield
    page.evaluate(turn, False)
    page.emulate_media(**NOTHING | {"reduced_motion": "no-preference"})
