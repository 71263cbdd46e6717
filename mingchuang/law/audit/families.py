"""Families of checks, and what each check is called where there is little room (``families.yaml``)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True)
class Named:
    """A family or a check with its names; ``family`` is the family's id."""

    id: str
    zh: str
    en: str
    family: str = ""


@cache
def families() -> tuple[Named, ...]:
    """The families in order."""
    return tuple(Named(name, words["zh"], words["en"], name) for name, words in _read()["families"].items())


@cache
def check_named(check_id: str) -> Named:
    """What a check is called: by its own id, else by the longest name that begins it."""
    known = _read()["checks"]
    begins = [name for name in known if check_id == name or (name.endswith(".") and check_id.startswith(name))]
    if not begins:
        return Named(check_id, check_id, check_id, families()[-1].id)
    words = known[max(begins, key=len)]
    return Named(check_id, words["zh"], words["en"], words["family"])


@cache
def _read() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    return yaml.safe_load(files(__package__).joinpath("families.yaml").read_text("utf-8"))
