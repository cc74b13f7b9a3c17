"""Deny by default: an address whose page names no permission and does not say that it is public is refused."""

from __future__ import annotations

from django.http import Http404

from jigsaw.partnerships.access import permission_of
from jigsaw.partnerships.answers import too_large

# Addresses of the sign-in library and of static files: reachable without a role, or guarded by the library itself.
OUTSIDE_ROOMS = ("allauth.", "django.contrib.staticfiles", "django.views.static")
# The largest page or file that anybody may send, in bytes: an edition of 10 MB and what surrounds it.
MOST_SENT = 12_000_000


class NothingTooLarge:
    """Refuse what is larger than any file we take before a byte of it is kept, whoever sends it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        said = request.META.get("CONTENT_LENGTH") or "0"
        if not said.isdigit() or len(said) > 15 or int(said) > MOST_SENT:
            return too_large(request)
        return self.get_response(request)


class DenyByDefault:
    """Refuse unclassified pages, and keep every answer out of caches unless a public page says otherwise."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not (getattr(request, "page_is_public", False) and response.has_header("Cache-Control")):
            response["Cache-Control"] = "no-store"
        return response

    def process_view(self, request, view, args, kwargs):
        page = getattr(view, "view_class", view)
        named = permission_of(view)
        request.page_is_public = named == "public"
        if page.__module__.startswith(OUTSIDE_ROOMS) or named:
            return
        raise Http404
