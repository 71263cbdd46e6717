"""Agencies, units and the roles people hold in them."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from .roles import Role


class Agency(models.Model):
    """A public body: a city's government, a bureau, a county. One installation may hold several root cities."""

    class Level(models.TextChoices):
        GOVERNMENT = "government"
        DEPARTMENT = "department"

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=40)
    name_en = models.CharField(max_length=160, blank=True)
    level = models.CharField(max_length=12, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    credit_code = models.CharField(max_length=18, unique=True)
    division = models.CharField(max_length=12)
    address = models.CharField(max_length=200, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    fax = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    office_name = models.CharField(max_length=80, blank=True)
    office_hours = models.CharField(max_length=120, blank=True)
    duties = models.TextField(blank=True)
    # Who hears a review or a suit, as named in remedy clauses: the government at the same level and the court.
    review_organ = models.CharField(max_length=120, blank=True)
    court = models.CharField(max_length=120, blank=True)
    # The abbreviation before 公复〔YYYY〕N号 in letter numbers.
    letter_prefix = models.CharField(max_length=20, blank=True)
    order = models.PositiveIntegerField(default=0)
    dissolved_on = models.DateField(null=True, blank=True)
    # Which agency goes on with the duties of one that was dissolved; unfinished documents are handed over to it.
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lock_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["order", "code"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="agency_has_code_and_name"),
            models.CheckConstraint(condition=~Q(parent=F("id")), name="agency_is_not_its_own_parent"),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | (Q(dissolved_on__isnull=False) & ~Q(successor=F("id"))),
                name="agency_succeeded_when_dissolved",
            ),
            models.CheckConstraint(condition=Q(level__in=["government", "department"]), name="agency_level_known"),
        ]

    def __str__(self) -> str:
        return self.name


class Unit(models.Model):
    """A section (科室) of an agency."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="units")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=80)
    order = models.PositiveIntegerField(default=0)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["order", "id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["agency", "code"], name="unit_code_once_in_agency")]

    def __str__(self) -> str:
        return self.name


class Membership(models.Model):
    """One person holds one role in one agency from a day until a day (half-open); ended, never deleted."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="memberships")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "agency", "role"], condition=Q(until__isnull=True), name="role_held_once"
            ),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="role_ends_after_start"
            ),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="role_known"),
        ]
        indexes: ClassVar = [models.Index(fields=["agency", "role"], name="membership_by_role")]


class AgencySetting(models.Model):
    """A choice of the agency that the law leaves open, with the day from which it holds (e.g. which receipt is day 0)."""

    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="settings")
    name = models.CharField(max_length=60)
    value = models.CharField(max_length=200)
    since = models.DateField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agency", "name", "since"], name="setting_once_a_day"),
        ]


class Absence(models.Model):
    """A person is away from an agency from a day through a day, both included; what waits for them goes to their deputies.

    It ends by itself; ``ended_on`` is the first day on which it no longer holds because somebody came back earlier.
    """

    public_id = models.CharField(max_length=16, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="absences")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()
    entered_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    ended_on = models.DateField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-first_day", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(last_day__gte=F("first_day")), name="absence_ends_after_start"),
            models.CheckConstraint(
                condition=Q(ended_on__isnull=True, ended_by__isnull=True)
                | Q(ended_on__isnull=False, ended_by__isnull=False),
                name="absence_end_paired",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["last_day", "first_day"], name="absence_by_days")]


class Deputy(models.Model):
    """Who stands in for an absent person in one role; they hold that role themselves."""

    absence = models.ForeignKey(Absence, on_delete=models.PROTECT, related_name="deputies")
    role = models.CharField(max_length=20)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["absence", "role"], name="deputy_one_a_role"),
            models.CheckConstraint(condition=Q(role__in=[role.value for role in Role]), name="deputy_role_known"),
        ]
