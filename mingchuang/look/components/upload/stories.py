"""Files: none yet, chosen, being sent, there, refused."""

from django import forms

from mingchuang.look.forms import FilesField
from mingchuang.look.stories import Story, say
from mingchuang.look.values import File


def form(refused: bool = False) -> dict:
    class Sample(forms.Form):
        proof = FilesField(
            label=say("身份证明", "Proof of identity"),
            help_text=say("JPG、PNG 或 PDF，每个不超过 10 MB。", "JPG, PNG or PDF."),
        )

    made = Sample({"sent": "1"} if refused else None, prefix=f"upload{refused}" + say("zh", "en"))
    if refused:
        made.full_clean()
        made.errors["proof"] = made.error_class(
            [
                say(
                    "证明.gif 不是图片或 PDF，请另存后再上传。",
                    "proof.gif is neither a picture nor a PDF: save it as one.",
                )
            ]
        )
    return {"form": made}


def chosen() -> dict:
    return {
        "items": [
            File(say("附件1.pdf · 120 KB", "annex 1.pdf · 120 KB")),
            File(say("身份证明.jpg · 2.4 MB", "proof.jpg · 2.4 MB")),
        ]
    }


def there() -> dict:
    first = File(say("附件1.pdf", "annex 1.pdf"), "#", "120 KB")
    return {"items": [first, File(say("身份证明.jpg", "proof.jpg"), note=say("正在检查", "being checked"))]}


SENDING = "{% upload_state 40 text %}"
STORIES = [
    Story("nothing chosen", "{% field form.proof %}", form),
    Story("chosen", "{% upload_list items %}", chosen),
    Story(
        "being sent", SENDING, lambda: {"text": say("正在上传 2.5 MB，请勿关闭页面。", "Sending 2.5 MB. Keep this page open.")}
    ),
    Story(
        "being sent, how far is not known", "{% upload_state text=text %}",
        lambda: {"text": say("正在上传 2.5 MB，请勿关闭页面。", "Sending 2.5 MB. Keep this page open.")},
    ),
    Story("there, one with a note", "{% upload_list items %}", there),
    Story("refused", "{% field form.proof %}", lambda: form(refused=True)),
]  # fmt: skip
