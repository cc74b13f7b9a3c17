"""Start a webinar: what one needs, and its title."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.fields import RadioField, TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.desk.page import chosen_partnership
from jigsaw.teaching.actions.webinars import start_webinar
from jigsaw.teaching.webinar_forms import LONGEST_TITLE
from jigsaw.teaching.webinar_page import WebinarsPage


class StartWebinarForm(Form):
    partnership = RadioField(
        label="Which partnership holds it?",
        said="The partnership",
        missing="Select which partnership holds the webinar",
        choices=[],
    )
    title = TextField(label="Title", missing="Enter the title", max_length=LONGEST_TITLE)

    def __init__(self, *args: Any, partnerships: list[Partnership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked: Any = self.fields["partnership"]
        asked.choices = [(each.slug, each.name) for each in partnerships]
        if len(partnerships) == 1:
            del self.fields["partnership"]


class StartWebinar(WebinarsPage):
    permission = "edit_webinar"
    heading = "Start a webinar"

    def get(self, request: Any) -> HttpResponse:
        """The questions."""
        return self.show(form=StartWebinarForm(self.kept(), partnerships=self.offered()))

    def post(self, request: Any) -> HttpResponse:
        """Start the draft and go on to it."""
        offered = self.offered()
        form = StartWebinarForm(request.POST, partnerships=offered)
        if not form.is_valid():
            return self.show(form=form)
        home = chosen_partnership(offered, form.cleaned_data.get("partnership"))
        made = start_webinar(partnership=home, title=form.cleaned_data["title"], by=self.who, at=self.now)
        return self.done_to(
            reverse("view_webinar", args=[made.pk]), "The draft is kept. Nothing of it is public."
        )

    def offered(self) -> list[Partnership]:
        """The partnerships for which the person may start one."""
        return list(self.partnerships())
