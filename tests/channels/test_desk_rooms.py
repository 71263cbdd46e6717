"""What the navigation offers can be opened, and what a role keeps is offered: no screen without a way, no way to a refusal."""

import re

import pytest

from mingchuang.domains.agencies.roles import Role
from tests.channels.desk_helpers import settled, text
from tests.factories.agencies import staff

pytestmark = pytest.mark.django_db
FRESH = "/desk/catalogue/freshness/"
TEMPLATES, LIBRARY = "/desk/documents/templates/", "/desk/documents/library/"


def offered(answer):
    """The addresses in the navigation at the left and in the tabs of a page."""
    rows = re.findall(r"<nav\b.*?</nav>", text(answer), re.DOTALL)
    return {href.partition("?")[0] for row in rows for href in re.findall(r'href="(/desk/[^"]*)"', row)}


@pytest.mark.parametrize("role", list(Role))
def test_every_way_that_a_role_is_shown_is_open_to_it(client, system, people, role):
    client.force_login(settled(staff(system, people.agency, role)))
    seen, waiting = {"/desk/"}, ["/desk/"]
    while waiting:
        here = waiting.pop()
        answer = client.get(here)
        assert answer.status_code == 200, here
        new = offered(answer) - seen
        seen |= new
        waiting += sorted(new)
    keeps = role in (Role.DRAFTER, Role.REVIEWER, Role.FINAL_REVIEWER, Role.OPENNESS)
    assert ({TEMPLATES, LIBRARY} <= seen) is keeps
    assert (FRESH in seen) is (keeps or role in (Role.INSPECTOR, Role.MANAGER))
