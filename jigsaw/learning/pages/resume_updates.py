"""Undo the end of one's updates, for 30 days."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from jigsaw.learning.actions.subscriptions import confirm_updates
from jigsaw.learning.linked import LinkedPage


class ResumeUpdates(LinkedPage):
    public = True
    template_name = "learning/resume_updates.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send again."""
        confirm_updates(self.subscription, at=self.now)
        return redirect(request.path)

    def content(self) -> dict[str, Any]:
        """The title says where it stands."""
        running = self.subscription.is_running
        return {"title": "You get these emails again" if running else "Get these emails again"}
