"""A PDF of scans is kept, its text is nowhere, and whoever reviews is told to look into it."""

import pytest

from mingchuang.domains.documents import actions, queries
from mingchuang.look.sentences import sentence
from tests.factories import documents as factory
from tests.press.test_scans import joined, scans, typed_pdf

pytestmark = pytest.mark.django_db


def test_scans_are_told_apart_from_what_has_no_text_by_nature(system, at):
    people = factory.three(system)
    made = factory.draft(people, at)
    by = factory.hand(people.drafter, at, 1)
    files = {
        "扫描.pdf": scans(2),
        "混合.pdf": joined(typed_pdf(), scans(1)),
        "文字.pdf": typed_pdf(),
        "说明.txt": "甲".encode(),
    }
    for name, content in files.items():
        actions.attach(by=by, document=made, name=name, content=content)
    found = {one.code: one.facts["names"] for one in queries.workbench(made, by=by).notices if "files" in one.code}
    assert found == {"documents.files_scanned": ("扫描.pdf",), "documents.files_scanned_part": ("混合.pdf",)}
    said = [sentence(one) for one in queries.workbench(made, by=by).notices if one.code == "documents.files_scanned"]
    assert "扫描件" in said[0]
    assert "扫描.pdf" in said[0]
    released = queries.workbench(made, by=by)
    assert released.findings == ()


def test_the_text_of_a_pdf_is_screened(system, at):
    people = factory.three(system)
    made = factory.draft(people, at)
    by = factory.hand(people.drafter, at, 1)
    actions.attach(by=by, document=made, name="名单.pdf", content=typed_pdf("Tel 13812345678"))
    assert [one.text for one in queries.workbench(made, by=by).findings] == ["13812345678"]
