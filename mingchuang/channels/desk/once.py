"""A second click does nothing twice: each form carries a token, and the first sending of it is the only one that acts."""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import cast

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone

from mingchuang.ledger.models import Person

from .models import Sending
from .words import plain

FIELD = "once"
KEPT = timedelta(days=2)


def new_token() -> str:
    """The value of the hidden field of one form."""
    return secrets.token_urlsafe(18)


def once(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Run the view of a POST in one transaction with its token.

    An answer that leads on (a redirect) is remembered and given again to a second sending; an answer with an error
    (400 and above) undoes everything the view wrote; any other answer is kept without being remembered.
    """
    token, person = plain(request.POST.get(FIELD), 40), cast("Person", request.user)
    if not token:
        return view()
    try:
        with transaction.atomic():
            sending = Sending.objects.create(token=token, person=person, at=timezone.now())
            answer = view()
            _keep(sending, answer)
            return answer
    except IntegrityError:
        known = Sending.objects.filter(token=token, person=person).first()
        if known is None:
            raise
        return HttpResponseRedirect(known.answer or request.get_full_path())


def _keep(sending: Sending, answer: HttpResponseBase) -> None:
    if answer.status_code >= 400:
        transaction.set_rollback(True)
    elif isinstance(answer, HttpResponseRedirect):
        sending.answer = answer.url
        sending.save(update_fields=["answer"])
    elif isinstance(answer, HttpResponse) and answer.get("HX-Redirect"):
        sending.answer = answer["HX-Redirect"]
        sending.save(update_fields=["answer"])
    else:
        sending.delete()


def forget_old() -> None:
    """Drop what no open page can send again."""
    Sending.objects.filter(at__lt=timezone.now() - KEPT).delete()
