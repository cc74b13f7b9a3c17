"""Who did and saw what in a partnership."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.partnerships.queries import trail_of
from jigsaw.partnerships.scoped import PartnershipPage


class ViewAudit(PartnershipPage):
    """The audit trail, newest first, fifty events a page."""

    permission = "view_audit"
    heading = "Audit trail"

    def on_get(self, **address: Any) -> HttpResponse:
        """Show one page of it."""
        asked = self.request.GET.get("page", "1")
        if not asked.isascii() or not asked.isdigit() or not 1 <= int(asked) <= 10**6:
            raise Http404
        page = int(asked)
        events, pages = trail_of(self.partnership, page=page)
        if page > pages:
            raise Http404
        here = self.address("view_audit")
        return self.show(
            events=events,
            page=page,
            pages=pages,
            newer=f"{here}?page={page - 1}" if page > 1 else "",
            older=f"{here}?page={page + 1}" if page < pages else "",
        )
