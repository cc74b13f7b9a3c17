"""The partnership's own day plan for rapid reviews: add, change and take out steps."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import Http404, HttpResponse

from jigsaw.components.fields import TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.scoped import PartnershipPage
from jigsaw.rapid_reviews.actions.plan import restore_plan, save_plan_step, take_out_plan_step
from jigsaw.rapid_reviews.desk.numbers import DayField
from jigsaw.rapid_reviews.queries.plan import has_own_plan, plan_of
from jigsaw.rapid_reviews.rules.planning import Step, is_after_the_review, seal_of, words_of_days

SAVED = "The day plan was saved. Rapid reviews that open from now on follow it."


class StepForm(Form):
    """A step of the plan. `was` stands for the step as the form was loaded with it."""

    title = TextField(
        label="What is done",
        hint="It stands in mail and calendars: name no family and no case.",
        missing="Enter what is done",
        max_length=120,
    )
    who = TextField(
        label="Who does it",
        hint="A role, like Coordinator",
        required=False,
        max_length=120,
    )
    first_day = DayField(
        label="First working day",
        hint="Day 0 is the day the notification was sent.",
        missing="Enter the first working day, like 2",
    )
    last_day = DayField(label="Last working day", missing="Enter the last working day, like 7")
    was = forms.CharField(widget=forms.HiddenInput, required=False)


class EditLocalPlan(PartnershipPage):
    """The steps as a list; `?step=` opens one, `?take-out=` and `?restore=` ask first."""

    permission = "edit_local_plan"
    heading = "Day plan for rapid reviews"

    def on_get(self, **address: Any) -> HttpResponse:
        """The plan with an empty form, or with one step in it."""
        kept = self.kept()
        if kept and "title" in kept:
            return self.show(form=StepForm(kept), key=kept.get("step", ""))
        asked = self.request.GET
        if "take-out" in asked:
            return self.show(asks_about=self.step(asked["take-out"]))
        if "restore" in asked:
            return self.show(asks_to_restore=True)
        if "step" in asked:
            return self.show(form=self.form_of(self.step(asked["step"])), key=asked["step"])
        return self.show(form=StepForm())

    def on_post(self, **address: Any) -> HttpResponse:
        """Save a step, take one out, or follow the plan that comes with Jigsaw again."""
        sent = self.request.POST
        who: dict[str, Any] = {"by": self.request.user, "at": self.now}
        form: Form = StepForm(sent)
        try:
            if sent.get("act") == "restore":
                restore_plan(self.partnership, **who)
                return self.go(
                    self.name(), "The day plan that comes with Jigsaw holds again for rapid reviews to come."
                )
            if sent.get("act") == "take-out":
                take_out_plan_step(self.partnership, key=str(sent.get("step", "")), **who)
                return self.go(self.name(), "The step was taken out. Cases that began before keep it.")
            if not form.is_valid():
                return self.show(form=form, key=sent.get("step", ""), status=400)
            return self.keep(form, str(sent.get("step", "")), who)
        except Refused as refused:
            if sent.get("act"):
                form = Form({})
            return self.refused(form, refused)

    def keep(self, form: Form, key: str, who: dict[str, Any]) -> HttpResponse:
        """Call the action. Raises Refused."""
        typed = {name: form.cleaned_data[name] for name in ("title", "who", "first_day", "last_day")}
        step = Step(key, **typed)
        save_plan_step(self.partnership, key=key, step=step, was=form.cleaned_data["was"], **who)
        after = (
            " The step is after day 15, when the rapid review is due."
            if is_after_the_review(step.last_day)
            else ""
        )
        return self.go(self.name(), SAVED + after)

    def refused(self, form: Form, refused: Refused) -> HttpResponse:
        """The page again, with why. A step that somebody else changed is then shown as it is now."""
        form.add_error(refused.field if refused.field in form.fields else None, str(refused))
        key = str(self.request.POST.get("step", ""))
        now = next((step for step in plan_of(self.partnership) if step.key == key), None)
        if now is not None and isinstance(form, StepForm):
            form.data = {**form.data.dict(), "was": seal_of(now)}  # type: ignore[attr-defined]
        return self.show(form=form, key=key, status=400)

    def step(self, key: str) -> Step:
        """The step of the plan with this key, or 404."""
        found = next((step for step in plan_of(self.partnership) if step.key == key), None)
        if found is None:
            raise Http404
        return found

    def form_of(self, step: Step) -> StepForm:
        """The form with a step in it."""
        return StepForm(initial={**step.__dict__, "was": seal_of(step)})

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page with the plan as it is now."""
        steps = [
            {
                "key": step.key,
                "title": step.title,
                "who": step.who,
                "days": words_of_days(step.first_day, step.last_day).capitalize(),
                "after": is_after_the_review(step.last_day),
            }
            for step in plan_of(self.partnership)
        ]
        own = {"steps": steps, "is_own": has_own_plan(self.partnership), "here": self.address(self.name())}
        return super().show(template, status=status, **(own | variables))
