"""Letters that are not written yet: what a decision's reply would say."""

from collections.abc import Mapping

from mingchuang.domains.disclosure import correspondence, permissions, policies
from mingchuang.domains.disclosure.models import Correction, DisclosureRequest
from mingchuang.law.disclosure.letters import Letter
from mingchuang.law.refusal import refuse
from mingchuang.ledger.acts import By


def _request(public_id: str, by: By) -> DisclosureRequest:
    found = DisclosureRequest.objects.select_related("agency").filter(public_id=public_id).first()
    if found is None:
        raise refuse("disclosure.unknown")
    if not permissions.may_read_persons(by, found.agency.code):
        raise refuse("disclosure.role_missing")
    return found


def preview(*, by: By, request: str, code: str, texts: Mapping[str, str], withheld_ground: str = "") -> Letter:
    """The reply as it would be issued today, without a number; refuses the texts it still needs, by name."""
    found = _request(request, by)
    policies.draftable(code, by.day, Correction.objects.filter(request=found, late__isnull=False).exists())
    return correspondence.preview(found, code, texts, by.day, withheld_ground)


def drafted_letter(*, by: By, request: str) -> Letter | None:
    """The reply of the open or signed draft as it would be issued today; None when there is none."""
    found = _request(request, by)
    draft = found.drafts.filter(verdict__in=["", "signed"]).last()
    if draft is None:
        return None
    return correspondence.preview(found, draft.code, draft.texts, by.day, draft.withheld_ground)
