"""A real browser and a server of its own, with a small city in it.

    def test_something(visit, site):                    visit(path) -> Page, without an account
        page = visit(f"/{site.agency}/")
    def test_desk(sign_in, axe, screens):               sign_in(role) -> Page on the desk; the roles stand in city.py:
        page = sign_in("reviewer")                      drafter reviewer final openness manager keeper clerk handler …
        axe(page)                                       fails with what axe found
        screens(page, "desk-home")                      var/screens/desk-home-{360,1280,1920}.png, to be looked at

The server is its own process in its own home, loaded by `tests/browser/city.py` through the actions. Tests of one worker share
it: make what you change (a document, a request) yourself, through the pages.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

PROJECT = Path(__file__).resolve().parents[2]
SCREENS = PROJECT / "var" / "screens"
WIDTHS = (360, 1280, 1920)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
START_SECONDS = 90
# How long a page may take on a machine that is busy with other things; a page that is there costs nothing of it.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)
# How Chromium says that a page tried what its Content-Security-Policy forbids.
REFUSED = "Content Security Policy"
IDENTITY = {
    "MINGCHUANG_SITE_SPONSOR": "六安市人民政府办公室",
    "MINGCHUANG_SITE_CODE": "3415000001",
    "MINGCHUANG_SITE_ICP": "皖ICP备00000000号",
    "MINGCHUANG_SITE_POLICE": "皖公网安备34150000000000号",
    "MINGCHUANG_SITE_CONTACT": "0564-3380000",
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder needs a Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@dataclass(frozen=True)
class Site:
    """The running server: where it is and what is in it (see city.py)."""

    origin: str
    agency: str
    documents: dict[str, str]
    people: dict[str, str]
    password: str
    home: Path

    def url(self, path: str) -> str:
        """The full address of a path."""
        return self.origin + path


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium, or a skip that says how to get one."""
    # The shell has no windows: the same pages in less time.
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    found = os.environ.get("MINGCHUANG_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip("no Chromium: install one (Debian: apt-get install chromium) or name one in MINGCHUANG_CHROMIUM")
    return found


@pytest.fixture(scope="session")
def site(chromium: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with the city in it, for all tests of this worker."""
    home = tmp_path_factory.mktemp("home")
    gone = ("MINGCHUANG_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    environment = kept | IDENTITY | {"MINGCHUANG_HOME": str(home)}
    made = subprocess.run(
        [sys.executable, "-m", "tests.browser.city"],
        cwd=PROJECT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = (home / "server.log").open("w")
    command = [
        str(Path(sys.executable).with_name("granian")),
        "--interface",
        "wsgi",
        "--port",
        str(port),
        "--workers",
        "1",
    ]
    command += ["--blocking-threads", "4", "mingchuang.config.wsgi:application"]
    server = subprocess.Popen(command, cwd=PROJECT, env=environment, stdout=log, stderr=log)
    try:
        running = Site(origin=f"http://127.0.0.1:{port}", home=home, **json.loads(made.stdout))
        wait_for(running.origin, server, home / "server.log")
        yield running
    finally:
        server.terminate()
        server.wait(10)
        log.close()


def wait_for(origin: str, server: subprocess.Popen, log: Path) -> None:
    """Until the server answers."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(origin + "/robots.txt", timeout=5):
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"the server did not start in {START_SECONDS} seconds: {log.read_text()[-2000:]}")


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all tests of this worker."""
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield running
        running.close()


@pytest.fixture
def new_page(browser: Browser, site: Site) -> Iterator[Callable[..., Page]]:
    """Makes pages in contexts of their own; a script error, a breach of the CSP or a server error fails the test."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def make(**options: object) -> Page:
        settings = {"viewport": {"width": 1280, "height": 900}, "locale": "zh-CN"} | options
        context = browser.new_context(base_url=site.origin, **settings)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(f"{page.url}: {error}"))
        page.on("console", lambda said: wrong.append(f"{page.url}: {said.text}") if REFUSED in said.text else None)
        page.on(
            "response", lambda answer: wrong.append(f"{answer.url}: {answer.status}") if answer.status >= 500 else None
        )
        return page

    yield make
    for context in contexts:
        context.close()
    assert not wrong, wrong


@pytest.fixture(scope="session")
def deeds(site: Site) -> Callable[..., dict[str, dict[str, str]]]:
    """``deeds("pair", "rule")``: what happens outside the browser (deeds.py), in the server's home; what each gives."""

    def do(*names: str) -> dict[str, dict[str, str]]:
        gone = ("MINGCHUANG_DATABASE_URL", "DJANGO_SETTINGS_MODULE")
        kept = {name: value for name, value in os.environ.items() if name not in gone}
        done = subprocess.run(
            [sys.executable, "-m", "tests.browser.deeds", *names],
            cwd=PROJECT,
            env=kept | IDENTITY | {"MINGCHUANG_HOME": str(site.home)},
            input=json.dumps({"agency": site.agency, "people": site.people}),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return do


@pytest.fixture
def visit(new_page: Callable[..., Page]) -> Callable[..., Page]:
    """``visit(path)``: a fresh visitor's page; other words go to the browser context (viewport, java_script_enabled …)."""

    def go(path: str, **options: object) -> Page:
        page = new_page(**options)
        page.goto(path)
        return page

    return go


@pytest.fixture
def sign_in(new_page: Callable[..., Page], site: Site) -> Callable[..., Page]:
    """``sign_in(role)``: a page on the desk of the person with that role, through the sign-in form."""

    def go(role: str, **options: object) -> Page:
        page = new_page(**options)
        page.goto("/accounts/login/?next=/desk/")
        page.fill("input[name=login]", site.people[role])
        page.fill("input[name=password]", site.password)
        page.press("input[name=password]", "Enter")
        page.wait_for_url("**/desk/**")
        return page

    return go


@pytest.fixture(scope="session")
def axe() -> Callable[..., None]:
    """Fails with every accessibility fault that axe finds on the page (WCAG 2.2 A and AA, and best practices).

    ``without`` names rules that the page kind cannot keep; say why where you use it. ``only`` asks for these rules alone.
    """
    engine = Axe()

    def check(page: Page, without: tuple[str, ...] = (), only: tuple[str, ...] = ()) -> None:
        options: dict[str, object] = {
            "resultTypes": ["violations"],
            "rules": {rule: {"enabled": False} for rule in without},
        }
        if only:
            options = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": list(only)}}
        page.wait_for_load_state()
        found = engine.run(page, options=options).response["violations"]
        faults = [f"{one['id']}: {one['help']}: {node['html'][:160]}" for one in found for node in one["nodes"]]
        assert not faults, f"{page.url}\n" + "\n".join(faults)

    return check


@pytest.fixture(scope="session")
def screens() -> Callable[[Page, str], None]:
    """Keeps pictures of a page at three widths, and fails where it must be scrolled sideways."""

    def keep(page: Page, name: str) -> None:
        SCREENS.mkdir(parents=True, exist_ok=True)
        page.wait_for_load_state()
        size = page.viewport_size
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            page.screenshot(path=SCREENS / f"{name}-{width}.png", full_page=True)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} wide at {width}"
        if size:
            page.set_viewport_size(size)

    return keep
