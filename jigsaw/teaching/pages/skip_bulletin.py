"""Decide that a month's bulletin is not sent."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components.fields import TextArea
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.teaching.actions.bulletins import skip_bulletin
from jigsaw.teaching.bulletin_page import BulletinPage
from jigsaw.teaching.rules.bulletins import LONGEST_REASON


class SkipForm(Form):
    reason = TextArea(
        label="Why is it not sent?",
        hint="Only staff read it.",
        said="The reason",
        missing="Enter why it is not sent",
        max_length=LONGEST_REASON,
        rows=3,
    )


class SkipBulletin(BulletinPage):
    heading = "Not this month"

    def on_get(self) -> HttpResponse:
        """What it means, and the question."""
        return self.show(form=SkipForm())

    def on_post(self) -> HttpResponse:
        """Decide it."""
        form = SkipForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            skip_bulletin(self.bulletin, reason=form.cleaned_data["reason"], by=self.who, at=self.now)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show(form=form, status=400)
        return self.go_home("It is not sent this month.")
