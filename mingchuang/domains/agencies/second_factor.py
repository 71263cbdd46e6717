"""The second factor of a person and the sessions that were opened with it: what lies in the sign-in library's own tables."""

from allauth.mfa.models import Authenticator
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session

from mingchuang.ledger.acts import By
from mingchuang.ledger.models import Person


def in_use(person: Person) -> bool:
    """Whether the person is asked for an authenticator app or a security key when signing in."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return Authenticator.objects.filter(user_id=person.pk, type__in=kinds).exists()


def forget(person: Person) -> list[str]:
    """Remove apps, keys and recovery codes; returns the kinds that were there, each once."""
    found = Authenticator.objects.filter(user_id=person.pk)
    kinds = sorted(set(found.values_list("type", flat=True)))
    found.delete()
    return kinds


def end_sessions(person: Person, by: By) -> int:
    """Sign the person out everywhere; returns how many sessions were open. Sessions hold their owner only inside, so all that
    have not run out are looked at: some hundred in a city, and the act is rare.
    """
    owner = str(person.pk)
    running = Session.objects.filter(expire_date__gt=by.at)
    mine = [one.pk for one in running.iterator() if one.get_decoded().get(SESSION_KEY) == owner]
    Session.objects.filter(pk__in=mine).delete()
    return len(mine)
