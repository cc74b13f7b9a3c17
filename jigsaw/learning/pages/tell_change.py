"""One question three months after a webinar: what did you change?"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from jigsaw.components.fields import TextArea
from jigsaw.learning.actions.answers import tell_change
from jigsaw.learning.after_rules import may_change
from jigsaw.learning.around_events import OfAttended
from jigsaw.learning.asking import AskingForm, AskingPage


class ChangeForm(AskingForm):
    """What they changed, in their words."""

    changed = TextArea(
        label="What did you change?",
        hint=(
            "For example a question you now ask, a form, a team meeting. If nothing has changed, say what stands in "
            "the way. Do not write about a child or a family, and name nobody"
        ),
        said="What you changed",
        max_length=1000,
        rows=6,
        missing="Enter what you changed, or what stands in the way",
    )


class TellChange(OfAttended, AskingPage):
    public = True
    kind = "change"
    template_name = "learning/tell_change.html"
    title = "What did you change?"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The form while it can be sent; then the page that thanks."""
        told = getattr(getattr(self, "booking", None), "change", None)
        if request.method in ("GET", "HEAD") and told and not may_change(told.told_at, at=self.now):
            return redirect("change_told", kwargs["booking"])
        return super().dispatch(request, *args, **kwargs)

    def form_of(self, data: Any = None) -> ChangeForm:
        told = getattr(self.booking, "change", None)
        return ChangeForm(data, initial={"changed": told.changed} if told else {})

    def ask(self, form: AskingForm) -> str:
        tell_change(self.booking, changed=form.cleaned_data["changed"], at=self.now)
        return self.thanked()

    def thanked(self) -> str:
        return self.here("change_told")

    def content(self) -> dict[str, Any]:
        return {
            "crumbs": self.crumbs(self.title),
            "event_title": self.event.title,
            "is_told": hasattr(self.booking, "change"),
            "submit_words": "Change your answer" if hasattr(self.booking, "change") else "Send",
        }
