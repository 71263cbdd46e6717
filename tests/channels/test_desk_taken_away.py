"""Lists of the desk as files: several on a page, what was found, the records behind a figure, paged ones whole."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from mingchuang.domains.agencies.roles import Role
from mingchuang.domains.broadcasts.posting import Account
from tests.channels.desk_helpers import at_desk, settled, text
from tests.factories import documents as factory
from tests.factories import reports
from tests.factories.agencies import bureau, city, staff
from tests.factories.disclosure import office, received

pytestmark = pytest.mark.django_db
FORMULA = "=HYPERLINK(1)"


@pytest.fixture
def people(system):
    return factory.three(system)


def csv_of(answer):
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def xlsx_of(answer):
    assert answer.status_code == 200
    return [list(row) for row in load_workbook(io.BytesIO(answer.content)).active.iter_rows(values_only=True)]


def links(client, address):
    """The ways to a file that the page offers."""
    page = text(client.get(address))
    return [
        part.split('"')[0].replace("&amp;", "&") for part in page.split('href="') if "export=" in part.split('"')[0]
    ]


def test_each_list_of_the_first_page_is_a_file_of_its_own(client, people):
    now, day = timezone.now(), timezone.localdate()
    factory.draft(people, now, title="早该公开", made_on=day - timedelta(days=60))
    factory.draft(people, now, title=FORMULA)
    factory.draft(people, now, title="手头的信息")
    client.force_login(settled(people.drafter))
    found = links(client, "/desk/")
    assert len(found) == 4
    assert {"waiting" in link for link in found} == {False}
    shown = client.get("/desk/").context
    for name in ("overdue", "mine"):
        rows = csv_of(client.get(f"/desk/?export=csv&list={name}"))
        page = [row[0].text for row in shown[name].rows]
        assert [row[0].removeprefix("'").split(" · ")[0] for row in rows[1:]] == page
        assert rows[0] == ["事项名称", "类别", *(["期限"] if name == "overdue" else []), "下一步"]
        assert {row[-1] for row in rows[1:]} == {"提交审核"}
        assert xlsx_of(client.get(f"/desk/?export=xlsx&list={name}"))[0] == rows[0]
    assert any(row[0].startswith("'=HYPERLINK") for row in csv_of(client.get("/desk/?export=csv&list=mine")))


@pytest.mark.parametrize("asked", ["?export=csv", "?export=csv&list=waiting", "?export=exe&list=mine", "?list=mine"])
def test_what_is_no_list_or_no_form_gets_the_page(client, people, asked):
    factory.draft(people, timezone.now())
    client.force_login(settled(people.drafter))
    answer = client.get(f"/desk/{asked}")
    assert answer.status_code == 200
    assert "Content-Disposition" not in answer


def test_the_first_page_is_no_file_for_somebody_without_a_role(client, system, people):
    client.force_login(settled(staff(system, people.agency)))
    assert client.get("/desk/?export=csv&list=mine").status_code == 403


def test_the_heads_are_in_the_language_of_the_reader(client, people):
    factory.draft(people, timezone.now(), title="一条")
    client.force_login(settled(people.drafter))
    assert csv_of(client.get("/en/desk/?export=csv&list=mine"))[0] == ["Matter", "What it is", "Next step"]
    assert csv_of(client.get("/en/desk/search/?q=一条&export=csv"))[0][0] == "Title"


def test_what_was_found_is_taken_away_whole_and_as_narrowed(client, system, people):
    for number in range(25):
        factory.draft(people, timezone.now(), title=f"养老信息{number:02d}", body="<p>补贴按月发放。</p>")
    place = office(system)
    received(place, timezone.localdate())
    client.force_login(settled(people.drafter))
    address = "/desk/search/?q=养老 补贴&kind=document&page=2"
    assert len(client.get(address).context["rows"]) == 5
    found = links(client, address)
    assert len(found) == 2
    rows = csv_of(client.get(f"/desk/search/{found[0]}"))
    assert {row[0] for row in rows[1:]} == {f"养老信息{number:02d}" for number in range(25)}
    assert "补贴按月发放" in rows[1][-1]
    assert len(xlsx_of(client.get(f"/desk/search/{found[1]}"))) == 26
    assert not links(client, "/desk/search/?q=没有这个词")


def test_a_file_of_what_was_found_holds_nothing_of_another_agency_and_no_formula(client, system, people):
    factory.draft(people, timezone.now(), title=f"{FORMULA}内部草稿")
    client.force_login(settled(people.drafter))
    assert csv_of(client.get("/desk/search/?q=内部草稿&export=csv"))[1][0].startswith("'=HYPERLINK")
    at_desk(client, system, bureau(system, "luan-other", "六安市其他局"), Role.DRAFTER)
    assert "Content-Disposition" not in client.get("/desk/search/?q=内部草稿&export=csv")


def test_all_records_behind_a_figure_are_taken_away(client, system, people):
    year = timezone.localdate().year
    by = factory.hand(people.drafter, timezone.now())
    for number in range(60):
        reports.broadcast(by, people.agency, date(year, 1, 1), title=f"{FORMULA}第{number:02d}条")
    client.force_login(settled(people.drafter))
    address = f"/desk/report/{year}/records/proactive.by_outlet.new_media/"
    assert len(client.get(f"{address}?page=2").context["table"].rows) == 10
    found = links(client, f"{address}?page=2")
    rows = csv_of(client.get(f"{address}{found[0]}"))
    assert [row[1] for row in rows[1:]] == [f"'{FORMULA}第{number:02d}条" for number in range(60)]
    assert len(xlsx_of(client.get(f"{address}{found[1]}"))) == 61
    at_desk(client, system, people.agency, Role.HANDLER)
    assert client.get(f"{address}?export=csv").status_code == 403


def test_the_history_of_a_document_and_the_accounts_of_an_outlet(client, system, people):
    made = factory.released(people, timezone.now(), title="有历史的信息")
    at_desk(client, system, people.agency, Role.OPENNESS)
    address = f"/desk/documents/d/{made}/history/"
    shown = client.get(address).context["table"].rows
    assert len(csv_of(client.get(f"{address}?before=1&export=csv"))) == len(shown) + 1
    values = {"outlet": "weibo", "name": FORMULA, "code": "shuju", "automatic": "", "section": ""}
    client.post("/desk/outlets/accounts/new/", values)
    assert Account.objects.count() == 1
    assert csv_of(client.get("/desk/outlets/?export=csv&list=accounts"))[1][1].startswith("'=HYPERLINK")
    assert len(links(client, "/desk/outlets/")) == 4
    at_desk(client, system, city(system), Role.FOI_CLERK)
    assert client.get("/desk/outlets/?export=csv&list=accounts").status_code == 403
    assert client.get(f"{address}?export=csv").status_code == 403
