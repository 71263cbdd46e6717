"""Every check has a name and a family."""

import importlib
import pkgutil

import pytest

from mingchuang import law
from mingchuang.law.annual_report import formats
from mingchuang.law.audit.checks import CHECKS
from mingchuang.law.audit.families import check_named, families
from mingchuang.law.findings import Check

for module in pkgutil.walk_packages(law.__path__, "mingchuang.law."):
    importlib.import_module(module.name)


def below(kind: type) -> list[type]:
    return [one for child in kind.__subclasses__() for one in (child, *below(child))]


IDS = sorted(
    {check.id for check in CHECKS if not check.id.endswith("*")}
    | {rule for fmt in formats().values() for rule in fmt.rules}
    | {kind.id for kind in below(Check) if kind.__module__.startswith("mingchuang.law") and hasattr(kind, "id")}
)


@pytest.mark.parametrize("check_id", IDS)
def test_every_check_is_named(check_id: str) -> None:
    named = check_named(check_id)
    assert named.zh != check_id
    assert named.family in {family.id for family in families()}


def test_a_check_of_its_own_name_goes_before_what_begins_it() -> None:
    assert check_named("T3.carry").family == "past"
    assert check_named("T3.new").zh == "表三"
    assert check_named("privacy.id_card").zh == "个人信息"
    assert check_named("unheard").family == "content"
