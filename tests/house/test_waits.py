"""No browser test counts on a page that may still be on its way: it would pass on a fast machine and fail on a slow one."""

import re
from pathlib import Path

BROWSER = Path(__file__).parents[1] / "browser"
HASTY = {
    r"assert .*\.count\(\)": "expect(…).to_have_count(…) waits for the number",
    r"\.all\(\)": "every(…) of tests/browser/waiting.py waits for the first",
    r"assert .*\.(inner_text|text_content)\(\) ==": "expect(…).to_have_text(…) waits for the text",
}


def test_browser_tests_wait_for_what_they_count():
    found = [
        f"{path.name}:{number}: {instead}"
        for path in sorted(BROWSER.glob("test_*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        for hasty, instead in HASTY.items()
        if re.search(hasty, line)
    ]
    assert not found, "\n".join(found)
