"""The partnerships in which the person has a role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jigsaw.partnerships.access import StaffPage


class ListPartnerships(StaffPage):
    """With one partnership, that partnership itself."""

    permission = "view_partnership"
    audience = "Only staff with a role in a partnership can see this page."

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them, or go to the only one."""
        found = list(self.partnerships())
        if len(found) == 1:
            return redirect("view_partnership", slug=found[0].slug)
        return self.show(title="Partnerships", partnerships=found)
