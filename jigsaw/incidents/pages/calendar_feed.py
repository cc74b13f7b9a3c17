"""A private calendar as calendar programs fetch it: whoever knows its address, and nobody else."""

from __future__ import annotations

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.views.generic import View

from jigsaw.audit.actions import record_reading
from jigsaw.calendar.present import present
from jigsaw.incidents.desk.calendar_file import calendar_file
from jigsaw.incidents.queries.feeds import events_of, feed_of


class CalendarFeed(View):
    """Open to whoever knows the token, since calendar programs cannot sign in.

    What its person may reach is asked anew each time: role, access to each case, recusal. An unknown token, one
    that was reset and one of somebody who left answer alike. Each fetch is recorded.
    """

    public = True
    http_method_names = ["get", "head"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        """The calendar, or 404."""
        now = present()
        with transaction.atomic():
            found = feed_of(token)
            if found is None:
                raise Http404
            feed, roles = found
            content = calendar_file(events_of(feed, roles, at=now), at=now)
            record_reading(
                "read", by=feed.person, at=now, partnership=feed.partnership, about=feed, page="calendar_feed"
            )
        headers = {"Cache-Control": "private, no-store", "X-Robots-Tag": "noindex"}
        return HttpResponse(content, content_type="text/calendar; charset=utf-8", headers=headers)
