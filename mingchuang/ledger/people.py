"""The persons that are not people: set-up, schedule, importers."""

from .models import Person


def system_person() -> Person:
    """The system person; made on first use, cannot sign in, may do everything, and is named in every line it writes."""
    person = Person.objects.filter(username="system").first()
    return person or Person.objects.create_user("system", name="系统", is_system=True)
