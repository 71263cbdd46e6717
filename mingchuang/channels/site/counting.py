"""浏览次数: a page stays the same for everybody and in every cache; the browser says that it was read and is told how often.

No cookie, no address and no browser is kept, only a number for each document. A process writes what it has gathered twice a
minute in one transaction, so that reading never waits for the database; what it holds is lost when it is killed.
"""

from collections import Counter
from threading import Lock
from time import monotonic

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt

from mingchuang.channels.site import errors, gate

WRITE_SECONDS = 30
# More than this for one document between two writings is no reader.
MOST = 1000


class Tally:
    """What was read since it was last written, for all threads of a process."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.waiting: Counter[str] = Counter()
        self.written = monotonic()

    def add(self, document: str) -> None:
        """One more reader."""
        with self.lock:
            if self.waiting[document] < MOST:
                self.waiting[document] += 1

    def of(self, document: str) -> int:
        """How many readers of a document wait to be written."""
        return self.waiting[document]

    def taken(self, now: float) -> dict[str, int]:
        """What is to be written now; nothing until it is time."""
        with self.lock:
            if now - self.written < WRITE_SECONDS or not self.waiting:
                return {}
            found, self.waiting, self.written = dict(self.waiting), Counter(), now
            return found


tally = Tally()


@csrf_exempt
@never_cache
def views(request: HttpRequest, agency: str, document: str) -> HttpResponse:
    """POST from the document's page: counts a reading, unless it is ``again`` in the same tab, and says the number."""
    if request.method != "POST":
        return errors.not_allowed(request, ("POST",))
    stored = gate.views(agency, document)
    if stored is None:
        return errors.not_found(request)
    if "again" not in request.POST:
        tally.add(document)
    waiting = tally.of(document)
    ready = tally.taken(monotonic())
    if ready:
        gate.count_views(ready)
    return JsonResponse({"views": stored + waiting})
