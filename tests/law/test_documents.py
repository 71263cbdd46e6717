"""文号, 索引号, codes, validity, kinds, columns, terms and metadata."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.documents import credit_code, index_numbers, kinds, numbers
from mingchuang.law.documents.categories import Outlet, template
from mingchuang.law.documents.metadata import Metadata, check_saving, check_submission, notices
from mingchuang.law.documents.packaged import packaged
from mingchuang.law.documents.publication_terms import consultation_days, publication_term

TODAY = date(2020, 6, 1)
BRACKETS = ["〔〕", "[]", "【】", "()", "（）", "﹝﹞", "［］"]


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("皖政办秘〔2020〕88号", "皖政办秘〔2020〕88号"),
        ("六数[2020]3号", "六数〔2020〕3号"),
        ("六数（２０２０）第３号", "六数〔2020〕3号"),
        ("六数【2020】003号", "六数〔2020〕3号"),
        (" 国办公开办函 ﹝2019﹞ 61 号 ", "国办公开办函〔2019〕61号"),
        ("六数〔2020〕3", "六数〔2020〕3号"),
        ("国务院令第711号", "国务院令第711号"),
        ("安徽省人民政府令第149号", "安徽省人民政府令第149号"),
        ("财政部公告2020年第3号", "财政部公告2020年第3号"),
    ],
)
def test_document_numbers_take_their_official_form(typed, official):
    assert numbers.normalise(typed) == official
    assert numbers.check(typed, 2020) == ()


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("关于印发的通知", "documents.number_unreadable"),
        ("〔2020〕3号", "documents.number_unreadable"),
        ("六数2020-3", "documents.number_unreadable"),
        ("六数〔2020〕0号", "documents.number_is_zero"),
        ("六数〔2021〕3号", "documents.number_year"),
        ("六数〔20〕3号", "documents.number_year"),
        ("六数〔1900〕3号", "documents.number_year"),
        ("", "documents.number_unreadable"),
    ],
)
def test_impossible_document_numbers_are_refused(typed, code):
    assert [refusal.code for refusal in numbers.check(typed, 2020)] == [code]


@given(
    st.text("六安市数政办秘函", min_size=1, max_size=6),
    st.integers(1949, 2020),
    st.integers(1, 9999),
    st.sampled_from(BRACKETS),
    st.booleans(),
)
def test_one_number_has_one_form_however_it_is_typed(organ, year, serial, brackets, padded):
    typed = (
        f"{organ}{brackets[0]}{year}{brackets[1]}{serial:04d}号"
        if padded
        else f"{organ}{brackets[0]}{year}{brackets[1]}{serial}号"
    )
    official = numbers.normalise(typed)
    assert official == f"{organ}〔{year}〕{serial}号"
    assert numbers.normalise(official) == official


def test_numbers_in_a_text_are_found_once_each():
    found = numbers.find_all("按照（皖政办秘〔2020〕88号）、六数[2020]3号要求，皖政办秘〔2020〕88号")
    assert [str(number) for number in found] == ["皖政办秘〔2020〕88号", "六数〔2020〕3号"]


@pytest.mark.parametrize("code", ["11341702486344515H", "91350100M000100Y43"])
def test_real_credit_codes(code):
    assert credit_code.is_credit_code(code)
    assert not credit_code.is_credit_code(code[:-1] + "0")


@given(st.text("0123456789ABCDEFGHJKLMNPQRTUWXY", min_size=9, max_size=9), st.integers(0, 10**6 - 1))
def test_any_single_wrong_character_breaks_a_credit_code(tail, division):
    body = f"11{division:06d}{tail}"
    code = body + credit_code.check_character(body)
    assert credit_code.is_credit_code(code)
    for place in range(8, 17):
        other = "0" if code[place] != "0" else "1"
        assert not credit_code.is_credit_code(code[:place] + other + code[place + 1 :])


def test_organisation_codes():
    assert credit_code.is_organisation_code("000014349")  # the State Council's general office, as in its index numbers
    assert not credit_code.is_organisation_code("000014348")


@pytest.mark.parametrize("pattern", index_numbers.patterns().values(), ids=lambda pattern: pattern.id)
def test_index_numbers_seen_on_pages_are_read_by_their_pattern(pattern):
    read = index_numbers.parse(pattern.example)
    assert read is not None
    made = date(read.year, read.month or 1, 1)
    assert index_numbers.compose(pattern.id, read.organ, made, read.serial) == pattern.example


@given(
    st.sampled_from(sorted(index_numbers.patterns())),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    st.integers(1, 99999),
)
def test_index_numbers_read_back(pattern, made, serial):
    organ = "11341500MB0000001X" if index_numbers.patterns()[pattern].organ == "credit_code" else "003226988"
    read = index_numbers.parse(index_numbers.compose(pattern, organ, made, serial))
    assert (read.organ, read.year, read.serial) == (organ, made.year, serial)


def test_running_numbers_restart_as_the_pattern_says():
    december, january = date(2020, 12, 31), date(2021, 1, 1)
    assert index_numbers.series("anhui", "X", december) != index_numbers.series("anhui", "X", january)
    assert index_numbers.series("yearly_credit_code", "X", december) == index_numbers.series(
        "yearly_credit_code", "X", january
    )
    with pytest.raises(ValueError):
        index_numbers.compose("anhui", "X", december, 0)


def test_kinds_cover_what_the_2020_report_counts():
    wanted = (
        "news notice normative policy interpretation press_conference concern_response reform_update budget final_account "
        "procurement personnel poverty_relief consultation_draft consultation_result page annual_report rules"
    )
    assert set(wanted.split()) <= set(kinds.kinds())
    interpretation = kinds.kinds()["interpretation"]
    choices = {own.id: {choice.id for choice in own.choices} for own in interpretation.fields}
    assert choices == {"form": {"text", "picture", "video", "leader", "expert", "media"}, "level": {"own", "higher"}}


@pytest.mark.parametrize("kind", kinds.kinds().values(), ids=lambda kind: kind.id)
def test_each_kind_names_fields_that_exist(kind):
    own = {field.id for field in kind.fields}
    assert set(kind.needs) <= own
    assert set(kind.required) <= set(Metadata.__dataclass_fields__)
    assert kind.genre in kinds.genres()
    assert kind.zh and kind.en
    assert publication_term(kind.term, date(2021, 12, 1)) is not None


def test_details_are_read_by_type_and_bad_ones_named():
    kind = kinds.kinds()["consultation_draft"]
    given = {"opens_on": date(2020, 3, 1), "closes_on": "2020-02-30", "basis": " 条例 ", "unknown": 1, "phone": ""}
    values, refusals = kinds.clean_details(kind, given)
    assert values == {"opens_on": "2020-03-01", "basis": "条例"}
    assert [(refusal.code, refusal.field) for refusal in refusals] == [("documents.detail_unreadable", "closes_on")]
    _, refusals = kinds.clean_details(kind, {"opens_on": "2020-03-02", "closes_on": "2020-03-01"})
    assert [refusal.code for refusal in refusals] == ["documents.closes_before_opens"]


@pytest.mark.parametrize("amount", ["NaN", "-1", "Infinity", "many"])
def test_impossible_amounts_are_refused(amount):
    assert kinds.clean_details(kinds.kinds()["procurement"], {"amount": amount})[1]


def test_the_template_covers_art_20_and_every_kind_has_a_place():
    rows = template()
    articles = {row.article for row in rows}
    assert {f"20({item})" for item in range(1, 16)} | {"12", "4", "49", "21"} <= articles
    codes = [row.code for row in rows]
    assert len(codes) == len(set(codes))
    assert all(row.parent is None or codes.index(row.parent) < codes.index(row.code) for row in rows)
    placed = {kind for row in rows for kind in row.kinds}
    assert placed <= set(kinds.kinds())
    assert set(kinds.kinds()) - placed == set()
    assert {row.outlet for row in rows} == set(Outlet)
    assert len({(row.parent, row.slug) for row in rows}) == len(rows)


@pytest.mark.parametrize(
    ("term", "day", "days", "unit"),
    [
        ("on_creation", date(2020, 1, 1), 20, "working"),
        ("on_creation", date(2019, 5, 14), 20, "working"),
        ("budget", date(2020, 3, 1), 20, "calendar"),
        ("budget", date(2014, 3, 1), 20, "working"),
        ("procurement", date(2020, 3, 1), 2, "working"),
        ("penalty_withdrawal", date(2021, 7, 15), 3, "working"),
        ("penalty_withdrawal", date(2021, 7, 14), 20, "working"),
        ("annual_report", date(2021, 1, 1), None, "fixed"),
    ],
)
def test_publication_terms_by_day(term, day, days, unit):
    found = publication_term(term, day)
    assert (found.days, found.unit) == (days, unit)
    assert found.article


def test_there_was_no_term_before_the_first_regulations():
    assert publication_term("on_creation", date(2008, 4, 30)) is None


def test_no_term_stands_twice_for_one_day():
    rows = packaged("publication_terms.yaml")["terms"]
    for one in rows:
        for other in rows:
            if one is not other and one["id"] == other["id"]:
                first, second = sorted((one, other), key=lambda row: row["since"])
                assert first["until"] is not None and first["until"] < second["since"]


def test_consultations_about_business_last_thirty_days_since_2020():
    assert consultation_days(date(2020, 1, 1), True)[0] == 30
    assert consultation_days(date(2019, 12, 31), True) is None
    assert consultation_days(date(2020, 1, 1), False) is None


def _complete(**changes):
    facts = {
        "kind": "normative",
        "title": "六安市政务数据管理办法",
        "has_body": True,
        "document_number": "六数〔2020〕3号",
        "made_on": date(2020, 5, 1),
        "issued_on": date(2020, 5, 2),
        "effective_on": date(2020, 6, 1),
        "keywords": ("数据",),
        "summary": "规定数据归集、共享和安全。",
        "placements": 1,
    }
    return Metadata(**(facts | changes))


METADATA = [
    ({}, set()),
    ({"title": " "}, {"documents.title_missing"}),
    ({"title": "长" * 201}, {"documents.title_too_long"}),
    ({"kind": "poem"}, {"documents.kind_unknown"}),
    ({"has_body": False}, {"documents.body_missing"}),
    ({"has_body": False, "has_attachment": True}, set()),
    ({"document_number": ""}, {"documents.field_missing"}),
    ({"document_number": "六数3"}, {"documents.number_unreadable"}),
    (
        {"made_on": date(2020, 6, 2)},
        {"documents.made_in_future", "documents.issued_before_made", "documents.in_force_before_made"},
    ),
    ({"made_on": date(1, 1, 1)}, {"documents.date_impossible"}),
    ({"effective_on": date(9999, 1, 1)}, {"documents.date_impossible"}),
    ({"issued_on": date(2020, 4, 1)}, {"documents.issued_before_made"}),
    ({"expires_on": date(2020, 5, 31)}, {"documents.lapses_before_start"}),
    ({"placements": 0}, {"documents.placement_missing"}),
    ({"publicity": "secret", "publicity_reason": "-"}, {"documents.publicity_unknown"}),
    ({"publicity": "withheld"}, {"documents.publicity_reason_missing"}),
    ({"publicity": "withheld", "publicity_reason": "条例第十四条", "placements": 0}, set()),
    ({"kind": "page", "placements": 0, "document_number": ""}, set()),
    ({"kind": "interpretation"}, {"documents.detail_missing"}),
    ({"kind": "interpretation", "details": {"form": "text", "level": "own"}}, set()),
]


@pytest.mark.parametrize(("changes", "codes"), METADATA)
def test_what_an_edition_must_carry(changes, codes):
    assert {refusal.code for refusal in check_submission(_complete(**changes), TODAY)} == codes


def test_a_draft_may_be_incomplete_but_not_impossible():
    assert check_saving(Metadata(kind="normative", title="草稿"), TODAY) == ()
    assert check_saving(Metadata(kind="normative", title="草稿", document_number="x"), TODAY)


def test_notices_tell_and_stop_nothing():
    codes = {refusal.code for refusal in notices(_complete(expires_on=date(2030, 1, 1)))}
    assert codes == {"documents.not_interpreted", "documents.no_pdf", "documents.period_too_long"}
    trial = {
        "title": "六安市数据管理暂行办法",
        "has_pdf": True,
        "has_interpretation": True,
        "effective_on": date(2024, 3, 1),
    }
    for changes, found in (
        ({"expires_on": date(2026, 2, 28)}, {"documents.trial_not_marked"}),
        ({"expires_on": date(2026, 2, 28), "trial": True}, set()),
        ({"expires_on": date(2026, 3, 1), "trial": True}, {"documents.trial_too_long"}),
        ({"expires_on": date(2029, 3, 1), "trial": True}, {"documents.period_too_long"}),
        # Before the rules of 2024 nothing was said of such documents.
        ({"effective_on": date(2024, 2, 29), "expires_on": date(2027, 2, 28), "trial": True}, set()),
    ):
        assert {refusal.code for refusal in notices(_complete(**trial | changes))} == found
    short = Metadata(
        kind="consultation_draft", details={"opens_on": "2020-03-01", "closes_on": "2020-03-10", "business": True}
    )
    assert {refusal.code for refusal in notices(short)} == {
        "documents.consultation_short",
        "documents.no_way_to_comment",
    }


def test_every_refusal_of_the_room_has_its_sentence():
    room = Path(kinds.__file__).parent
    rooms = (room, room.parent / "review")
    sentences = {}
    for one in rooms:
        sentences |= yaml.safe_load((one / "sentences.yaml").read_text("utf-8"))
    used = set()
    for path in (path for one in rooms for path in one.glob("*.py")):
        for line in path.read_text("utf-8").splitlines():
            used |= {word for word in line.replace('"', " ").split() if word.startswith(("documents.", "review."))}
    assert {code for code in used if "/" not in code and not code.endswith((".py", ".yaml"))} <= set(sentences)
    assert all(set(texts) == {"zh", "en"} for texts in sentences.values())
