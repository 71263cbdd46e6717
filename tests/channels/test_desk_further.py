"""What the law asks beyond the answer stands beside the case: help, review of what is withheld, publication."""

from datetime import date

import pytest
from django.test import Client

from mingchuang.ledger.acts import By
from tests.channels.desk_helpers import settled, text
from tests.factories import disclosure as make

pytestmark = pytest.mark.django_db
DAY, ANSWERED = date(2025, 3, 3), date(2025, 3, 10)


@pytest.fixture
def office(system: By) -> make.Office:
    made = make.office(system)
    settled(made.clerk)
    return made


def page_of(office: make.Office, public_id: str) -> str:
    client = Client()
    client.force_login(office.clerk)
    return text(client.get(f"/desk/requests/r/{public_id}/"))


def test_a_withheld_answer_is_to_be_reviewed_again(office: make.Office) -> None:
    found = make.answered(office, DAY, ANSWERED, code="D03", ground="D14")
    assert "定期评估审查（条例第十八条）" in page_of(office, found.public_id)


def test_what_two_applicants_were_given_may_be_published(office: make.Office) -> None:
    first = make.answered(office, DAY, ANSWERED)
    assert "条例第四十四条第一款" not in page_of(office, first.public_id)
    make.received(office, DAY, id_kind="passport", id_number="E12345678")
    assert "考虑主动公开（条例第四十四条第一款）" in page_of(office, first.public_id)


def test_an_applicant_who_needs_help_is_named_to_those_who_handle(office: make.Office) -> None:
    helped = make.in_hand(office, DAY, help_needed="视力障碍，请提供大字版")
    assert "提供必要帮助（条例第四十三条）" in page_of(office, helped.public_id)
    assert "提供必要帮助" not in page_of(office, make.in_hand(office, DAY).public_id)
