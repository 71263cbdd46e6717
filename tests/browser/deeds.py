"""What happens in the browser's city outside the browser, through the same actions: ``python -m tests.browser.deeds NAME``.

The people of the city come on the standard input as JSON, what the deed gives goes out as JSON. It runs in the server's home.
"""

import itertools
import json
import os
import sys
from datetime import datetime, timedelta

TABLE = (
    "<p>各单位按下表报送。</p><table><caption>报送安排</caption>"
    "<thead><tr><th rowspan='2'>单位</th><th colspan='2'>期限</th></tr><tr><th>初稿</th><th>定稿</th></tr></thead>"
    "<tbody><tr><td>市级</td><td>3月10日</td><td>{}</td></tr></tbody></table>"
)
LIVE = "https://www.example.gov.cn"


class Place:
    """The bureau of the city, its people, and the moment."""

    def __init__(self, given: dict) -> None:
        from mingchuang.domains.agencies.models import Agency
        from mingchuang.ledger.acts import SHANGHAI, By
        from mingchuang.ledger.models import Person
        from mingchuang.ledger.people import system_person
        from tests.factories import agencies as factory
        from tests.factories.documents import Three

        names = ("drafter", "reviewer", "final", "openness")
        found = {name: Person.objects.get(username=given["people"][name]) for name in names}
        self.people = Three(Agency.objects.get(code=given["agency"]), **found)
        self.now = datetime.now(SHANGHAI)
        # The numbers of the factories begin anew in this process; names and codes must not.
        factory._numbers = itertools.count(int(self.now.timestamp()) % 10_000_000)
        self.system = By(system_person(), self.now - timedelta(days=2))


def rule(place: Place) -> dict[str, str]:
    """A second normative document in force."""
    from tests.factories import documents

    then = place.now - timedelta(days=20)
    day = then.date()
    made = documents.NORMATIVE | {"made_on": day, "issued_on": day, "effective_on": day, "slug": "normative"}
    words = {
        "title": "六安市公共数据开放暂行规定",
        "document_number": "六数资〔2026〕2号",
        "body": "<p>第一条 公共数据依法开放。</p>",
    }
    return {"document": documents.released(place.people, then, **made | words)}


def pair(place: Place) -> dict[str, str]:
    """A draft of a normative document and a draft that explains it; nothing is declared or linked yet."""
    from tests.factories import documents

    then = place.now - timedelta(hours=1)
    day = then.date()
    made = documents.NORMATIVE | {"made_on": day, "issued_on": day, "effective_on": day, "slug": "normative"}
    words = {
        "title": "六安市数据登记管理办法",
        "document_number": "六数资〔2026〕3号",
        "body": "<p>第一条 数据资源实行登记。</p>",
    }
    explains = {
        "title": "《六安市数据登记管理办法》解读",
        "body": "<p>《办法》规定了数据登记的范围和程序。</p>",
        "slug": "interpretation",
    }
    details = {"form": "text", "level": "own"}
    return {
        "document": documents.draft(place.people, then, **made | words),
        "other": documents.draft(place.people, then, kind="interpretation", details=details, **explains),
    }


def corrected(place: Place) -> dict[str, str]:
    """A document in its second edition: a cell of its table and its title were put right."""
    from mingchuang.domains.documents import actions, queries
    from tests.factories import documents

    people, then = place.people, place.now - timedelta(hours=6)
    made = documents.released(people, then, title="关于报送数据目录的说明", body=TABLE.format("3月20日"))
    later = then + timedelta(hours=1)
    actions.correct(by=documents.hand(people.drafter, later), document=made, change_note="调整期限")
    version = queries.workbench(made, by=documents.hand(people.drafter, later)).lock_version
    changed = documents.content(people.agency, title="关于报送数据目录的补充说明", body=TABLE.format("3月25日"))
    actions.save(by=documents.hand(people.drafter, later), document=made, content=changed, lock_version=version)
    documents.approve(people, later, made)
    actions.release(by=documents.hand(people.final, later, 4), document=made)
    return {"document": made}


def drafts(place: Place) -> dict[str, str]:
    """Two drafts, and one without a text that cannot be submitted."""
    from tests.factories import documents

    then, section = place.now - timedelta(hours=1), {"slug": "news"}
    for name in ("甲", "乙"):
        documents.draft(place.people, then, title=f"批量办理的信息{name}", **section)
    documents.draft(place.people, then, title="批量办理的信息丙", body="", **section)
    return {}


def waiting(place: Place) -> dict[str, str]:
    """A second reviewer, and a text that waits for its review."""
    from mingchuang.domains.agencies.roles import Role
    from mingchuang.domains.documents import actions
    from mingchuang.ledger.models import Person
    from tests.factories import agencies, documents

    second = agencies.staff(place.system, place.people.agency, Role.REVIEWER, name="何代审")
    Person.objects.filter(pk=second.pk).update(must_change_password=False)
    made = documents.draft(place.people, place.now - timedelta(hours=1), title="等待代为审核的信息")
    actions.submit(by=documents.hand(place.people.drafter, place.now - timedelta(minutes=50)), document=made)
    return {"document": made, "second": second.username, "second_id": second.public_id}


def doomed(place: Place) -> dict[str, str]:
    """A bureau with a released text, one approved and one in mid-review."""
    from mingchuang.domains.documents import actions
    from tests.factories import agencies, documents

    people = documents.three(place.system, agencies.bureau(place.system, "luan-old", "六安市信息中心"))
    then = place.now - timedelta(hours=2)
    documents.released(people, then, title="信息中心发布的信息")
    documents.approved(people, then, title="待移交的信息")
    waits = documents.draft(people, then, title="待办结的信息")
    actions.submit(by=documents.hand(people.drafter, then, 1), document=waits)
    return {"agency": "luan-old"}


def shown(place: Place) -> dict[str, str]:
    """One more news item, released now."""
    from tests.factories import documents

    return {"document": documents.released(place.people, place.now - timedelta(minutes=4), title="发往新媒体的信息")}


class Outlet:
    """An outlet that takes everything, or nothing."""

    def __init__(self, works: bool) -> None:
        self.works, self.taken = works, 0

    def post(self, post):
        from mingchuang.channels.schedule.outlets import Found, NotPosted

        if not self.works:
            raise NotPosted("对方服务器没有应答")
        self.taken += 1
        return Found(f"n{self.taken}", f"https://weibo.example/{self.taken}")

    def find(self, post) -> None: ...

    def count(self) -> int:
        from mingchuang.channels.schedule.outlets import NotPosted

        if not self.works:
            raise NotPosted("对方服务器没有应答")
        return self.taken


def publish(place: Place, works: bool) -> dict[str, str]:
    """What the schedule does for new media: now, where the outlet takes everything; for ten hours, where it takes nothing."""
    from django.conf import settings

    from mingchuang.channels.schedule.posting import publish as look

    settings.MAIL_ADDRESS = LIVE
    outlet = Outlet(works)
    for minutes in (0,) if works else range(0, 600, 60):
        list(look(place.now + timedelta(minutes=minutes), lambda _outlet, _code: outlet))
    return {}


def publish_failing(place: Place) -> dict[str, str]:
    """Until a person decides."""
    return publish(place, False)


def publish_working(place: Place) -> dict[str, str]:
    """The outlet is there again."""
    return publish(place, True)


DEEDS = {
    one.__name__: one
    for one in (rule, doomed, pair, corrected, drafts, waiting, shown, publish_failing, publish_working)
}


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingchuang.config.settings.dev")
    django.setup()
    given = json.load(sys.stdin)
    json.dump({name: DEEDS[name](Place(given)) for name in sys.argv[1:]}, sys.stdout)
