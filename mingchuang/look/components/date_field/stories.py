"""A day typed as year, month, day."""

from datetime import date

from django import forms

from mingchuang.look.forms import DateField
from mingchuang.look.stories import Story, say


def form() -> dict:
    class Sample(forms.Form):
        day = DateField(label=say("生效日期", "In force from"), initial=date(2026, 12, 18))

    return {"form": Sample(prefix="date" + say("zh", "en"))}


STORIES = [Story("filled", "{% field form.day %}", form)]
