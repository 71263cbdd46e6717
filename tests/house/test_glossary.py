"""The glossary names what stands in the code."""

import re
from pathlib import Path

import mingchuang

ROOT = Path(mingchuang.__file__).parent
PAGE = ROOT.parent / "docs" / "glossary.md"


def test_every_code_name_of_the_glossary_stands_in_the_code():
    names = re.findall(r"^\|[^|]+\| `(\w+)` \|", PAGE.read_text("utf-8"), re.MULTILINE)
    assert len(names) > 25
    source = "\n".join(path.read_text("utf-8") for path in sorted(ROOT.rglob("*.py")))
    missing = [name for name in names if not re.search(rf"\b{name}", source)]
    assert not missing
