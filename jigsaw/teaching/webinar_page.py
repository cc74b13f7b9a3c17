"""What the pages of webinars share: the webinar, the way back, who sees them."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse

from jigsaw.partnerships.desk import RowPage
from jigsaw.teaching.models import Webinar
from jigsaw.teaching.page import TeachingPage


class WebinarsPage(TeachingPage):
    """A page of webinars."""

    audience = "Only staff of the partnership with a role in webinars can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, this page."""
        return [{"text": "Webinars", "href": reverse("list_webinars")}, {"text": heading}]


class WebinarPage(WebinarsPage, RowPage):
    """A page about one webinar: `self.webinar` is found before anything else, or 404."""

    webinar: Webinar

    def find_row(self) -> Any:
        """The webinar of the address."""
        return self.find_webinar()

    def find_webinar(self) -> Webinar:
        """The webinar that the address names, for those who may do what the page is for."""
        rows = self.rows(Webinar).select_related("partnership")
        self.webinar = self.find(rows, pk=self.kwargs["webinar_id"])
        return self.webinar

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its webinar."""
        own = {"webinar": self.webinar, "home": self.home()}
        return super().show(template, status=status, **(own | variables))

    def may_here(self, permission: str) -> bool:
        """Whether the person may do an act in this webinar's partnership."""
        return self.may_in(self.webinar.partnership, permission)

    def audience_words(self) -> str:
        """The line that says who sees the page, naming the partnership."""
        return f"Only {self.webinar.partnership.area} staff with a role in webinars can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the webinar, this page."""
        first, here = super().crumbs(heading)
        return [first, {"text": self.webinar.title, "href": self.home()}, here]

    def home(self) -> str:
        """The address of the webinar's own page."""
        return self.address("view_webinar")

    def address(self, name: str, **more: Any) -> str:
        """The address of another page of this webinar."""
        return reverse(name, kwargs={"webinar_id": self.webinar.pk, **more})

    def go_home(self, words: str = "") -> HttpResponseRedirect:
        """Back to the webinar's own page, which says once what was done."""
        return self.done_to(self.home(), words)
