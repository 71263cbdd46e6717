"""Model fields that hold personal data: encrypted in the database, plain in memory, never searchable by content."""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import models

from . import crypto


class _Encrypted(models.BinaryField):
    """A binary column whose value is encrypted for exactly this column. Migrations see a plain BinaryField."""

    description = "Encrypted"
    # How the value becomes text before encryption, and comes back.
    pack: Callable[[Any], str] = staticmethod(str)
    unpack: Callable[[str], Any] = staticmethod(str)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["editable"] = True
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, _, args, kwargs = super().deconstruct()
        kwargs.pop("editable", None)
        return name, "django.db.models.BinaryField", args, kwargs

    def get_default(self) -> Any:
        """The plain default: "" where none is declared, not the empty bytes of a binary column."""
        return super(models.BinaryField, self).get_default()

    @property
    def context(self) -> str:
        """What the ciphertext is bound to: the table and the column."""
        return f"{self.model._meta.db_table}.{self.column}"

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        if value is not None:
            value = crypto.encrypt(self.pack(value).encode(), self.context)
        return super().get_db_prep_value(value, connection, prepared)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:  # noqa: ARG002
        if value is None:
            return None
        return self.unpack(crypto.decrypt(bytes(value), self.context).decode())

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise TypeError("an encrypted column cannot be searched; keep a blind index beside it")
        return super().get_lookup(lookup_name)

    def to_python(self, value: Any) -> Any:
        return value

    def value_to_string(self, obj: models.Model) -> str:  # noqa: ARG002
        raise TypeError("personal data is not serialised")


class EncryptedTextField(_Encrypted):
    """Encrypted text."""

    # What a model's attribute holds, for mypy.
    _pyi_private_set_type: str
    _pyi_private_get_type: str  # type: ignore[assignment]


class EncryptedJSONField(_Encrypted):
    """Encrypted JSON: maps, lists, text, numbers."""

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    pack = staticmethod(partial(json.dumps, ensure_ascii=False, separators=(",", ":")))
    unpack = staticmethod(json.loads)
