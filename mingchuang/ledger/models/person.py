"""Who acts. A person is an account; what they may do follows from their roles in agencies, never from a flag here."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from mingchuang.ledger.ids import new_public_id


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        """Make an account; without a password it cannot sign in until one is set."""
        person = self.model(username=username.strip().lower(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """A member of staff. Names of officials on duty are public office data; the mail address is for notices only."""

    public_id = models.CharField(max_length=16, unique=True, editable=False)
    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=64)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    # A system person (schedule, importer) acts but never signs in.
    is_system = models.BooleanField(default=False)
    must_change_password = models.BooleanField(default=False)
    # When somebody else took the second factor away; emptied once the person has been told at a sign-in.
    second_factor_reset_at = models.DateTimeField(null=True, blank=True)
    date_joined = models.DateTimeField(null=True)
    lock_version = models.PositiveIntegerField(default=0)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(username=""), name="person_has_a_username"),
            models.CheckConstraint(condition=~models.Q(name=""), name="person_has_a_name"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Give a new person a public id; not a field default, since migrations import no code of ours."""
        self.public_id = self.public_id or new_public_id()
        super().save(*args, **kwargs)

    def get_full_name(self) -> str:
        """The name shown on screens and in reviews."""
        return self.name
