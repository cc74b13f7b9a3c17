"""End cover early."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse

from jigsaw.calendar.words import date_words
from jigsaw.incidents.actions.cover import end_cover
from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.models import Cover
from jigsaw.partnerships.desk import RowPage


class EndCover(RowPage, WorkPage):
    """Asks first. Open to the person on leave and to who covers."""

    permission = "view_work"
    heading = "End cover early"
    audience = "Only the person on leave and who covers for them can see this page."

    def find_row(self) -> Cover:
        """Cover that has not ended, of this person or given by them, or 404."""
        own = self.rows(Cover).filter(Q(person=self.who) | Q(covered_by=self.who), ended_at=None)
        self.cover = self.find(
            own.select_related("person", "covered_by", "partnership"), pk=self.kwargs["cover_id"]
        )
        return self.cover

    def on_get(self) -> HttpResponse:
        """Say what will end."""
        days = f"{date_words(self.cover.first_day)} to {date_words(self.cover.last_day)}"
        return self.show(cover=self.cover, days=days)

    def on_post(self) -> HttpResponse:
        """End it."""
        end_cover(self.cover, by=self.who, at=self.now)
        return self.done_to(reverse("arrange_cover"), "The cover has ended.")
