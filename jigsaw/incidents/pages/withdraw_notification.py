"""Withdraw a notification whose criteria prove not met. Asked first: it ends what the notification began."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components import fields
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.notifying import withdraw_notification
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.queries.facts import facts_of
from jigsaw.incidents.queries.notices import standing_notice
from jigsaw.incidents.rules import notifying, starting
from jigsaw.incidents.rules.terms import NoticeKind
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused


class WithdrawForm(Form):
    """The reason, and that it is meant."""

    reason = fields.TextArea(
        label="Why are the criteria not met?",
        said="Why the criteria are not met",
        missing="Enter why the criteria are not met.",
        hint="Kept with the notification and in the history of the case.",
        max_length=notifying.LONGEST_REASON,
        rows=4,
    )
    confirmed = fields.CheckboxField(
        label="The partners agree, and the Panel has been told",
        missing="Confirm that the partners agree and the Panel has been told.",
    )


class WithdrawNotification(CasePage):
    """An interruption page: what will happen, the reason, a confirmation."""

    permission = "edit_case"
    heading = "Withdraw the notification"

    def on_get(self) -> HttpResponse:
        """What will happen."""
        return self.show_form(WithdrawForm(self.kept()))

    def on_post(self) -> HttpResponse:
        """Withdraw it."""
        form = WithdrawForm(self.request.POST)
        if not form.is_valid():
            return self.show_form(form, status=400)
        try:
            withdraw_notification(self.incident, reason=form.cleaned_data["reason"], by=self.who, at=self.now)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show_form(form, status=400)
        return self.go_home(
            "The notification is withdrawn. It stays in the case with its reason, and the rapid review has ended."
        )

    def show_form(self, form: WithdrawForm, *, status: int = 200) -> HttpResponse:
        """The page; without a form where there is nothing to withdraw."""
        return self.show(
            status=status,
            form=form,
            standing=standing_notice(self.incident, NoticeKind.PANEL),
            criteria_met=starting.criteria_are_met(facts_of(self.incident)),
        )
