"""The city that browser tests visit, made through the actions staff use: run as ``python -m tests.browser.city``.

Prints what tests need to know (ids, user names) as JSON. It runs in the server's own home, never in the test's database.
"""

import json
import os
import sys
from dataclasses import replace
from datetime import datetime, timedelta


def prepare() -> dict[str, object]:
    """Migrate and fill an empty home; collect what pages load."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mingchuang.config.settings.dev")
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from mingchuang.domains.calendars import actions as calendars
    from mingchuang.ledger.acts import SHANGHAI, By
    from mingchuang.ledger.people import system_person

    now = datetime.now(SHANGHAI)
    system = By(system_person(), now - timedelta(days=60))
    calendars.load_shipped(by=system)
    return fill(system, now)


def fill(system, now: datetime) -> dict[str, object]:
    """A bureau with texts in every public state, work in every queue, and people for every role."""
    from mingchuang.domains.agencies.roles import Role
    from mingchuang.domains.documents import actions
    from mingchuang.ledger.models import Person
    from tests.factories import agencies, documents

    people = documents.three(system)
    bureau = people.agency
    then = now - timedelta(days=30)
    made_on = {"made_on": then.date(), "issued_on": then.date(), "effective_on": then.date()}
    measures = documents.released(
        people, then, **documents.NORMATIVE | made_on | {
            "title": "六安市公共数据共享管理办法", "document_number": "六数资〔2026〕1号", "slug": "normative", "body": BODY,
        }
    )  # fmt: skip
    explained = documents.released(
        people, then + timedelta(hours=1), kind="interpretation", title="《六安市公共数据共享管理办法》解读",
        slug="interpretation", details={"form": "text", "level": "own"},
        body="<p>《办法》对公共数据的归集、共享和安全作出规定。</p>",
    )  # fmt: skip
    actions.link(by=documents.hand(people.drafter, then), source=explained, target=measures, link_type="interprets")
    for number in range(24):
        documents.released(people, then + timedelta(hours=2 + number))
    wrong = documents.withdrawn(people, then + timedelta(days=2), title="写错了的通知")
    merged = documents.withdrawn(
        people, then + timedelta(days=2), "consolidated", redirect_to=measures, title="已合并的通知"
    )
    outdated = documents.withdrawn(people, then + timedelta(days=2), "withdrawn", title="不再适用的通知")
    made = {"made_on": (now - timedelta(hours=3)).date()}
    draft = documents.draft(people, now - timedelta(hours=3), title="关于开展公共数据目录编制工作的通知", **made)
    waiting = documents.draft(people, now - timedelta(hours=2), title="关于做好政务服务事项梳理的通知", **made)
    actions.submit(by=documents.hand(people.drafter, now - timedelta(hours=2), 1), document=waiting)
    early = replace(system, at=now - timedelta(days=60))
    manager = agencies.staff(early, bureau, Role.MANAGER, name="钱管理")
    clerk = agencies.staff(early, bureau, Role.FOI_CLERK, name="孙受理")
    handler = agencies.staff(early, bureau, Role.HANDLER, name="吴承办")
    approver = agencies.staff(early, bureau, Role.APPROVER, name="郑审签")
    second = agencies.staff(early, bureau, Role.DRAFTER, name="陈编写")
    city = agencies.city(early)
    keeper = agencies.staff(early, city, Role.MANAGER, name="周管理")
    inspector = agencies.staff(early, city, Role.INSPECTOR, name="冯检查")
    Person.objects.filter(is_system=False).update(must_change_password=False)
    staff = {
        "drafter": people.drafter, "second_drafter": second, "reviewer": people.reviewer, "final": people.final,
        "openness": people.openness,
        "manager": manager, "keeper": keeper, "clerk": clerk, "handler": handler, "approver": approver,
        "inspector": inspector,
    }  # fmt: skip
    return {
        "agency": bureau.code,
        "documents": {
            "shown": measures, "explained": explained, "wrong": wrong, "merged": merged, "outdated": outdated,
            "draft": draft, "waiting": waiting,
        },
        "people": {role: person.username for role, person in staff.items()},
        "password": agencies.PASSWORD,
    }  # fmt: skip


BODY = """<h2>第一章 总则</h2>
<p>第一条 为了规范公共数据共享,提高政务服务水平,根据有关法律、法规,结合本市实际,制定本办法。</p>
<p>第二条 本市行政区域内公共数据的归集、共享、使用和安全管理,适用本办法。</p>
<h2>第二章 共享</h2>
<p>第三条 公共数据按照共享属性分为无条件共享、有条件共享和不予共享三类。各类数据的提供期限见下表。</p>
<table><caption>数据提供期限</caption><thead><tr><th>类别</th><th>提供方式</th><th>期限</th></tr></thead>
<tbody><tr><td>无条件共享</td><td>平台直接获取</td><td>即时</td></tr><tr><td>有条件共享</td><td>提出申请</td><td>5个工作日</td></tr>
<tr><td>不予共享</td><td>说明依据</td><td>3个工作日</td></tr></tbody></table>
<p>第四条 数据提供单位应当保证数据真实、完整、及时更新。数据使用单位发现数据有误的,应当告知提供单位核实。</p>
<h2>第三章 附则</h2>
<p>第五条 本办法由市数据资源管理局负责解释,有效期五年。</p>"""


if __name__ == "__main__":
    json.dump(prepare(), sys.stdout)
