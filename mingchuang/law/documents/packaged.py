"""Reading the room's packaged data."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def packaged(name: str) -> Any:
    """The parsed YAML file of that name beside this module; treat it as read-only."""
    return yaml.safe_load(files("mingchuang.law.documents").joinpath(name).read_text("utf-8"))
