"""Somebody at the pages of one rapid review, at a time that stands still."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from django.test import Client

from jigsaw.rapid_reviews.models import RapidReview
from jigsaw.rapid_reviews.tests import factories

# Thursday 14 May 2026, 10am in London: working day 7, when the summaries are due.
THURSDAY = datetime(2026, 5, 14, 9, 0, tzinfo=UTC)


class Reviewing:
    """A browser of one person, and the rapid review whose pages they open."""

    def __init__(self, review: RapidReview, who: Any) -> None:
        self.review, self.who, self.client = review, who, Client()
        self.client.force_login(who)

    def address(self, rest: str = "") -> str:
        """The address of a page of the rapid review."""
        return f"/cases/{self.review.incident_id}/rapid-review/{rest}"

    def shown(self, rest: str = "", status: int = 200) -> str:
        """The page: one heading, an audience line, at most one green button."""
        answer = self.client.get(self.address(rest))
        assert answer.status_code == status, (rest, answer.status_code)
        page = answer.content.decode()
        if status == 200:
            assert page.count("<h1") == 1
            assert "jig-audience" in page
            buttons = re.findall(r'<(?:button|a)[^>]*class="(govuk-button[^"]*)"', page)
            assert len([c for c in buttons if "--secondary" not in c and "--warning" not in c]) <= 1
        return page

    def sent(self, rest: str, typed: dict[str, Any]) -> Any:
        """The answer to what was sent."""
        return self.client.post(self.address(rest), typed)

    def done(self, rest: str, typed: dict[str, Any]) -> str:
        """What was sent was taken: the page to which it led."""
        answer = self.sent(rest, typed)
        assert answer.status_code == 302, answer.content.decode()[:6000]
        self.now()
        return self.client.get(answer.headers["Location"]).content.decode()

    def refused(self, rest: str, typed: dict[str, Any], *words: str) -> str:
        """What was sent was refused: the page says so above and at the field."""
        answer = self.sent(rest, typed)
        assert answer.status_code == 400, answer.status_code
        page = answer.content.decode()
        assert "<title>Error: " in page
        for each in words:
            assert each in page, each
        return page

    def now(self) -> RapidReview:
        """The rapid review as it is now."""
        self.review = factories.again(self.review)
        return self.review
