"""The words of ``words.yaml`` as compiled patterns, by name."""

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def _data() -> dict[str, Any]:
    return yaml.safe_load(files(__package__).joinpath("words.yaml").read_text("utf-8"))


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern of this name."""
    return re.compile(_data()[name])


@cache
def table(name: str) -> Mapping[str, re.Pattern[str]]:
    """The patterns of a list (results, applicants, outcomes) by id, in order."""
    return {key: re.compile(value) for key, value in _data()[name].items()}
