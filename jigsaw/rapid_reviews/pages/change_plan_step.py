"""One step of the case's day plan: mark it as done, move it with a reason, or say that it is not needed."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse

from jigsaw.calendar import london
from jigsaw.components.fields import DateField, TextField
from jigsaw.components.forms import Form
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.partnerships.desk import Empty, add_refusal
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import SavedMeanwhile
from jigsaw.rapid_reviews.actions import plan
from jigsaw.rapid_reviews.desk.numbers import DayField
from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.desk.shown import AFTER, plan_words
from jigsaw.rapid_reviews.desk.writing import WritingForm
from jigsaw.rapid_reviews.queries.review import step_of
from jigsaw.rapid_reviews.rules.planning import is_after_the_review


class DoneForm(Form):
    """When a step was done, and what shows it."""

    done_on = DateField(
        label="When was it done?", said="Date it was done", missing="Enter the date it was done"
    )
    evidence = TextField(
        label="What shows that it was done?",
        said="What shows it",
        hint="A few words, like “Letters sent to 7 agencies”. No names of the family.",
        missing="Enter what shows that it was done",
        max_length=300,
    )


class MoveForm(WritingForm):
    """Another working day for a step, and why."""

    plan_day = DayField(
        label="Working day by which it is done",
        said="Working day",
        hint="Day 0 is the day the notification was sent. Jigsaw works out the date.",
        missing="Enter the working day, like 7",
    )
    move_reason = TextField(
        label="Why is it moved?",
        said="Why it is moved",
        missing="Enter why the step is moved",
        max_length=300,
    )


class NotNeededForm(WritingForm):
    """Why a step is not needed in this case."""

    not_needed_reason = TextField(
        label="Why is it not needed?",
        said="Why it is not needed",
        missing="Enter why the step is not needed",
        max_length=300,
    )


FORMS: dict[str, type[Form]] = {
    "done": DoneForm, "move": MoveForm, "not-needed": NotNeededForm, "reopen": Empty
}  # fmt: skip


class ChangePlanStep(ReviewPage):
    """The step that the address names, or 404: a statutory clock is none. `act` says what is done with it."""

    step: dict[str, Any]

    def find_row(self) -> Incident:
        """The case, its rapid review, and the step."""
        incident = super().find_row()
        self.duty = self.find(self.rows(Duty).filter(incident=incident), pk=self.kwargs["duty_id"])
        self.duty.incident = incident
        found = step_of(self.review, self.duty)
        if found is None:
            raise Http404
        self.step = found
        return incident

    def on_get(self) -> HttpResponse:
        """Show the step, or what was typed before the session ended."""
        kept = self.kept()
        return self.show_forms(self.bound(kept) if kept else None)

    def on_post(self) -> HttpResponse:
        """Do what was asked of it."""
        form = self.bound(self.request.POST)
        if not form.is_valid():
            return self.show_forms(form, status=400)
        try:
            return self.go_on(words=self.do(form))
        except SavedMeanwhile as other:
            self.find_row()
            form.carry_on_from(self.review.revision)  # type: ignore[attr-defined]
            form.add_error(
                None, f"{other.by_whom} changed this step on {london.words(other.at)}. See how it is now."
            )
        except Refused as refused:
            self.find_row()
            add_refusal(form, refused)
        return self.show_forms(form, status=400)

    def bound(self, data: Any) -> Form:
        """The form of the act that was asked for, with what was typed."""
        name = str(data.get("act", "done"))
        if name not in FORMS:
            raise Http404
        return FORMS[name](data)

    def do(self, form: Any) -> str:
        """Call the one action; what was done, in words."""
        who: dict[str, Any] = {"duty": self.duty, "by": self.who, "at": self.now}
        typed, title = form.cleaned_data, f"“{self.step['title']}”"
        if isinstance(form, DoneForm):
            plan.finish_step(self.review, done_on=typed["done_on"], evidence=typed["evidence"], **who)
            return f"{title} was marked as done."
        if isinstance(form, MoveForm):
            due = plan.move_step(
                self.review,
                last_day=typed["plan_day"],
                why=typed["move_reason"],
                revision=form.seen_revision(),
                **who,
            )
            when = f": {london.day_words(due)}" if due else ""
            after = f" {AFTER}" if is_after_the_review(typed["plan_day"]) else ""
            return f"{title} is now due on working day {typed['plan_day']}{when}.{after}"
        if isinstance(form, NotNeededForm):
            why = typed["not_needed_reason"]
            plan.mark_not_needed(self.review, why=why, revision=form.seen_revision(), **who)
            return f"{title} was marked as not needed."
        plan.reopen_step(self.review, **who)
        return f"{title} is to be done."

    def show_forms(self, form: Form | None = None, *, status: int = 200) -> HttpResponse:
        """The page with its forms; the one that was sent holds what was typed."""
        at = {"revision": self.review.revision}
        made: dict[str, Any] = {
            "done_form": DoneForm(initial={"done_on": self.today}),
            "move_form": MoveForm(initial={**at, "plan_day": self.step["last_day"]}),
            "not_needed_form": NotNeededForm(initial=at),
        }
        if form is not None:
            names = {DoneForm: "done_form", MoveForm: "move_form", NotNeededForm: "not_needed_form"}
            made[names.get(type(form), "")] = form
        for each in made.values():
            each.auto_id = f"id_{type(each).__name__.lower()}_%s"
        made.pop("", None)
        return self.show(form=form, status=status, **made)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page under the step's own name."""
        done = self.duty.state == DutyState.DONE
        own = {
            "heading": self.step["title"],
            "words": plan_words(self.step, self.duty.due_on),
            "is_open": self.duty.state == DutyState.OPEN,
            "done_words": f"Done on {london.day_words(self.duty.done_on)}: {self.duty.evidence}"
            if done
            else "",
            "moved": self.moved(),
        }
        return super().show(template, status=status, **(own | variables))

    def moved(self) -> list[str]:
        """Each change of the step's day, in words."""
        return [f"From day {m['from']} to day {m['to']}: {m['why']}" for m in self.step["moved"]]
