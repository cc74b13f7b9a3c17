"""Place a legal hold on a case, or lift it."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.incidents.actions.closing import hold_case, lift_hold
from jigsaw.incidents.desk.reason_form import ReasonPage, reason_form

PlaceForm = reason_form(
    "Why is the case held?", "Why the case is held", "For example, police disclosure or an inquest."
)
LiftForm = reason_form("Why is the hold lifted?", "Why the hold is lifted")


class HoldCase(ReasonPage):
    """Places it where there is none, lifts it where there is one. The form says which it was meant to do."""

    permission = "hold_case"
    heading = "Legal hold"

    def form(self, *given):
        """The form of what can be done now."""
        return LiftForm(*given) if self.incident.legal_hold else PlaceForm(*given)

    def on_post(self) -> HttpResponse:
        """Do what the page offered; a page that is out of date does nothing."""
        meant = "lift" if self.incident.legal_hold else "place"
        if self.request.POST.get("act") != meant:
            return self.go_home()
        return super().on_post()

    def do(self, reason: str) -> str:
        """Place or lift it."""
        if self.incident.legal_hold:
            lift_hold(self.incident, reason=reason, by=self.who, at=self.now)
            return "The legal hold is lifted."
        hold_case(self.incident, reason=reason, by=self.who, at=self.now)
        return "A legal hold is placed on this case."
