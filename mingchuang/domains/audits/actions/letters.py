"""The wording of an agency's letters of findings is changed; every version stays."""

from mingchuang.domains.agencies.models import Agency
from mingchuang.domains.audits.models import LetterTemplate
from mingchuang.domains.audits.permissions import check_auditor
from mingchuang.law.audit.letters import Template, check, default
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By, act
from mingchuang.ledger.fingerprints import canonical, sha256
from mingchuang.ledger.record import record


@act
def write_letter_template(
    *, by: By, agency: str, title: str, body: str, reply_days: int, lock_version: int
) -> int:  # fmt: skip
    """Save the wording as the next version; gives its number. What is the same as the version before is not saved again.

    Refused for unknown fields, a list of findings that is missing, and when somebody else has saved meanwhile.
    """
    check_auditor(by, agency)
    return _save("audits.write_letter_template", by, agency, check(Template(title, body, reply_days)), lock_version)


@act
def restore_letter_template(*, by: By, agency: str, lock_version: int) -> int:
    """Go back to the wording that ships, as a version of its own; gives its number (0: nobody ever changed it)."""
    check_auditor(by, agency)
    return _save("audits.restore_letter_template", by, agency, default(), lock_version)


def _save(name: str, by: By, agency: str, template: Template, lock_version: int) -> int:
    # The agency's row is held, so that two who save at once come one after the other.
    body = Agency.objects.select_for_update().filter(code=agency).first()
    if body is None:
        raise refuse("agencies.unknown", "agency", code=agency)
    last = LetterTemplate.objects.filter(agency=body).select_related("saved_by").first()
    number = last.number if last else 0
    if lock_version != number:
        person = last.saved_by.name if last else ""
        raise refuse("audits.letter_changed_meanwhile", "body", person=person, number=number)
    before = Template(last.title, last.body, last.reply_days) if last else default()
    if template == before:
        return number
    LetterTemplate.objects.create(
        agency=body, number=number + 1, title=template.title, body=template.body, reply_days=template.reply_days,
        saved_by=by.who, saved_at=by.at,
    )  # fmt: skip
    text = sha256(canonical([template.title, template.body, template.reply_days]))
    record(name, by=by, subject=f"agency:{agency}", agency=agency, number=number + 1, text=text)
    return number + 1
