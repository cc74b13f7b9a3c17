"""Close a case: what is still open in it is withdrawn."""

from __future__ import annotations

from typing import Any

from jigsaw.components.forms import Form
from jigsaw.incidents.actions.closing import close_case
from jigsaw.incidents.desk.reason_form import ReasonPage, reason_form
from jigsaw.incidents.desk.shown import title_of
from jigsaw.incidents.queries.duties import duties_of
from jigsaw.incidents.queries.notices import standing_notice
from jigsaw.incidents.rules.terms import DutyState, NoticeKind, Stage

CloseForm = reason_form("Why is the case closed?", "Why the case is closed")
# Stages at which a notification stands and its rapid review is not sent.
BEFORE_THE_DECISION = (Stage.NOTIFICATION, Stage.RAPID_REVIEW)


class CloseCase(ReasonPage):
    """It lists what will be withdrawn, and warns where the law asks for more."""

    permission = "hold_case"
    heading = "Close the case"

    def form(self, *given: Any) -> Form:
        """Why."""
        return CloseForm(*given)

    def do(self, reason: str) -> str:
        """Close it."""
        close_case(self.incident, reason=reason, by=self.who, at=self.now)
        return "The case is closed."

    def more(self) -> dict[str, Any]:
        """What is open, and whether a rapid review is owed."""
        open_steps = [duty for duty in duties_of(self.incident) if duty.state == DutyState.OPEN]
        owed = self.incident.stage in BEFORE_THE_DECISION
        return {
            "open_steps": [title_of(duty, self.incident) for duty in open_steps],
            "closed": self.incident.stage == Stage.CLOSED,
            "review_owed": owed and standing_notice(self.incident, NoticeKind.PANEL) is not None,
        }
