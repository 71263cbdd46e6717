"""Write the packaged calendar data of the law room from the two libraries that know China's holidays.

``python -m tools.calendar_data`` rewrites ``mingchuang/law/data/calendar/days.csv`` (every day a notice moved, from
``chinesecalendar``) and ``festivals.csv`` (the lunar dates of the statutory days, from ``holidays``); notices.yaml is by hand.
"""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import chinese_calendar.constants as source
import yaml
from holidays.calendars.chinese import _ChineseLunisolar

FOLDER = Path(__file__).parent.parent / "mingchuang" / "law" / "data" / "calendar"
FIRST_FESTIVAL_YEAR, LAST_FESTIVAL_YEAR = 1949, 2099
NAMES = {
    "New Year's Day": "元旦",
    "Spring Festival": "春节",
    "Tomb-sweeping Day": "清明节",
    "Labour Day": "劳动节",
    "Dragon Boat Festival": "端午节",
    "National Day": "国庆节",
    "Mid-autumn Festival": "中秋节",
    "Anti-Fascist 70th Day": "抗战胜利70周年纪念日",
}
# Where the notice itself says something else than the library: 国办发明电〔2005〕35号, 一 ("12月31日(星期六)上班").
CORRECTIONS = [("2005-12-31", "work", "元旦", "2006")]


def _notice_ids() -> tuple[dict[int, str], dict[date, str]]:
    """The yearly notice of each year, and the days that an amending notice decided."""
    yearly: dict[int, str] = {}
    amended: dict[date, str] = {}
    for notice in yaml.safe_load((FOLDER / "notices.yaml").read_text("utf-8")):
        if "days" in notice:
            amended |= dict.fromkeys(notice["days"], notice["id"])
        else:
            yearly[notice["year"]] = notice["id"]
    return yearly, amended


def day_rows() -> list[tuple[str, str, str, str]]:
    """(day, off | work, name, notice id) for every day a notice speaks of, in order."""
    yearly, amended = _notice_ids()
    rows = list(CORRECTIONS)
    for kind, days in (("off", source.holidays), ("work", source.workdays)):
        for day, english in days.items():
            name = NAMES[str(english)]
            # A notice also moves the last days of December before its own year.
            year = day.year + 1 if day.month == 12 and name == "元旦" else day.year
            rows.append((day.isoformat(), kind, name, amended.get(day, yearly[year])))
    return sorted(rows)


def festival_rows() -> list[tuple[Any, ...]]:
    """(year, first day of the spring festival, Qingming, dragon boat, mid-autumn)."""
    lunar = _ChineseLunisolar()
    finders = (lunar.lunar_new_year_date, lunar.qingming_date, lunar.dragon_boat_date, lunar.mid_autumn_date)
    return [
        (year, *(finder(year)[0].isoformat() for finder in finders))
        for year in range(FIRST_FESTIVAL_YEAR, LAST_FESTIVAL_YEAR + 1)
    ]


def _write(name: str, head: tuple[str, ...], rows: list[Any]) -> None:
    with (FOLDER / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(head)
        writer.writerows(rows)


def main() -> None:
    """Rewrite both files."""
    _write("days.csv", ("day", "kind", "name", "notice"), day_rows())
    _write("festivals.csv", ("year", "spring", "qingming", "dragon_boat", "mid_autumn"), festival_rows())


if __name__ == "__main__":
    main()
