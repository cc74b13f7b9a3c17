"""Hide a row of the chronology from the panel, or show it to the panel again."""

from __future__ import annotations

from django.http import HttpResponse

from jigsaw.agency_returns.actions.marking import hide_row, show_row
from jigsaw.agency_returns.desk.row_writing import RowAsked


class HideRow(RowAsked):
    """One verb each way. Which of the two was seen is sent with the button, so that a page left open undoes nothing."""

    heading = "Hide from the panel"
    warns = False

    @property
    def hides(self) -> bool:
        """Whether the button hides."""
        sent = self.request.POST.get("do", "")
        return sent == "hide" if sent in ("hide", "show") else not self.row.hidden_from_panel

    @property
    def button(self) -> str:  # type: ignore[override]
        """The verb."""
        return "Hide" if self.hides else "Show to the panel again"

    @property
    def done(self) -> str:  # type: ignore[override]
        """The state in words."""
        return "Hidden from the panel." if self.hides else "The panel sees this row again."

    def sentences(self) -> list[str]:
        """Who sees the row then."""
        if self.hides:
            return [
                "People who only read the chronology will not see this row: not in the list, not in the picture. "
                "Those who write the chronology see it still, marked “Hidden from the panel”.",
                "Nothing is deleted. An export leaves it out unless somebody chooses otherwise.",
            ]
        return ["Everybody who sees the chronology of this case will see this row again."]

    def do(self) -> None:
        """Hide it, or show it."""
        verb = hide_row if self.hides else show_row
        verb(self.row, by=self.who, at=self.now)

    def ask(self, **more: object) -> HttpResponse:
        """The question under the heading of its verb."""
        heading = self.heading if self.hides else "Show to the panel again"
        own = {"heading": heading, "do": "hide" if self.hides else "show", "leave": "Cancel"}
        return super().ask(**(own | more))  # type: ignore[arg-type]
