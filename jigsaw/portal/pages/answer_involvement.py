"""The first question of a return: was the agency involved?"""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.summarising import answer_involvement
from jigsaw.agency_returns.rules.returning import is_nil
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.page import OwnRequestPage
from jigsaw.portal.forms.returning import InvolvementForm


class AnswerInvolvement(OwnRequestPage):
    """Yes leads to the tasks; No involvement to the records that were looked through, and on to sending."""

    heading = "Were you involved?"

    def form(self, data: object = None) -> InvolvementForm:
        """The question, as it was answered before."""
        return InvolvementForm(data, initial={"involved": self.returned.involved if self.returned else ""})

    def on_get(self) -> HttpResponse:
        """Ask it."""
        return self.show(form=self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Keep the answer."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            returned = answer_involvement(self.asked, **form.cleaned_data, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(form, refused)
        if is_nil(returned.involved):
            return self.done_to(self.own("check_nil_return"))
        return self.go_home("Saved.")
