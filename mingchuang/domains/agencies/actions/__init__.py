"""What is done to agencies, units, people and their roles."""

from .absences import end_absence, record_absence
from .bodies import AMENDABLE, amend_agency, choose, close_unit, found_agency, open_unit
from .dissolving import dissolve_agency
from .people import end_role, engage, give_role, renew_password, reset_second_factor, set_active

__all__ = [
    "AMENDABLE", "amend_agency", "choose", "close_unit", "dissolve_agency", "end_absence", "end_role", "engage", "found_agency",
    "give_role", "open_unit", "record_absence", "renew_password", "reset_second_factor", "set_active",
]  # fmt: skip
