"""What the pages of bulletins share: the bulletin, the way back, the words of the window."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from jigsaw.learning.bulletin_words import month_words
from jigsaw.partnerships.desk import RowPage
from jigsaw.teaching.models import MonthlyBulletin
from jigsaw.teaching.page import TeachingPage


class BulletinsPage(TeachingPage):
    """A page about updates by email."""

    permission = "view_bulletin"

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The way back to the list."""
        return [{"text": "Updates by email", "href": reverse("list_bulletins")}, {"text": heading}]


class BulletinPage(BulletinsPage, RowPage):
    """A page about one month's bulletin: `self.bulletin` is found before anything else, or 404."""

    permission = "send_bulletin"
    bulletin: MonthlyBulletin

    def find_row(self) -> MonthlyBulletin:
        """The bulletin of the address."""
        rows = self.rows(MonthlyBulletin).select_related("partnership__region", "decided_by")
        self.bulletin = self.find(rows, pk=self.kwargs["bulletin_id"])
        return self.bulletin

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its bulletin."""
        own = {"bulletin": self.bulletin, "month": month_words(self.bulletin.month)}
        return super().show(template, status=status, **(own | variables))

    def audience_words(self) -> str:
        """The line that says who sees the page, naming the partnership."""
        return f"Only {self.bulletin.partnership.area} staff who prepare updates by email can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the bulletin, this page."""
        first, here = super().crumbs(heading)
        return [first, {"text": month_words(self.bulletin.month), "href": self.home()}, here]

    def home(self) -> str:
        """The address of the bulletin's own page."""
        return self.address("view_bulletin")

    def address(self, name: str) -> str:
        """The address of another page of this bulletin."""
        return reverse(name, kwargs={"bulletin_id": self.bulletin.pk})

    def go_home(self, words: str) -> HttpResponseRedirect:
        """Back to the bulletin's own page, which says once what was done."""
        return self.done_to(self.home(), words)
