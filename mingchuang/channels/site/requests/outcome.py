"""What a view answers when a room refuses something that no form can show."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from mingchuang.law.refusal import Refused


def found_or_404(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """An agency that does not exist is a page that does not exist."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except Refused as refused:
            if any(refusal.code == "agencies.unknown" for refusal in refused.refusals):
                raise Http404 from refused
            raise

    return answered
