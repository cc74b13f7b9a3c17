"""Decide on a referral: it becomes an incident, or is closed with a letter."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.components.fields import RadioField, TextArea
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.referrals import can_be_screened_by, screen_referral
from jigsaw.incidents.desk.referral_facts import sections
from jigsaw.incidents.desk.referral_page import ReferralPage
from jigsaw.incidents.models import Referral
from jigsaw.incidents.queries.referrals import as_it_is_now
from jigsaw.incidents.rules.referrals import (
    LONGEST_LETTER,
    LONGEST_REASONS,
    criteria_in_words,
    proposed_letter,
)
from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.partnerships.desk import add_refusal, refusing
from jigsaw.partnerships.rules import Refused

BECOMES, CLOSES = ReferralState.INCIDENT.value, ReferralState.CLOSED.value


class ScreeningForm(Form):
    """The decision, its reasons, and the letter where it closes the referral."""

    reasons = TextArea(
        label="Reasons",
        hint="Write to both halves of the test. The agency does not see the reasons. Use aliases, never names",
        max_length=LONGEST_REASONS,
        rows=8,
        autosave=True,
    )
    outcome = RadioField(
        label="What becomes of the referral?",
        said="What becomes of the referral",
        missing="Select what becomes of the referral",
        choices=[(BECOMES, "Becomes an incident"), (CLOSES, "Close with a letter")],
        hints={
            BECOMES: "An incident begins with what the referral says. You check it before its clocks start",
            CLOSES: "The agency reads the letter in Jigsaw",
        },
        opens={CLOSES: "letter"},
    )
    letter = TextArea(
        label="Letter",
        hint="Change it as you need. It names nobody, and it cannot be changed once it is sent",
        max_length=LONGEST_LETTER,
        rows=14,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """A referral is not closed without its letter."""
        typed = super().clean() or self.cleaned_data
        if typed.get("outcome") == CLOSES and not typed.get("letter") and "letter" not in self.errors:
            self.add_error("letter", "Enter the letter")
        return typed


class ScreenReferral(ReferralPage):
    """Once, by somebody who did not make the referral. Everything is shown once more before it is done."""

    permission = "screen_referral"
    heading = "Screen the referral"

    def on_get(self) -> HttpResponse:
        """Ask, unless this person cannot decide."""
        return self.show_form(self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Show what will happen; on the second press, do it."""
        form = self.form(self.request.POST)
        if self.decided_by_them(self.referral):
            return self.go_on(self.referral)
        if not form.is_valid():
            return self.show_form(form, status=400)
        if "change" in self.request.POST:
            return self.show_form(form)
        try:
            can_be_screened_by(self.referral, self.who)
            if "confirmed" not in self.request.POST:
                return self.show_check(form)
            return self.go_on(screen_referral(self.referral, by=self.who, at=self.now, **form.cleaned_data))
        except Refused as refused:
            self.referral = as_it_is_now(self.referral)
            if self.decided_by_them(self.referral):
                return self.go_on(self.referral)
            add_refusal(form, refused)
            return self.show_form(form, status=400)

    def form(self, data: Any = None) -> ScreeningForm:
        """The form, with the letter as proposed."""
        partnership = self.referral.partnership
        letter = proposed_letter(
            number=self.referral.number,
            made_on=london.to_london(self.referral.made_at).date(),
            partnership=partnership.name,
            helpline=partnership.helpline_text,
            helpline_phone=partnership.helpline_phone,
        )
        return ScreeningForm(data, initial={"letter": letter})

    def show_form(self, form: ScreeningForm, *, status: int = 200) -> HttpResponse:
        """The questions, with the criteria beside them; where this person cannot decide, why."""
        stands_in_the_way, asked = "", True
        try:
            can_be_screened_by(self.referral, self.who)
        except Refused as refused:
            stands_in_the_way, asked = str(refused), False
        typed = form.data.get("reasons", "") if form.is_bound and not asked else ""
        return self.show(
            form=(refusing(stands_in_the_way) if status == 400 else None) if stands_in_the_way else form,
            status=status,
            asked=asked,
            stands_in_the_way=stands_in_the_way,
            typed=typed,
            referral=self.referral,
            criteria=criteria_in_words(self.referral.outcome, self.referral.abuse_or_neglect),
            sections=sections(self.referral, ("incident", "why")),
            back=self.address("view_referral"),
        )

    def show_check(self, form: ScreeningForm) -> HttpResponse:
        """What will happen, before it does."""
        return self.show(
            "incidents/screen_referral_check.html",
            heading="Check before you decide",
            referral=self.referral,
            typed=form.cleaned_data,
            closes=form.cleaned_data["outcome"] == CLOSES,
            fields=[(name, form.cleaned_data[name]) for name in form.fields],
        )

    def decided_by_them(self, referral: Referral) -> bool:
        """Whether this same person decided already: their second press leads to what the first one did."""
        return referral.screened_by_id == self.who.pk

    def go_on(self, decided: Referral) -> HttpResponse:
        """To the incident that began, or back to the referral."""
        if decided.incident_id is not None:
            return redirect(reverse("check_incident", kwargs={"incident_id": decided.incident_id}))
        words = "The referral was closed, and the letter was sent."
        if decided.recorded_by_staff:
            words = "The referral was closed. Send the letter yourself: whoever referred has no account here."
        return self.done_to(self.address("view_referral"), words)
