"""Headers of every answer: what a page may load, and that public pages carry no cookie."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)
# A preview at the desk stands in a frame: one page of ours holds it, the other may be held by ours and by no other.
FRAMING = {
    "holds": f"{POLICY}; frame-src 'self'",
    "framed": POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'"),
}


class HeadersMiddleware:
    """Content-Security-Policy without unsafe-inline on every answer; a public, cacheable answer varies by no cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, then put the headers on."""
        response = self.get_response(request)
        framing = FRAMING.get(getattr(response, "framing", ""), POLICY)
        response.headers.setdefault("Content-Security-Policy", framing)
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
        if response.headers.get("Cache-Control", "").startswith("public"):
            # Middleware inside looks at the session of every request; this page is the same for everybody.
            response.headers.pop("Vary", None)
            response.cookies.clear()
        return response
