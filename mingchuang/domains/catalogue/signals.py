"""What higher nouns may follow: a lower noun never knows who keeps a copy of its names."""

from django.dispatch import Signal

# Sent inside the transaction of the act, with ``categories`` (codes): sections of these nodes are called something else.
renamed = Signal()
