"""Working days: what the State Council's notices and 全国年节及纪念日放假办法 make of each day."""

from .notices import Notice, NoticeDay
from .packaged import packaged
from .stated import stated
from .value import Calendar, Day

__all__ = ["Calendar", "Day", "Notice", "NoticeDay", "packaged", "stated"]
