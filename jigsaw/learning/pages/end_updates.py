"""End updates: in one press of a mail program (RFC 8058), or by a button for people who open the link."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse

from jigsaw.learning.actions.subscriptions import end_updates
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
        """The title says where it stands."""
        running = self.subscription.is_running
        return {"title": "Stop these emails" if running else "These emails have stopped"}
