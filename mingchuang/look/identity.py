"""Who runs this site: what a government site must say in its footer, from the settings.

主办单位, 联系方式, 网站标识码, ICP and police registration: 国办发〔2017〕47号; the ICP number leads to the registry
(工业和信息化部令第33号 art. 13).
"""

import json
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Identity:
    """Site name, sponsor (主办单位), organiser (承办单位), site code (网站标识码), ICP and police registration, contact.

    ``demo``: the demo's invented identity, which the footer says.
    """

    name: str = ""
    sponsor: str = ""
    organiser: str = ""
    code: str = ""
    icp: str = ""
    police: str = ""
    contact: str = ""
    demo: bool = False


NEEDED = ("sponsor", "code", "icp", "police", "contact")
"""What a government site may not leave out."""


def identity() -> Identity:
    """The identity of this installation; what is not set is empty and is not shown."""
    given = getattr(settings, "SITE_IDENTITY", {})
    texts = {field.name: given.get(field.name, "") for field in fields(Identity) if field.name != "demo"}
    if any(texts[name] for name in texts if name != "name"):
        return Identity(**texts)
    invented = _invented(getattr(settings, "DEMO_IDENTITY", None))
    return Identity(**{**texts, **invented}, demo=True) if invented else Identity(**texts)


@cache
def _invented(path: Path | None) -> dict[str, str]:
    """What loading the demo has written into MINGCHUANG_HOME, or nothing. Read once: it changes only with a new home."""
    if path is None or not path.is_file():
        return {}
    known = {field.name for field in fields(Identity)} - {"demo", "name"}
    return {name: str(text) for name, text in json.loads(path.read_text(encoding="utf8")).items() if name in known}
