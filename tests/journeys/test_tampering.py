"""What was released is what is read: a changed copy is found, with the very characters that were changed."""

from datetime import datetime

import pytest
from click.testing import CliRunner
from django.db import connection

from mingchuang.channels.cli.verify import verify
from mingchuang.domains.documents import queries
from mingchuang.ledger import triggers
from mingchuang.ledger.models import Entry
from mingchuang.readings.verify.everything import check_everything
from mingchuang.readings.verify.reading import ask
from tests.factories.documents import Three, released, three

pytestmark = pytest.mark.django_db
TEXT = (
    "为规范政务数据归集，现就有关事项通知如下。各单位应当在每月十日前更新目录，并指定专人负责数据质量。"
    "市数据资源管理局按季通报各单位关于目录更新的情况，对连续两次未更新的予以约谈。"
)


@pytest.fixture
def people(system: object) -> Three:
    return three(system)  # type: ignore[arg-type]


def test_a_phrase_put_in_place_of_a_word_is_found(people: Three, at: datetime) -> None:
    released(people, at, title="归集通知", body=f"<p>{TEXT}</p>")
    tampered = TEXT.replace("关于", "比分直播,篮球比分直播")
    verdict = ask(tampered)
    assert verdict.outcome == "differs"
    assert [part.text for part in verdict.parts if part.kind == "removed"] == ["关于"]
    assert [part.text for part in verdict.parts if part.kind == "added"] == ["比分直播,篮球比分直播"]
    assert ask(TEXT).genuine
    result = CliRunner().invoke(verify, ["-"], input=tampered)
    assert result.exit_code == 1
    assert "比分直播" in result.stdout


def test_one_changed_sign_in_a_line_of_the_ledger_is_named(people: Three, at: datetime) -> None:
    released(people, at, title="归集通知")
    assert check_everything().sound
    middle = Entry.objects.order_by("seq")[Entry.objects.count() // 2].seq
    triggers.drop(using=connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE ledger_entry SET facts = replace(facts, '{', '{ ') WHERE seq = %s", [middle])
    triggers.create(using=connection)
    found = check_everything()
    assert (found.broken_line, found.why) == (middle, "altered")
    result = CliRunner().invoke(verify, [])
    assert result.exit_code == 1
    assert str(middle) in result.stderr


def test_a_release_changed_in_the_database_is_named(people: Three, at: datetime) -> None:
    made = released(people, at, title="归集通知", body=f"<p>{TEXT}</p>")
    triggers.drop(using=connection)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE documents_release SET value = replace(value, '十日', '二十日')")
    triggers.create(using=connection)
    found = check_everything()
    assert [(one.public_id, one.why) for one in found.broken_releases] == [(made, "altered")]
    assert list(queries.broken())


@pytest.mark.parametrize("statement", [
    "UPDATE ledger_entry SET act = 'x'", "DELETE FROM ledger_entry",
    "INSERT INTO ledger_entry SELECT * FROM ledger_entry",
])  # fmt: skip
def test_the_database_itself_refuses_to_rewrite_the_ledger(people: Three, at: datetime, statement: str) -> None:
    from django.db import DatabaseError, transaction

    released(people, at)
    lines = list(Entry.objects.values_list("hash", flat=True))
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert list(Entry.objects.values_list("hash", flat=True)) == lines
