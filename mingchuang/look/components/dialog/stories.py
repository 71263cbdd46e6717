"""A question that interrupts."""

from mingchuang.look.stories import Story, say

OPEN = """<div class="dialog shown"><div class="dialog-head"><h4>{{ title }}</h4></div><p>{{ question }}</p>
{% button text kind="danger" %}</div>"""
STORIES = [
    Story(
        "open",
        OPEN,
        lambda: {
            "text": say("撤回", "Withdraw"),
            "title": say("撤回信息", "Withdraw the document"),
            "question": say("撤回后页面仍然可见，并说明原因。", "The page stays visible and explains why."),
        },
    ),
    Story(
        "opened by a button",
        '{% button text kind="danger" data_dialog=name type="button" %}'
        '{% dialog name title %}<p>{{ question }}</p>{% button text kind="danger" %}{% enddialog %}',
        lambda: {
            "name": "sample-" + say("zh", "en"),
            "text": say("撤回", "Withdraw"),
            "title": say("撤回信息", "Withdraw the document"),
            "question": say("撤回后页面仍然可见，并说明原因。", "The page stays visible and explains why."),
        },
    ),
]
