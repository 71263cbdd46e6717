"""What higher nouns may follow: a lower noun never knows who keeps a copy of its names."""

from django.dispatch import Signal

# Sent inside the transaction of the act, with ``agency`` (the row's id): what pages say about the agency has changed.
renamed = Signal()
