"""What is written about the audit is what it does."""

import re
from pathlib import Path

from mingchuang.law.annual_report import formats
from mingchuang.law.audit.check import sentences
from mingchuang.law.audit.checks import CHECKS
from mingchuang.law.tampering import CHECKS as TAMPERING

PROJECT = Path(__file__).parents[2]
PAGE = (PROJECT / "docs" / "audit.md").read_text("utf-8")


def test_every_check_stands_in_the_docs():
    ids = {check.id for check in CHECKS if "*" not in check.id} | {check.id for check in TAMPERING}
    ids |= {rule for fmt in formats().values() for rule in fmt.rules if not rule.startswith("X.")}
    written = set(re.findall(r"`([A-Za-z0-9]+(?:\.\w+)?)`", PAGE))
    assert not ids - written


def test_every_sentence_is_in_two_languages_and_belongs_to_a_check():
    ids = {check.id for check in CHECKS} | {"tables"}
    for key, entry in sentences().items():
        assert entry["zh"] and entry["en"]
        assert key in ids or key.rsplit(".", 1)[0] in ids, key
        blanks = [set(re.findall(r"{(\w+)}", entry[name])) for name in ("zh", "en")]
        assert all(blanks) or key == "form.contact"


def test_the_peer_s_rules_are_all_answered():
    page = (PROJECT / "docs" / "audit-peers.md").read_text("utf-8")
    rows = re.findall(r"^\| `[^|]+\|[^|]+\|([^|]+)\|$", page, re.MULTILINE)
    assert len(rows) > 20
    assert all(row.strip() for row in rows)
