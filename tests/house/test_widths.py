"""A value that the database's own rule allows must fit its column: SQLite takes any length, PostgreSQL refuses it."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import CheckConstraint, Q


def allowed(condition: Q) -> Iterator[tuple[str, str]]:
    """The field and each text of every ``field__in`` in a condition."""
    for part in condition.children:
        if isinstance(part, Q):
            yield from allowed(part)
        elif isinstance(part, tuple) and part[0].endswith("__in"):
            yield from ((part[0].removesuffix("__in"), value) for value in part[1] if isinstance(value, str))


def test_every_allowed_value_fits_its_column():
    seen = 0
    for model in apps.get_models():
        if not model.__module__.startswith("mingchuang."):
            continue
        for constraint in model._meta.constraints:
            if not isinstance(constraint, CheckConstraint) or not isinstance(constraint.condition, Q):
                continue
            for name, value in allowed(constraint.condition):
                width = getattr(model._meta.get_field(name), "max_length", None)
                seen += 1
                assert width is None or len(value) <= width, f"{model.__name__}.{name} holds {width}, not {value}"
    assert seen > 50
