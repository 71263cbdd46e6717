"""Every page kind that can be reached by links, as a visitor and in every role: axe finds nothing, no width scrolls sideways.

A page kind is the name of an address; the walk reads one page of each kind. New pages are found by being linked.
"""

from collections import deque
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from django.utils import translation
from playwright.sync_api import Page, Response

from tests.browser.conftest import Site
from tests.browser.modes import shown_in

pytestmark = [pytest.mark.slow, pytest.mark.long]
ROLES = ("drafter", "reviewer", "final", "openness", "manager", "clerk", "handler", "approver", "inspector")
# The pattern page repeats components, which no real page does; it has its own test.
# The rules that a mode can break; with the system's few colours, contrast is the system's.
SEEN = ("color-contrast", "link-in-text-block", "target-size")
OTHER_MODES = {
    "dark": SEEN,
    "contrast": SEEN,
    "contrast-dark": SEEN,
    "elder": (*SEEN, "region", "scrollable-region-focusable"),
}
LEFT_OUT = {"look:patterns", "account_logout"}


def kind_of(path: str) -> str:
    """The name of an address; "" for what is no page of ours."""
    with translation.override("en" if path.startswith("/en/") else "zh-hans"):
        try:
            found = resolve(urlsplit(path).path)
        except Resolver404:
            return ""
    return ("en:" if path.startswith("/en/") else "") + (found.view_name or found.route)


def links_of(page: Page, site: Site) -> list[str]:
    """The addresses of this site that a page leads to."""
    found = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    return [one.removeprefix(site.origin) for one in found if one.startswith(site.origin + "/")]


def opened(page: Page, path: str) -> Response | None:
    """The page at a path, or None for a download."""
    try:
        answer = page.goto(path)
    except Exception as trouble:
        if "Download" in str(trouble) or "ERR_ABORTED" in str(trouble):
            return None
        raise
    return answer if answer and "text/html" in answer.headers.get("content-type", "") else None


def walk(page: Page, start: str, site: Site, check: Callable[[Page, str], None], prefix: str) -> set[str]:
    """Read one page of each kind, from a start on."""
    seen: set[str] = set()
    waiting = deque([start])
    while waiting:
        path = waiting.popleft().split("#")[0]
        kind = kind_of(path)
        if not kind or kind in seen or kind in LEFT_OUT or not path.startswith(prefix):
            continue
        seen.add(kind)
        answer = opened(page, path)
        if answer is None:
            continue
        assert answer.status < 400, f"a link leads to {path}: {answer.status}"
        check(page, kind)
        waiting.extend(links_of(page, site))
    return seen


@pytest.fixture(scope="module")
def kinds() -> set[str]:
    """The kinds that were checked already, whoever read them."""
    return set()


@pytest.fixture
def checked(axe: Callable, screens: Callable, kinds: set[str]) -> tuple[Callable[[Page, str], None], list[str]]:
    """Checks the first page of a kind and keeps what was found, so that one walk tells of every fault."""
    faults: list[str] = []

    def told(what: str, one: Callable[[], None]) -> None:
        try:
            one()
        except AssertionError as fault:
            faults.append(f"{what}: {fault}")

    def check(page: Page, kind: str) -> None:
        if kind in kinds:
            return
        kinds.add(kind)
        name = "page-" + kind.replace(":", "-").replace("/", "-")
        told(kind, lambda: screens(page, name))
        told(kind, lambda: axe(page))
        desk = page.get_attribute("html", "data-desk") is not None
        if not desk:
            # On a phone other things are in sight: folded navigation, tables that scroll, forms a question at a time.
            size = page.viewport_size or {"width": 1280, "height": 900}
            page.set_viewport_size({"width": 360, "height": 740})
            told(f"{kind}, on a phone", lambda: axe(page))
            page.set_viewport_size(size)
        for mode, rules in OTHER_MODES.items():
            # The desk has no mode for seniors.
            if not (desk and mode == "elder"):
                with shown_in(page, mode):
                    told(f"{kind}, {mode}", lambda rules=rules: axe(page, only=rules))

    return check, faults


def test_the_site_as_a_visitor_reads_it(site: Site, visit: Callable[..., Page], checked: tuple) -> None:
    check, faults = checked
    seen = walk(visit("/"), "/", site, check, "/")
    assert not faults, "\n".join(faults)
    assert {"site:home", "site:agency", "site:document", "site:section", "en:site:home"} <= seen


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_as_each_role_reads_it(role: str, site: Site, sign_in: Callable[..., Page], checked: tuple) -> None:
    check, faults = checked
    seen = walk(sign_in(role), "/desk/", site, check, "/desk/")
    assert not faults, "\n".join(faults)
    assert "desk_home" in seen
