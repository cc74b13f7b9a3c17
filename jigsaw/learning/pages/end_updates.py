"""End updates: in one press of a mail program (RFC 8058), or by a button for people who open the link."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from jigsaw.calendar.london import date_words, to_london
from jigsaw.learning.actions.subscriptions import KEPT_AFTER_THE_END, end_updates
from jigsaw.learning.linked import LinkedPage


class EndUpdates(LinkedPage):
    """POST needs no cookie, is answered 200 and leads nowhere else. GET shows a page only."""

    public = True
    template_name = "learning/end_updates.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send no more."""
        end_updates(self.subscription, at=self.now)
        self.subscription.refresh_from_db()
        return self.again()

    def content(self) -> dict[str, Any]:
        """The title says where it stands; once it has ended, the page says when the address goes."""
        ended_at = self.subscription.ended_at
        return {
            "title": "These emails have stopped" if ended_at else "Stop these emails",
            "forgotten_on": date_words(to_london(ended_at + KEPT_AFTER_THE_END).date()) if ended_at else "",
        }
