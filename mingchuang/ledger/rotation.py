"""After a new key: what older keys encrypted is encrypted again, bit by bit, while the installation runs.

The lowest key stays in the file for good: it keys the blind index.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db import models, transaction
from django.db.models.functions import Cast

from . import crypto, files
from .fields import EncryptedJSONField, EncryptedTextField


def encrypted_columns() -> Iterator[tuple[type[models.Model], list[models.Field]]]:
    """Every model with its encrypted columns."""
    for model in apps.get_models():
        kinds = (EncryptedTextField, EncryptedJSONField)
        fields: list[models.Field] = [field for field in model._meta.concrete_fields if isinstance(field, kinds)]
        if fields:
            yield model, fields


def renew(limit: int = 500) -> int:
    """Encrypt again up to about ``limit`` rows and files that an older key encrypted; 0 means that all is renewed."""
    newest, done = crypto.MARK + max(crypto.keys()).to_bytes(2, "big"), 0
    for model, fields in encrypted_columns():
        for pk in _old(model, fields, newest, limit - done):
            with transaction.atomic():
                row = model._default_manager.select_for_update().filter(pk=pk).first()
                if row is not None:
                    row.save(update_fields=[field.attname for field in fields])
                    done += 1
        if done >= limit:
            return done
    return done + files.renew_sealed(limit - done)


def _old(model: type[models.Model], fields: list[models.Field], newest: bytes, limit: int) -> list[int]:
    """Primary keys of rows where a column does not begin with the newest key's mark."""
    raw = {f"raw_{field.column}": Cast(str(field.column), models.BinaryField()) for field in fields}
    rows = model._default_manager.annotate(**raw).values_list("pk", *raw).iterator(chunk_size=500)
    found = []
    for pk, *values in rows:
        if any(value is not None and bytes(value)[:3] != newest for value in values):
            found.append(pk)
            if len(found) >= limit:
                break
    return found
