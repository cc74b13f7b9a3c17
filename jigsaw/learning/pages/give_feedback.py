"""Four questions after a webinar. Answers can be changed for 30 days; nobody is named with them."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.components.fields import RadioField, TextArea
from jigsaw.learning.actions.answers import give_feedback
from jigsaw.learning.after_rules import may_change
from jigsaw.learning.around_events import OfAttended
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.models import Feedback

NO_CASES = "Write about your own practice. Do not write about a child or a family, and name nobody"


class FeedbackForm(AskingForm):
    """Was it useful, what will be different, was it easy to take part, and anything else."""

    useful = RadioField(
        label="How useful was this webinar for your work?",
        said="How useful it was",
        choices=Feedback.Useful.choices,
        missing="Select how useful this webinar was for your work",
    )
    differently = TextArea(
        label="What will you do differently? (optional)",
        hint=NO_CASES,
        said="What you will do differently",
        max_length=1000,
        rows=4,
        required=False,
    )
    easy = RadioField(
        label="How easy was it to take part?",
        said="How easy it was",
        choices=Feedback.Easy.choices,
        missing="Select how easy it was to take part",
    )
    more = TextArea(
        label="Is there anything else you want to tell us? (optional)",
        said="Anything else",
        max_length=1000,
        rows=4,
        required=False,
    )


class GiveFeedback(OfAttended, AskingPage):
    public = True
    kind = "feedback"
    template_name = "learning/give_feedback.html"
    title = "What did you think of this webinar?"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The form while it can be sent; then the page that thanks and says until when it could be changed."""
        given = getattr(getattr(self, "booking", None), "feedback", None)
        if request.method in ("GET", "HEAD") and given and not may_change(given.given_at, at=self.now):
            return redirect("feedback_given", kwargs["booking"])
        return super().dispatch(request, *args, **kwargs)

    def form_of(self, data: Any = None) -> FeedbackForm:
        given = getattr(self.booking, "feedback", None)
        told = {name: getattr(given, name) for name in FeedbackForm.base_fields} if given else {}
        return FeedbackForm(data, initial=told)

    def ask(self, form: AskingForm) -> str:
        told = {name: form.cleaned_data[name] for name in FeedbackForm.base_fields}
        give_feedback(self.booking, **told, at=self.now)
        return self.thanked()

    def thanked(self) -> str:
        return self.here("feedback_given")

    def content(self) -> dict[str, Any]:
        return {
            "crumbs": self.crumbs("What did you think?"),
            "event_title": self.event.title,
            "is_given": hasattr(self.booking, "feedback"),
            "submit_words": "Change your answers" if hasattr(self.booking, "feedback") else "Send",
            "event_href": reverse("event", args=[self.event.slug]),
        }
