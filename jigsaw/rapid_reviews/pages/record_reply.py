"""What the Panel replied to the rapid review, and what we answered."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar.words import date_words
from jigsaw.components.fields import DateField, RadioField, TextArea
from jigsaw.rapid_reviews.actions.sending import record_reply
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage
from jigsaw.rapid_reviews.queries.decision import replies_of
from jigsaw.rapid_reviews.rules.deciding import LONGEST_REPLY
from jigsaw.rapid_reviews.rules.terms import ReplyKind


class ReplyForm(WritingForm):
    """When it came, what it says, what we answered."""

    received_on = DateField(
        label="When did you receive the reply?",
        said="The date you received the reply",
        missing="Enter the date you received the reply",
    )
    kind = RadioField(
        label="What does the Panel say?",
        said="What the Panel says",
        missing="Select what the Panel says",
        choices=[(kind.value, kind.words) for kind in ReplyKind],
    )
    what_it_says = TextArea(
        label="What the reply says",
        missing="Enter what the reply says",
        max_length=LONGEST_REPLY,
        rows=8,
        autosave=True,
    )
    our_answer = TextArea(
        label="Our answer",
        hint="You can leave this empty.",
        max_length=LONGEST_REPLY,
        required=False,
        autosave=True,
    )


class RecordReply(WritingPage):
    """The replies so far, and the form for another one."""

    heading = "The Panel’s reply"
    form_class = ReplyForm

    @property
    def closed_words(self) -> str:
        """The Panel replies to a record that was sent."""
        waits = "" if self.review.sent_on else "Record first when the record went to the Panel."
        return super().closed_words or waits

    def write(self, form: Any) -> HttpResponse:
        """Record the reply; a challenge leads on to the decision."""
        typed = form.cleaned_data
        reply = record_reply(
            self.review,
            received_on=typed["received_on"],
            kind=typed["kind"],
            what_it_says=typed["what_it_says"],
            our_answer=typed["our_answer"],
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        if reply.kind == ReplyKind.CHALLENGES:
            words = "The reply was recorded. The Panel challenges the decision: change it, or keep it and say why."
            return self.go_on("change_decision", words)
        return self.go_on(words="The Panel’s reply was recorded.")

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page."""
        replies = [
            {
                "heading": f"{ReplyKind(reply.kind).words}, {date_words(reply.received_on)}",
                "says": reply.what_it_says,
                "answer": reply.our_answer,
            }
            for reply in replies_of(self.review)
        ]
        sent = date_words(self.review.sent_on) if self.review.sent_on else ""
        return super().show(template, status=status, **({"replies": replies, "sent_words": sent} | variables))
