"""A person's private calendar: make its address, make it anew, end it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.incidents.actions.feeds import end_feed, make_feed
from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.queries.feeds import standing_feeds

ONCE = "calendar_address_to_show_once"


class ViewCalendarFeed(WorkPage):
    """The address is shown once, after it was made: what is kept of it cannot be turned back into it."""

    permission = "view_work"
    heading = "Your private calendar"

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say what stands, and show an address that was just made."""
        standing = standing_feeds(self.who)
        made = request.session.pop(ONCE, None)
        feeds = [
            {
                "partnership": home,
                "made": london.words(standing[home.pk].made_at) if home.pk in standing else "",
                "address": made[1] if made and made[0] == str(home.pk) else "",
            }
            for home in self.partnerships()
        ]
        return self.show(feeds=feeds, several=len(feeds) > 1)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Make an address in place of the one before, or end it."""
        slug = request.POST.get("partnership", "")[:60].replace("\0", "")
        home = self.find(self.partnerships(), slug=slug)
        about: dict[str, Any] = {"partnership": home, "by": self.who, "at": self.now}
        if request.POST.get("act") == "end":
            end_feed(**about)
            return self.done_to(reverse("view_calendar_feed"), "The calendar address has ended.")
        token = make_feed(**about)
        address = f"{settings.CASEWORK_ADDRESS}{reverse('calendar_feed', kwargs={'token': token})}"
        request.session[ONCE] = [str(home.pk), address]
        return self.done_to(reverse("view_calendar_feed"), "Your calendar address is ready.")
