"""Lighthouse on the five page kinds that are read most: four categories each, as a phone on a slow line, and what a page weighs.

Run by npx from its package (in our lock file it would not let `npm ci` do without registry addresses). Without npx, a Chromium
or the registry the figures are left out and the reason stands in their place.
"""

import http.cookiejar
import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
# The last of the line that runs on Node 20.
LIGHTHOUSE = "lighthouse@12.8.2"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
BUDGET, LARGEST_KB = 95, 60
SECONDS = 240
# The desk asks not to be found by search engines, and must.
NOT_FOUND_ON_PURPOSE = "is-crawlable"


def run() -> dict[str, dict[str, Any]]:
    """The score (of 100) of each page and category, and each page's weight in KB as it travels, scripts and styles included."""
    missing = wanting()
    if missing:
        return {"lighthouse": {"value": None, "unit": "score", "budget": BUDGET, "left_out": missing}}
    found: dict[str, dict[str, Any]] = {}
    with served() as (origin, city):
        cookie = signed_in(origin, city)
        agency = city["agency"]
        pages = {
            "home": ("/", ""),
            "list": (f"/{agency}/c/news", ""),
            "document": (f"/{agency}/d/{city['documents']['shown']}", ""),
            "form": (f"/{agency}/requests/new/person", ""),
            "desk_list": ("/desk/documents/", cookie),
        }
        for name, (path, header) in pages.items():
            scores, kilobytes = measured(origin + path, header)
            for category, score in scores.items():
                found[f"{name}_{category.replace('-', '_')}"] = {"value": score, "unit": "score", "budget": BUDGET}
            found[f"{name}_weight"] = {"value": kilobytes, "unit": "KB", "budget": LARGEST_KB}
    return found


def wanting() -> str:
    """Why Lighthouse cannot run here, or ""."""
    if not chromium():
        return "no Chromium"
    npx = shutil.which("npx")
    if not npx:
        return "no npx"
    tried = subprocess.run([npx, "--yes", LIGHTHOUSE, "--version"], capture_output=True, text=True, check=False)
    return "" if tried.returncode == 0 else f"npx cannot get {LIGHTHOUSE}: {tried.stderr.strip()[-200:]}"


def chromium() -> str | None:
    """The path of a Chromium."""
    names = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
    return os.environ.get("MINGCHUANG_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)


@contextmanager
def served() -> Iterator[tuple[str, dict[str, Any]]]:
    """A server with the browser tests' city in it: its address, and what is in the city."""
    with tempfile.TemporaryDirectory(prefix="mingchuang-lighthouse-") as home, socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        environment = {name: value for name, value in os.environ.items() if name != "MINGCHUANG_DATABASE_URL"}
        environment["MINGCHUANG_HOME"] = home
        made = subprocess.run(
            [sys.executable, "-m", "tests.browser.city"], cwd=ROOT, env=environment, capture_output=True, check=True
        )
        command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1"]
        command += ["--blocking-threads", "4", "--log-level", "error", "mingchuang.config.wsgi:application"]
        quiet = subprocess.DEVNULL
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=quiet, stderr=quiet)
        try:
            for _ in range(240):
                with socket.socket() as knock:
                    if knock.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.25)
            yield f"http://localhost:{port}", json.loads(made.stdout)
        finally:
            server.terminate()
            server.wait(20)


def signed_in(origin: str, city: dict[str, Any]) -> str:
    """The Cookie header of a drafter at the desk."""
    jar = http.cookiejar.CookieJar()
    ask = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    address = f"{origin}/accounts/login/?next=/desk/"
    page = ask.open(address).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    given = {
        "login": city["people"]["drafter"],
        "password": city["password"],
        "csrfmiddlewaretoken": token[1] if token else "",
    }
    ask.open(urllib.request.Request(address, urllib.parse.urlencode(given).encode(), {"Referer": address}))
    return "; ".join(f"{one.name}={one.value}" for one in jar)


def measured(url: str, cookie: str) -> tuple[dict[str, int], float]:
    """Lighthouse's scores of a page, of 100, and its weight in KB."""
    command = ["npx", "--yes", LIGHTHOUSE, url, "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"]
    command.append("--chrome-flags=--headless=new --no-sandbox --disable-gpu")
    if cookie:
        command += [f"--extra-headers={json.dumps({'Cookie': cookie})}", f"--skip-audits={NOT_FOUND_ON_PURPOSE}"]
    environment = os.environ | {"CHROME_PATH": chromium() or ""}
    with tempfile.TemporaryDirectory() as folder:
        # Into a file: what it prints into a pipe is cut off when it ends.
        told = Path(folder) / "report.json"
        command.append(f"--output-path={told}")
        done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=SECONDS, check=False)
        if not told.is_file():
            raise RuntimeError(f"{url}: {done.stderr[-500:]}")
        report = json.loads(told.read_text("utf-8"))
    if report.get("runtimeError"):
        raise RuntimeError(f"{url}: {report['runtimeError']['message']}")
    weight = report["audits"]["total-byte-weight"]["numericValue"] / 1024
    return {name: round(100 * report["categories"][name]["score"]) for name in CATEGORIES}, round(weight, 1)


if __name__ == "__main__":
    print(json.dumps(run(), ensure_ascii=False, indent=1))
