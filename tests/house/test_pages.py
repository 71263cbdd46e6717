"""What is written about the code is what the code says."""

import re
from pathlib import Path

import mingchuang
from tools.pages import PROJECT, pages

ROOT = Path(mingchuang.__file__).parent


def test_generated_pages_are_fresh():
    wanted = pages()
    kept = set((PROJECT / "docs" / "records").glob("*.md"))
    stale = [p.name for p, text in wanted.items() if not p.exists() or p.read_text("utf-8") != text]
    left = [p.name for p in kept if p not in wanted]
    assert not stale + left, "run `python -m tools.pages`"


def test_every_setting_of_the_environment_is_documented():
    page = (PROJECT / "docs" / "operations.md").read_text("utf-8")
    documented = set(re.findall(r"`(MINGCHUANG_\w+)`", page))
    documented |= {f"MINGCHUANG{name}" for name in re.findall(r"`(_SITE_\w+)`", page)}
    used = set()
    for folder in (ROOT, PROJECT / "tools", PROJECT / "tests"):
        for path in sorted(folder.rglob("*.py")):
            used |= set(re.findall(r"[\"'](MINGCHUANG_[A-Z_]+)[\"']", path.read_text("utf-8")))
    assert used == documented
