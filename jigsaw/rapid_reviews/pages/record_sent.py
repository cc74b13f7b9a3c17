"""Record that the record went to the Panel: the questions, then a page that says what will be recorded."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.calendar import clocks, london
from jigsaw.calendar.rule_book import shipped
from jigsaw.calendar.words import date_words, day_words, time_words
from jigsaw.calendar.working_days import BeyondTheTable
from jigsaw.components.fields import DateField, SelectField, TextArea, TextField, TimeField
from jigsaw.incidents.rules.terms import LateReason, choices
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.deciding import PUBLISH_REVIEW
from jigsaw.rapid_reviews.actions.sending import Sending, may_be_sent, record_sent
from jigsaw.rapid_reviews.desk.writing import WritingForm, WritingPage
from jigsaw.rapid_reviews.queries.decision import (
    days_decided,
    decisions_of,
    is_sent,
    outcome_words,
    standing_decision,
)
from jigsaw.rapid_reviews.queries.review import clock_of_review
from jigsaw.rapid_reviews.queries.versions import newest_version, sign_off, standing_of
from jigsaw.rapid_reviews.rules.deciding import review_runs_from
from jigsaw.rapid_reviews.rules.signing import (
    LONGEST_EVIDENCE,
    LONGEST_REASON,
    can_be_sent,
    what_sending_does,
)

# What the check page carries on from the form before it.
FIELDS = (
    "sent_date_day", "sent_date_month", "sent_date_year", "sent_time", "evidence", "reason", "late_reason",
    "late_note",
)  # fmt: skip


class SentForm(WritingForm):
    """When it went, and what shows it; why without signatures and why late, where that is so."""

    sent_date = DateField(
        label="When did you send the record?",
        said="The date you sent the record",
        missing="Enter the date you sent the record",
    )
    sent_time = TimeField(
        label="At what time?",
        said="The time you sent the record",
        hint="You can leave this empty. For example, 11:30am",
        required=False,
    )
    evidence = TextField(
        label="What shows that it was sent?",
        said="What shows that it was sent",
        missing="Enter what shows that it was sent",
        hint="For example, the receipt of the Panel’s mailbox. No names.",
        max_length=LONGEST_EVIDENCE - 30,
    )
    reason = TextArea(
        label="Why does the record go without all signatures?",
        said="The reason",
        missing="Enter why the record goes without all signatures",
        max_length=LONGEST_REASON,
        rows=3,
    )
    late_reason = SelectField(
        label="Why is it sent late?",
        said="The reason for the delay",
        missing="Select why this was done late.",
        choices=choices(LateReason),
        required=False,
    )
    late_note = TextArea(
        label="More about the delay",
        said="More about the delay",
        hint="You can leave this empty.",
        max_length=500,
        rows=3,
        required=False,
    )

    def __init__(self, data: Any = None, *, unsigned: str = "", late: bool = False, **more: Any) -> None:
        super().__init__(data, **more)
        if not unsigned:
            del self.fields["reason"]
        if not late:
            del self.fields["late_reason"], self.fields["late_note"]


class RecordSent(WritingPage):
    """One of the pages that ask before they act: what was sent cannot be called back."""

    heading = "Record that the record was sent"
    form_class = SentForm

    def form(self, data: Any = None) -> SentForm:
        """The form; it asks why without signatures, and why late, only where that is so."""
        version = newest_version(self.review)
        unsigned = sign_off(version, self.review).lacks if version else ""
        clock = clock_of_review(self.review)
        today = london.to_london(self.now).date()
        late = (
            clock is not None and clock.state == "open" and clock.due_on is not None and today > clock.due_on
        )
        return SentForm(data, unsigned=unsigned, late=late, initial={"sent_date": today})

    def on_post(self) -> HttpResponse:
        """Show what will be recorded; on the second press, record it."""
        form = self.form(self.request.POST)
        if not form.is_valid() or "change" in self.request.POST:
            return self.show(form=form, status=200 if form.is_valid() else 400)
        sending = self.sending(form)
        try:
            if "confirmed" in self.request.POST:
                record_sent(self.review, sending=sending, by=self.who, at=self.now)
                return self.go_on(words="It was recorded that the record went to the Panel.")
            may_be_sent(self.review, sending, self.now)
        except Refused as refused:
            return self.refused(form, refused)
        return self.show_check(form, sending)

    def sending(self, form: SentForm) -> Sending:
        """What was typed."""
        typed = form.cleaned_data
        return Sending(
            sent_on=typed["sent_date"],
            sent_time=typed["sent_time"],
            evidence=typed["evidence"],
            reason=typed.get("reason", ""),
            late_reason=typed.get("late_reason", ""),
            late_note=typed.get("late_note", ""),
        )

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The questions, or what stands in the way of asking them."""
        version, decision = newest_version(self.review), standing_decision(self.review)
        own = {
            "version": version,
            "hindrance": self.hindrance(),
            "unsigned": sign_off(version, self.review).lacks if version else "",
            "outcome_words": outcome_words(decision),
        }
        return super().show(template, status=status, **(own | variables))

    def hindrance(self) -> str:
        """Why nothing can be recorded yet, whatever is typed; "" when it can."""
        version, decision = newest_version(self.review), standing_decision(self.review)
        try:
            can_be_sent(
                decided=decision is not None and decision.decided_on is not None,
                sent=is_sent(self.review),
                newest=version.number if version else 0,
                documents=version.documents_state if version else "",
                current=version is not None and standing_of(version, self.review).current,
                sign_off="",
                reason="",
            )
        except Refused as refused:
            return str(refused)
        return ""

    def show_check(self, form: SentForm, sending: Sending) -> HttpResponse:
        """The interruption page: what will be recorded, and what follows from it."""
        decision = standing_decision(self.review)
        when = day_words(sending.sent_on)
        if sending.sent_time:
            when = f"{time_words(sending.sent_time)}, {when}"
        return self.show(
            "rapid_reviews/record_sent_check.html",
            heading="Check before you record this",
            sending=sending,
            when=when,
            late_words=LateReason(sending.late_reason).words if sending.late_reason else "",
            follows=what_sending_does(decision.outcome if decision else "", self.review_by()),
            fields=[(name, value) for name, value in self.request.POST.items() if name in FIELDS],
        )

    def review_by(self) -> str:
        """The day by which a local review would be published, in words."""
        start = review_runs_from(days_decided(decisions_of(self.review)))
        try:
            clock = clocks.work_out(shipped().rule(PUBLISH_REVIEW, start), start, working_days())
        except BeyondTheTable:
            return "6 months from the decision"
        return date_words(clock.due)
