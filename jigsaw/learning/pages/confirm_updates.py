"""Confirm updates from the mailbox: a page with one button, which works as often as it is pressed for 7 days."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jigsaw.learning.actions.subscriptions import confirm_updates
from jigsaw.learning.chosen import what_comes
from jigsaw.learning.linked import LinkedPage
from jigsaw.learning.models import Subscription
from jigsaw.learning.subscribed import to_confirm


class ConfirmUpdates(LinkedPage):
    public = True
    template_name = "learning/confirm_updates.html"

    def find(self, token: str) -> Subscription | None:
        """What the link confirms or has confirmed, in its 7 days."""
        return to_confirm(token, at=self.now)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Begin to send."""
        confirm_updates(self.subscription, at=self.now)
        return redirect(request.path)

    def content(self) -> dict[str, Any]:
        """What is sent; the title says where it stands."""
        running = self.subscription.is_running
        return {
            "title": "Your email updates have begun" if running else "Confirm your email updates",
            "what": what_comes(self.subscription),
        }
