"""Every kind of form field, plain and refused; the error summary belongs to the second."""

from django import forms

from mingchuang.look.forms import DateField, FilesField
from mingchuang.look.stories import Story, say


def sample(data: dict | None = None) -> forms.Form:
    """A form in the language being shown."""

    class Sample(forms.Form):
        title = forms.CharField(
            label=say("标题", "Title"), help_text=say("与正文标题一致。", "As it stands above the text.")
        )
        matter = forms.CharField(label=say("内容描述", "What you ask for"), widget=forms.Textarea, required=False)
        kind = forms.ChoiceField(
            label=say("种类", "Kind"), choices=[("a", say("通知", "Notice")), ("b", say("公告", "Announcement"))]
        )
        reply = forms.ChoiceField(
            label=say("答复方式", "How to reply"),
            widget=forms.RadioSelect,
            choices=[("paper", say("纸质", "On paper")), ("file", say("电子文件", "As a file"))],
        )
        topics = forms.MultipleChoiceField(
            label=say("主题", "Topics"),
            widget=forms.CheckboxSelectMultiple,
            required=False,
            choices=[("x", say("科技", "Science")), ("y", say("教育", "Education"))],
        )
        formed = DateField(
            label=say("成文日期", "Date of the document"),
            help_text=say("例如 2026 年 12 月 18 日", "For example 2026 12 18"),
        )
        proof = FilesField(label=say("身份证明", "Proof of identity"), required=False)
        true = forms.BooleanField(label=say("以上内容属实。", "What I wrote is true."))

    return Sample(data, prefix="refused" + say("zh", "en") if data else say("zh", "en"))


def refused() -> dict:
    form = sample({})
    day = {f"{form.prefix}-formed_{part}": text for part, text in (("year", "2021"), ("month", "2"), ("day", "30"))}
    return {"form": sample(day | {f"{form.prefix}-title": ""} | {"sent": "1"})}


FIELDS = "{% for bound in form %}{% field bound %}{% endfor %}"
STORIES = [
    Story("every kind", FIELDS, lambda: {"form": sample()}),
    Story("refused", FIELDS, refused),
    Story(
        "hint given by the page, label hidden",
        '{% field form.title hint="…" hide_label=True %}',
        lambda: {"form": sample({"a": "b"})},
    ),
]
