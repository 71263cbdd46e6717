"""Numbers without records are signed by two people; broken soft rules are explained."""

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

from mingchuang.domains.documents.figures import TABLE_2
from mingchuang.domains.reports import permissions, policies
from mingchuang.domains.reports.inspection import explainable
from mingchuang.domains.reports.models import AnnualReport, Explanation, SignedEntry
from mingchuang.domains.reports.values import number
from mingchuang.law.annual_report import Cell, format_by_id
from mingchuang.law.refusal import Refusal, Refused, refuse
from mingchuang.law.sums import fits
from mingchuang.ledger.acts import By, act

from .common import editable, line


def signed_cells(format_id: str) -> tuple[Cell, ...]:
    """The cells that no record gives, so that two people sign them: table 2 but for what documents give."""
    cells = format_by_id(format_id).cells()
    return tuple(cell for cell in cells if cell.table == "T2" and cell.row not in TABLE_2)


@act
def sign(
    *, by: By, report: str, values: Mapping[str, object], source: str, labels: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Enter numbers with where they come from, and sign them first; gives the keys. A changed number loses both signatures.

    ``values`` by cell id of table 2, or by the dotted path of a named figure with its label. Refused with every number
    that is not of its column's kind and every key that is counted from records.
    """
    found = editable(report)
    permissions.check_signer(by, found.agency.code)
    where = policies.check_reason(source)[:200]
    checked = _checked(found, values, labels or {})
    for key, value in checked.items():
        SignedEntry.objects.update_or_create(
            report=found,
            key=key,
            defaults={
                "value": value, "label": (labels or {}).get(key, ""), "source": where, "first_by": by.who,
                "first_at": by.at, "second_by": None, "second_at": None,
            },
        )  # fmt: skip
    line("sign", by=by, report=found, values={key: str(number(value)) for key, value in checked.items()})
    return tuple(checked)


@act
def countersign(*, by: By, report: str, keys: Sequence[str]) -> None:
    """Sign entries second. Refused for one that is not there and for the person who signed it first; once is enough."""
    found = editable(report)
    permissions.check_signer(by, found.agency.code)
    entries = {entry.key: entry for entry in found.entries.select_for_update().filter(key__in=keys)}
    refusals = [Refusal("reports.entry_unknown", key, {"key": key}) for key in keys if key not in entries]
    refusals += [
        Refusal("reports.same_signature", entry.key, {"key": entry.key})
        for entry in entries.values()
        if entry.first_by_id == by.who.pk
    ]
    if refusals:
        raise Refused(*refusals)
    fresh = [entry.pk for entry in entries.values() if entry.second_at is None]
    found.entries.filter(pk__in=fresh).update(second_by=by.who, second_at=by.at)
    line("countersign", by=by, report=found, keys=sorted(entries))


@act
def explain(*, by: By, report: str, check: str, reason: str) -> None:
    """Give the reason for a broken soft rule; for T3.carry, the correction of last year's report that is cited."""
    found = editable(report)
    permissions.check_writer(by, found.agency.code)
    if not explainable(found.format, check.partition("@")[0]):
        raise refuse("reports.not_explainable", "check")
    text = policies.check_reason(reason)
    Explanation.objects.update_or_create(
        report=found, check_id=check[:60], defaults={"reason": text, "given_by": by.who, "given_at": by.at}
    )
    line("explain", by=by, report=found, check=check)


def _checked(report: AnnualReport, values: Mapping[str, object], labels: Mapping[str, str]) -> dict[str, Decimal]:
    """The values as decimals, or a refusal for each that cannot stand."""
    cells = {cell.id: cell for cell in signed_cells(report.format)}
    known = {cell.id for cell in format_by_id(report.format).cells()}
    checked: dict[str, Decimal] = {}
    refusals = []
    for key, value in values.items():
        if key in known and key not in cells:
            refusals.append(Refusal("reports.counted_not_signed", key, {"key": key}))
        elif key not in cells and not labels.get(key):
            refusals.append(Refusal("reports.figure_unnamed", key, {"key": key}))
        else:
            amount = _decimal(value)
            kind = cells[key].kind if key in cells else "decimal"
            if amount is None or not fits(kind, number(amount)) or abs(amount) >= Decimal(10) ** 14:
                refusals.append(Refusal("reports.entry_wrong", key, {"key": key, "value": str(value)}))
            else:
                checked[key] = amount
    if refusals:
        raise Refused(*refusals)
    return checked


def _decimal(value: object) -> Decimal | None:
    try:
        amount = Decimal(str(value).strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None
