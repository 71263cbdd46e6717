"""The demo's own words and lists, read once."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

_FOLDER = files("mingchuang.intake.demo").joinpath("data")


@cache
def packaged(name: str) -> Any:
    """The content of one YAML file of the demo."""
    return yaml.safe_load(_FOLDER.joinpath(f"{name}.yaml").read_text("utf-8"))
