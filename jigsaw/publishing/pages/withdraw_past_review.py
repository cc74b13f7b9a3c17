"""Withdraw a past review from the library, with the reason that its address gives."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.fields import TextArea
from jigsaw.components.forms import Form
from jigsaw.partnerships.desk import RowPage
from jigsaw.publishing import actions
from jigsaw.publishing.desk.past_page import PastPage
from jigsaw.publishing.models import PastReview
from jigsaw.publishing.rules import LONGEST_PUBLIC_WORDS, NotAllowed


class WithdrawPastForm(Form):
    reason = TextArea(
        label="Why is it withdrawn?",
        said="Why it is withdrawn",
        missing="Enter why the review is withdrawn. Its address shows the reason.",
        max_length=LONGEST_PUBLIC_WORDS,
    )


class WithdrawPastReview(PastPage, RowPage):
    heading = "Withdraw a past review"
    past_review: PastReview

    def find_row(self) -> PastReview:
        """The review of the address."""
        rows = self.rows(PastReview).select_related("partnership")
        self.past_review = self.find(rows, pk=self.kwargs["past_review_id"])
        return self.past_review

    def on_get(self) -> HttpResponse:
        """What withdrawing means, and the question."""
        return self.show_asking(WithdrawPastForm())

    def on_post(self) -> HttpResponse:
        """Withdraw it."""
        form = WithdrawPastForm(self.request.POST)
        if not form.is_valid():
            return self.show_asking(form)
        try:
            actions.withdraw_past_review(
                self.past_review, reason=form.cleaned_data["reason"], by=self.who, at=self.now
            )
        except NotAllowed as refused:
            form.add_error(None, refused.message)
            return self.show_asking(form)
        return self.done_to(reverse("list_past_imports"), "The review is withdrawn.")

    def show_asking(self, form: Form) -> HttpResponse:
        """The page."""
        return self.show(form=form, review_title=self.past_review.record["title"])
