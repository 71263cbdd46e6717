"""A due day in every state."""

from datetime import date
from functools import partial

from mingchuang.look.stories import Story
from mingchuang.look.values import DueChip

DAY = date(2026, 12, 18)
CHIPS = {
    "far": DueChip(DAY, 12, ledger="#"),
    "soon": DueChip(DAY, 3, ledger="#"),
    "one day": DueChip(DAY, 1),
    "today": DueChip(DAY, 0, ledger="#"),
    "overdue": DueChip(DAY, -2, ledger="#"),
    "stopped": DueChip(DAY, 8, state="paused", ledger="#"),
    "provisional": DueChip(date(2027, 1, 8), 15, provisional=True, ledger="#"),
    "done": DueChip(DAY, state="done"),
    "none": DueChip(None, state="none"),
}
STORIES = [Story(name, "{% due_chip chip %}", partial(dict, chip=chip)) for name, chip in CHIPS.items()]
