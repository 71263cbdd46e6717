"""What the demo tells the channels, which keep something of their own beside the records."""

from django.dispatch import Signal

loaded = Signal()
"""Everything has been entered, as of ``now``; ``filters`` are what people keep of lists. Still in the transaction of the load."""
