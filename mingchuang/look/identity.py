"""Who runs this site: what the law wants in the footer of a government site, from the settings."""

from dataclasses import dataclass, fields

from django.conf import settings


@dataclass(frozen=True)
class Identity:
    """Site name, sponsor (主办单位), site code (网站标识码), ICP and police registration, contact for errors."""

    name: str = ""
    sponsor: str = ""
    code: str = ""
    icp: str = ""
    police: str = ""
    contact: str = ""


def identity() -> Identity:
    """The identity of this installation; what is not set is empty and is not shown."""
    given = getattr(settings, "SITE_IDENTITY", {})
    return Identity(**{field.name: given.get(field.name, "") for field in fields(Identity)})
