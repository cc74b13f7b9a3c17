"""A referral after it was sent: its number, what happens next, what was sent, and what became of it."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.incidents.desk.referral_facts import sections, state_of
from jigsaw.incidents.models import Referral
from jigsaw.incidents.rules.terms import ReferralState
from jigsaw.partnerships.desk import RowPage


class ViewOwnReferral(RowPage):
    """The confirmation, and later the decision with its letter. It shows neither names nor the reasons."""

    permission = "make_referral"
    heading = "Referral"
    referral: Referral

    def find_row(self) -> Referral:
        """The referral, if the person's own agency sent it or they belong to the partnership's staff; or 404."""
        rows = self.rows(Referral).select_related("partnership", "agency")
        self.referral = self.find(rows, pk=self.kwargs["referral_id"])
        return self.referral

    def on_get(self) -> HttpResponse:
        """Show it."""
        referral = self.referral
        return self.show(
            heading=self.heading_words(),
            referral=referral,
            waiting=referral.state == ReferralState.WAITING,
            closed=referral.state == ReferralState.CLOSED,
            state=state_of(referral),
            sent_at=london.words(referral.made_at),
            decided_at=london.words(referral.screened_at) if referral.screened_at else "",
            sections=sections(referral),
        )

    def heading_words(self) -> str:
        """A plain heading: what was done, then what it is called."""
        if self.referral.state == ReferralState.WAITING:
            return f"Referral sent: {self.referral.number}"
        return f"Referral {self.referral.number}"

    def audience_words(self) -> str:
        """Who sees the page."""
        staff = f"{self.referral.partnership.short_name} staff"
        if self.referral.agency is None:
            return f"Only {staff} can see this page."
        return f"Only people of {self.referral.agency.name} and {staff} can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The way back."""
        return [{"text": "Referrals", "href": reverse("list_own_referrals")}, {"text": self.referral.number}]
