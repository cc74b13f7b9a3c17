"""Pages of the rapid review of one case: found with its case, or not there."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from jigsaw.components.forms import Form
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.desk import add_refusal
from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.rules.record import CLOSED, ENDED


class ReviewPage(CasePage):
    """A page of a rapid review: `self.review` is found with its case, or 404.

    `self.incident` is the case and `self.review.incident` the same row. A case whose Panel was never notified has no
    rapid review; one whose notification was withdrawn keeps it, ended: `self.ended` is true. An ended one, and that of
    a closed case, can be read on pages with the permission view_rapid_review and written nowhere.
    """

    permission = "edit_rapid_review"
    review: RapidReview

    def find_row(self) -> Incident:
        """The case, then its rapid review."""
        incident = super().find_row()
        self.review = self.find(self.rows(RapidReview).select_related("partnership"), incident=incident)
        self.review.incident = incident
        return incident

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Show the page; why nothing can be written stands in its place when that is so."""
        self.find_row()
        return self.on_get() if self.open_here() else self.show("rapid_reviews/ended.html")

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Do what the page is for, or say why nothing can be written."""
        self.find_row()
        return self.on_post() if self.open_here() else self.show("rapid_reviews/ended.html", status=400)

    def open_here(self) -> bool:
        """Whether the page can be used now: one that only shows always can."""
        return self.permission == "view_rapid_review" or not self.closed_words

    @property
    def closed_words(self) -> str:
        """Why nothing can be written in this rapid review; empty when it can."""
        if self.ended:
            return ENDED
        return CLOSED if self.incident.stage == Stage.CLOSED else ""

    @property
    def ended(self) -> bool:
        """Whether the notification was withdrawn, so that the rapid review can be read and not written."""
        return self.review.ended_at is not None

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its rapid review; `may_write` says whether this person can write it now."""
        own = {
            "review": self.review,
            "ended": self.ended,
            "closed_words": self.closed_words,
            "may_write": self.may_here("edit_rapid_review") and not self.closed_words,
        }
        return super().show(template, status=status, **(own | variables))

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the rapid review, this page."""
        way = super().crumbs(heading)
        if self.name() != "view_rapid_review":
            way.insert(-1, {"text": "Rapid review", "href": self.address("view_rapid_review")})
        return way

    def refused(self, form: Form, refused: Any, **more: Any) -> HttpResponse:
        """The form as it was typed, and why a rule refused it."""
        add_refusal(form, refused)
        return self.show(form=form, status=400, **more)

    def go_on(self, name: str = "view_rapid_review", words: str = "", **more: Any) -> HttpResponseRedirect:
        """On to another page of this rapid review, which says once what was done."""
        return self.done_to(self.address(name, **more), words)
