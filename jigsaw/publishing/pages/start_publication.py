"""Start a publication: what one needs, how long it takes, and the two ways to begin."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublishingPage, chosen_partnership

UPLOAD, WRITE = "upload", "write"


class StartForm(Form):
    partnership = RadioField(
        label="Which partnership publishes?",
        said="The partnership",
        missing="Select which partnership publishes",
        choices=[],
    )
    way = RadioField(
        label="How do you want to begin?",
        said="How you want to begin",
        missing="Select how you want to begin",
        choices=[(UPLOAD, "Upload an edition file"), (WRITE, "Fill in the forms")],
        hints={
            UPLOAD: "A YAML or JSON file that holds all parts",
            WRITE: "Nine pages, each saved by itself",
        },
    )

    def __init__(self, *args: Any, partnerships: list[Partnership], **kwargs: Any):
        super().__init__(*args, **kwargs)
        if len(partnerships) > 1:
            asked: Any = self.fields["partnership"]
            asked.choices = [(each.slug, each.name) for each in partnerships]
        else:
            del self.fields["partnership"]


class StartPublication(PublishingPage):
    permission = "edit_publication"
    heading = "Start a publication"

    def get(self, request: Any) -> HttpResponse:
        """The questions."""
        return self.show(form=StartForm(partnerships=self.offered()))

    def post(self, request: Any) -> HttpResponse:
        """Begin with the forms, or go on to the upload."""
        offered = self.offered()
        form = StartForm(request.POST, partnerships=offered)
        if not form.is_valid():
            return self.show(form=form)
        chosen = chosen_partnership(offered, form.cleaned_data.get("partnership"))
        if form.cleaned_data["way"] == UPLOAD:
            return self.done_to(f"{reverse('upload_edition')}?partnership={chosen.slug}")
        begun = actions.start_publication(partnership=chosen, by=self.who, at=self.now)
        return self.done_to(reverse("view_publication", args=[begun.pk]))

    def offered(self) -> list[Partnership]:
        """The partnerships for which the person may start one."""
        return list(self.partnerships())
