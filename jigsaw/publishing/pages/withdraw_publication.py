"""Withdraw what was published; its address gives the reason from then on."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.components.fields import TextArea
from jigsaw.components.forms import Form
from jigsaw.publishing import actions
from jigsaw.publishing.desk.page import PublicationPage
from jigsaw.publishing.rules import LONGEST_PUBLIC_WORDS, NotAllowed


class WithdrawForm(Form):
    reason = TextArea(
        label="Why is the review withdrawn?",
        said="Why the review is withdrawn",
        missing="Enter why the review is withdrawn",
        hint="The public reads these words at the review’s address. Say nothing of the case.",
        max_length=LONGEST_PUBLIC_WORDS,
        rows=4,
    )


class WithdrawPublication(PublicationPage):
    permission = "release_publication"
    heading = "Withdraw the publication"

    def on_get(self) -> HttpResponse:
        """What will happen, and the reason."""
        kept = self.kept()
        return self.show(form=WithdrawForm(initial=kept.dict() if kept else None))

    def on_post(self) -> HttpResponse:
        """Withdraw it."""
        form = WithdrawForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form)
        try:
            actions.withdraw_publication(
                self.publication, reason=form.cleaned_data["reason"], by=self.who, at=self.now
            )
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show(form=form)
        return self.go_home("The publication is withdrawn. Its address gives the reason.")
