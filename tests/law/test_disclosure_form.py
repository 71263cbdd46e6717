"""Article 29: what an application must hold, by kind of applicant, and what may never be asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mingchuang.law.disclosure import form

PERSON = {
    "applicant_kind": "natural", "name": "王小明", "id_kind": "resident_id", "id_number": "11010519491231002X",
    "phone": "0564-3380000", "description": "某项目的批复文件", "medium": "electronic", "delivery": "online",
}  # fmt: skip
COMPANY = {
    **PERSON, "applicant_kind": "commercial", "name": "某某有限公司",
    "id_kind": "credit_code", "id_number": "91350100M000100Y43", "legal_representative": "李某",
    "contact_person": "赵某",
}  # fmt: skip


def codes(values: dict[str, str]) -> list[str]:
    return [refusal.code for refusal in form.check(values)]


def without(values: dict[str, str], *fields: str) -> dict[str, str]:
    return {key: value for key, value in values.items() if key not in fields}


@pytest.mark.parametrize("kind", form.APPLICANT_KINDS)
def test_a_whole_application_of_every_kind_is_accepted(kind: str) -> None:
    values = PERSON if kind == "natural" else COMPANY
    assert codes({**values, "applicant_kind": kind}) == []


@pytest.mark.parametrize("field", ["name", "id_kind", "id_number", "description", "medium", "delivery"])
def test_each_mandatory_field_of_a_person(field: str) -> None:
    assert codes(without(PERSON, field)) == [f"disclosure.{field}_missing"]


@pytest.mark.parametrize("field", ["legal_representative", "contact_person"])
def test_an_organisation_also_names_its_people(field: str) -> None:
    assert codes(without(COMPANY, field)) == [f"disclosure.{field}_missing"]
    assert codes({**PERSON, field: ""}) == []


def test_one_contact_is_enough_and_none_is_not() -> None:
    bare = without(PERSON, "phone")
    assert codes(bare) == ["disclosure.contact_missing"]
    assert codes({**bare, "address": "六安市某路1号"}) == []


@pytest.mark.parametrize(
    ("delivery", "code"),
    [("mail", "disclosure.address_needed"), ("email", "disclosure.email_needed")],
)
def test_a_way_of_obtaining_needs_its_contact(delivery: str, code: str) -> None:
    assert codes({**PERSON, "delivery": delivery}) == [code]


@pytest.mark.parametrize(("medium", "delivery"), [("paper", "online"), ("disc", "email"), ("electronic", "fax")])
def test_a_way_that_cannot_carry_the_form(medium: str, delivery: str) -> None:
    found = codes({**PERSON, "medium": medium, "delivery": delivery, "email": "a@b.cn", "fax": "0564-1234567"})
    assert found == ["disclosure.delivery_cannot_carry"]


def test_the_purpose_is_never_asked() -> None:
    fields = {*form.PERSONAL_FIELDS, *form.CONTENT_FIELDS, *form.CHOICE_FIELDS, *form.LIMITS}
    assert not {field for field in fields if "purpose" in field or "need" in field.removeprefix("help_needed")}


@pytest.mark.parametrize(
    ("number", "valid"),
    [
        ("11010519491231002X", True), ("11010519491231002x", True), ("110105194912310021", False),
        ("110105491231002", True), ("1234", False), ("１１０１０５１９４９１２３１００２X", False),
    ],
)  # fmt: skip
def test_identity_card_numbers(number: str, valid: bool) -> None:
    assert form.id_card_is_valid(number) is valid
    found = codes({**PERSON, "id_number": number})
    assert found == ([] if valid else ["disclosure.id_card_wrong"])


@pytest.mark.parametrize(
    ("code", "valid"),
    [
        ("91350100M000100Y43", True),
        ("91350100M000100Y44", False),
        ("91350100M000100Y4", False),
        ("I1350100M000100Y43", False),
    ],
)
def test_credit_codes(code: str, valid: bool) -> None:
    assert codes({**COMPANY, "id_number": code}) == ([] if valid else ["disclosure.credit_code_wrong"])


def test_a_passport_is_not_measured_against_the_identity_card() -> None:
    assert codes({**PERSON, "id_kind": "passport", "id_number": "E12345678"}) == []
    assert codes({**COMPANY, "id_kind": "passport"}) == ["disclosure.id_kind_wrong"]


def test_a_field_that_is_too_long_says_how_long() -> None:
    (refusal,) = form.check({**PERSON, "description": "长" * 5001})
    assert (refusal.code, refusal.field, dict(refusal.facts)) == (
        "disclosure.too_long",
        "description",
        {"limit": 5000, "length": 5001},
    )


@given(st.dictionaries(st.sampled_from([*PERSON, *form.LIMITS]), st.text(max_size=60)))
def test_any_input_gets_an_answer_and_every_refusal_names_a_known_field(values: dict[str, str]) -> None:
    known = {*form.PERSONAL_FIELDS, *form.CONTENT_FIELDS, *form.CHOICE_FIELDS}
    assert {refusal.field for refusal in form.check(values)} <= known


def test_every_channel_names_the_fact_that_fixes_day_zero() -> None:
    assert {key: channel.day0 for key, channel in form.CHANNELS.items()} == {
        "in_person": "submitted", "oral": "submitted", "registered_mail": "signed", "ordinary_mail": "confirmed",
        "fax": "confirmed", "web": "submitted", "email": "submitted",
    }  # fmt: skip
