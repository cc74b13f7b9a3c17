"""Deny by default: an address whose page names no permission and does not say that it is public is refused."""

from __future__ import annotations

from django.http import Http404

from jigsaw.partnerships.access import permission_of

# Addresses of the sign-in library and of static files: reachable without a role, or guarded by the library itself.
OUTSIDE_ROOMS = ("allauth.", "django.contrib.staticfiles", "django.views.static")


class DenyByDefault:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response["Cache-Control"] = "no-store"
        return response

    def process_view(self, request, view, args, kwargs):
        page = getattr(view, "view_class", view)
        if page.__module__.startswith(OUTSIDE_ROOMS) or permission_of(view):
            return
        raise Http404
