"""One referral, for those who screen it. Its names are opened by a press of their own, which is recorded."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.incidents.actions.referrals import open_referral_names
from jigsaw.incidents.desk.referral_facts import sections, state_of
from jigsaw.incidents.desk.referral_page import ReferralPage
from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused


class ViewReferral(ReferralPage):
    """What was sent, and what was decided."""

    permission = "screen_referral"
    heading = "Referral"

    def on_get(self) -> HttpResponse:
        """Show it, without the names."""
        return self.show_referral()

    def on_post(self) -> HttpResponse:
        """Open the names: they stand on this one answer."""
        try:
            names = open_referral_names(self.referral, by=self.who, at=self.now)
        except Refused as refused:
            return self.show_referral(form=refusing(str(refused)), status=400)
        return self.show_referral(names=names)

    def show_referral(self, *, status: int = 200, **more: Any) -> HttpResponse:
        """The referral with its decision."""
        referral = self.referral
        return self.show(
            heading=f"Referral {referral.number}",
            status=status,
            referral=referral,
            state=state_of(referral),
            waiting=referral.state == ReferralState.WAITING,
            closed=referral.state == ReferralState.CLOSED,
            sent_at=london.words(referral.made_at),
            decided_at=london.words(referral.screened_at) if referral.screened_at else "",
            sections=sections(referral),
            has_names=referral.sealed_people is not None,
            screen=self.address("screen_referral"),
            case=self.case(),
            **more,
        )

    def window(self, heading: str) -> str:
        """What it is called, and nothing else."""
        return f"Referral {self.referral.number}"

    def case(self) -> str:
        """The address of the incident that it became: who sees such a referral reaches the case."""
        incident = self.referral.incident_id
        return reverse("view_case", kwargs={"incident_id": incident}) if incident else ""
