"""Withdraw a request that is no longer needed. Says first what follows; its lead is told."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.changing import withdraw_request
from jigsaw.agency_returns.desk.page import RequestFormPage
from jigsaw.agency_returns.queries.requests import why_not_asked_in
from jigsaw.agency_returns.rules.asking import why_not_changed
from jigsaw.components.fields import TextArea
from jigsaw.incidents.desk.part_writing import WritingForm
from jigsaw.incidents.rules.terms import Stage

LONGEST = 500


class WithdrawForm(WritingForm):
    """Why."""

    reason = TextArea(
        label="Why is the request no longer needed?",
        said="Why the request is no longer needed",
        missing="Enter why the request is withdrawn",
        hint="Kept with the request. The agency is not shown it. Name nobody.",
        max_length=LONGEST,
        rows=3,
    )


class WithdrawRequest(RequestFormPage):
    """Also in a case whose notification was withdrawn."""

    heading = "Withdraw the request"
    form_class = WithdrawForm

    def why_not(self) -> str:
        """Why it cannot be withdrawn; "" where it can be."""
        closed = self.incident.stage == Stage.CLOSED
        return (why_not_asked_in(self.incident) if closed else "") or why_not_changed(self.asked.state)

    def write(self, form: WithdrawForm) -> HttpResponse:
        """Withdraw it."""
        withdraw_request(
            self.asked,
            reason=form.cleaned_data["reason"],
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.go_on("The request is withdrawn. It stays in the case with its reason.")
