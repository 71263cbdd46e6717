"""Was it released, and what differs? And nothing that is not public comes out."""

import json
from datetime import timedelta

import pytest
from click.testing import CliRunner
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.channels.cli.verify import verify
from mingchuang.domains.documents import actions, queries
from mingchuang.law.refusal import Refused
from mingchuang.ledger import triggers
from mingchuang.ledger.acts import By
from mingchuang.press.sanitising import whitespace_free
from mingchuang.readings.verify import index
from mingchuang.readings.verify.alignment import align
from mingchuang.readings.verify.clauses import clauses
from mingchuang.readings.verify.everything import check_everything
from mingchuang.readings.verify.models import Clause
from mingchuang.readings.verify.reading import ask
from tests.factories.documents import approved, content, draft, released, three

TITLE = "关于印发政务服务事项管理办法的通知"
PARAGRAPHS = (
    "各县区人民政府，市政府各部门：现将《政务服务事项管理办法》印发给你们，请认真贯彻执行。",
    "第一条 为了规范政务服务事项的设立、调整和实施，方便企业和群众办事，制定本办法。",
    "第二条 本办法关于事项清单、办事指南和办理流程的规定，适用于市、县两级行政机关。",
    "第三条 事项清单由市数据资源管理部门统一编制，每年六月底前向社会公布，并及时更新。",
)
BODY = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
TEXT = "\n".join(PARAGRAPHS)


@pytest.fixture
def people(system):
    return three(system)


@pytest.fixture
def document(people, at):
    return released(people, at, title=TITLE, body=BODY)


def test_the_released_text_is_recognised_whatever_its_white_space(document):
    for text in (TEXT, TEXT.replace("\n", ""), TEXT.replace("，", "， \u3000\n"), f"\ufeff{TEXT}\u200b"):
        verdict = ask(text)
        assert verdict.outcome == "same" and verdict.genuine
        assert verdict.release.public_id == document and verdict.release.agency


def test_a_fingerprint_names_its_release(document):
    fingerprint = ask(TEXT).release.fingerprint
    for typed in (fingerprint, fingerprint.upper(), " ".join(fingerprint[at : at + 8] for at in range(0, 64, 8))):
        assert ask(typed).release.public_id == document
    assert ask("0" * 64).outcome == "none"


def test_a_tampered_text_is_found_and_shown_by_character(document):
    tampered = TEXT.replace("关于", "比分直播,篮球比分直播")
    verdict = ask(tampered)
    assert verdict.outcome == "differs" and not verdict.genuine
    assert verdict.release.public_id == document
    assert [(one.kind, one.text) for one in verdict.parts if one.kind != "same"] == [
        ("removed", "关于"),
        ("added", "比分直播,篮球比分直播"),
    ]
    assert "".join(one.text for one in verdict.parts if one.kind != "removed") == tampered
    assert "".join(one.text for one in verdict.parts if one.kind != "added") == TEXT


def test_a_page_copied_whole_holds_the_text(document):
    verdict = ask(f"首页 > 信息公开\n{TITLE}\n浏览次数：12\n{TEXT}\n扫一扫在手机打开当前页")
    assert verdict.outcome == "within" and verdict.around > 20


def test_a_copied_page_that_was_changed_shows_the_change_only(document):
    page = f"首页 > 信息公开\n{TITLE}\n{TEXT.replace('六月底', '七月底')}\n扫一扫在手机打开"
    verdict = ask(page)
    assert [(one.kind, one.text) for one in verdict.parts if one.kind != "same"] == [("removed", "六"), ("added", "七")]
    assert verdict.around > 10


def test_a_paragraph_alone_is_an_excerpt(document):
    assert ask(PARAGRAPHS[1]).outcome == "excerpt"
    assert ask(PARAGRAPHS[1].replace("方便", "便利") + PARAGRAPHS[2]).outcome in {"differs", "none"}


def test_another_text_was_not_released(document):
    verdict = ask("本市将于下月举办第三届半程马拉松比赛，欢迎广大市民积极报名参加，详情另行通知。")
    assert (verdict.outcome, verdict.release) == ("none", None)


@pytest.mark.parametrize(
    ("text", "code"), [("", "empty"), (" \n\u200b", "empty"), ("关于", "too_short"), ("字" * 100_001, "too_long")]
)
def test_what_cannot_be_asked_gets_a_sentence(db, text, code):
    with pytest.raises(Refused, match=f"verify.{code}"):
        ask(text)


def test_nothing_unreleased_comes_out(people, at):
    secret = "这是尚未发布的内部测算数据，共计一千二百万元，涉及三个部门和五个县区。"
    draft(people, at, title="未发布的草稿", body=f"<p>{secret}</p>")
    approved(people, at, title="已审未发的稿件", body=f"<p>{secret}{secret}</p>")
    for question in (secret, secret[:20], f"未发布的草稿\n{secret}", f"已审未发的稿件\n{secret[:25]}另有他文"):
        verdict = ask(question)
        assert (verdict.outcome, verdict.release, verdict.parts) == ("none", None, ())


def test_an_earlier_edition_is_named_but_never_quoted(people, at, document):
    later = at + timedelta(days=1)
    hand = By(people.drafter, later)
    actions.correct(by=hand, document=document, change_note="更正日期")
    bench = queries.workbench(document, by=hand)
    fresh = content(people.agency, title=TITLE, body=BODY.replace("每年六月底前", "每季度末"))
    actions.save(by=hand, document=document, content=fresh, lock_version=bench.lock_version)
    actions.submit(by=hand, document=document)
    actions.review(by=By(people.reviewer, later), document=document)
    actions.approve(by=By(people.final, later), document=document)
    actions.release(by=By(people.final, later), document=document)
    assert ask(TEXT).outcome == "superseded"
    assert ask(TEXT.replace("每年六月底前", "每季度末")).outcome == "same"
    verdict = ask(TEXT.replace("统一编制", "分别编制"))
    assert verdict.release.version == 2
    assert "六月底" not in "".join(one.text for one in verdict.parts if one.kind == "removed")


def test_the_index_grows_with_the_releases_and_is_cheap_to_ask_again(people, at, document):
    assert index.catch_up() == 1
    assert index.catch_up() == 0
    released(people, at, title="另一件", body=BODY.replace("政务服务", "数据资源"))
    assert index.catch_up(limit=1) == 1
    rows = Clause.objects.count()
    Clause.objects.all().delete()
    assert index.catch_up() == 2 and Clause.objects.count() == rows


def test_everything_is_sound_and_a_break_is_named(people, document):
    assert check_everything().sound
    triggers.drop()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET agency = 'x' WHERE seq = 3")
        cursor.execute("UPDATE documents_release SET value = value || ' '")
    triggers.create()
    found = check_everything()
    assert (found.broken_line, found.why) == (3, "altered")
    assert [(one.public_id, one.why) for one in found.broken_releases] == [(document, "altered")]


def test_a_release_that_the_ledger_does_not_know(people, document):
    triggers.drop()
    with connection.cursor() as cursor:
        cursor.execute(
            "DELETE FROM ledger_entry WHERE seq = (SELECT max(seq) FROM ledger_entry WHERE act = 'documents.release')"
        )
    triggers.create()
    assert [one.why for one in check_everything().broken_releases] == ["unrecorded"]


def test_the_command_line(document, tmp_path):
    def call(*args, stdin=None):
        done = CliRunner().invoke(verify, list(args), input=stdin)
        return done.exit_code, json.loads(done.stdout) if done.stdout.strip() else None, done.stderr

    code, found, words = call()
    assert code == 0 and found["sound"] and found["releases"] == 1 and words
    code, found, _ = call("-", stdin=TEXT)
    assert code == 0 and found["outcome"] == "same" and found["released"]["public_id"] == document
    code, found, words = call("-", stdin=TEXT.replace("关于", "比分直播"))
    assert code == 1 and found["outcome"] == "differs" and "不一致" in words
    assert {"kind": "added", "text": "比分直播"} in found["differences"]
    code, found, words = call("-", stdin="短")
    assert (code, found) == (2, None) and "文字太短" in words
    assert call(str(tmp_path / "none"))[0] == 2


@given(st.text(alphabet="关于印发办法 \n的通知", max_size=40), st.text(alphabet="关于印发办法 \n的通知", max_size=40))
def test_alignment_loses_nothing(released_text, given_text):
    found = align(released_text, given_text)
    left = "".join(one.text for one in found.parts if one.kind != "added")
    right = "".join(one.text for one in found.parts if one.kind != "removed")
    assert whitespace_free(left) == whitespace_free(released_text)
    bare = whitespace_free(given_text)
    assert whitespace_free(right) == bare[found.before : len(bare) - found.after]


def test_clauses_are_blind_to_white_space():
    assert clauses("关于印发办法的通知，\n请认真贯彻 执行。短。") == ["关于印发办法的通知", "请认真贯彻执行"]


def test_a_text_that_bears_a_released_title_is_compared_however_different(document):
    other = "全文已被换成另外的内容，与原来的办法毫无相同之处。" * 3
    assert ask(other).outcome == "none"
    verdict = ask(f"{TITLE}\n{other}")
    assert verdict.outcome == "differs" and verdict.release.public_id == document
    number = verdict.release.index_number
    assert ask(f"索引号：{number}\n{other}").release.public_id == document
