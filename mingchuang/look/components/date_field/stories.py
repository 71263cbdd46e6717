"""A day typed as year, month, day."""

from datetime import date

from django import forms

from mingchuang.look.forms import DateField
from mingchuang.look.stories import Story, say


def form(data: dict[str, str] | None = None, day: date | None = None) -> dict:
    class Sample(forms.Form):
        day = DateField(
            label=say("生效日期", "In force from"), help_text=say("例如 2026 年 12 月 18 日", "For example 2026 12 18")
        )

    prefix = f"date{'filled' if day else 'typed' if data else ''}" + say("zh", "en")
    given = {f"{prefix}-day_{part}": text for part, text in data.items()} if data else None
    return {"form": Sample(given, prefix=prefix, initial={"day": day} if day else None)}


LINE = "{% field form.day %}"
STORIES = [
    Story("empty", LINE, form),
    Story("filled", LINE, lambda: form(day=date(2026, 12, 18))),
    Story("refused: no such day", LINE, lambda: form({"year": "2026", "month": "2", "day": "30"})),
]
