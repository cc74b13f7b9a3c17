"""Take a link between two rows of the chronology away: asked first."""

from __future__ import annotations

from django.db.models import Q

from jigsaw.agency_returns.actions.pairing import unlink_rows
from jigsaw.agency_returns.desk.row_writing import RowAsked
from jigsaw.agency_returns.models import RowLink
from jigsaw.agency_returns.queries.events import date_of
from jigsaw.agency_returns.rules.terms import LinkKind
from jigsaw.incidents.models import Incident


class UnlinkRows(RowAsked):
    """Both rows stay."""

    heading = "Take a link away"
    button = "Take the link away"
    leave = "Keep it"
    done = "Link taken away. Both rows stay."

    def find_row(self) -> Incident:
        """The case, its row, then the link of the row."""
        incident = super().find_row()
        links = self.rows(RowLink).select_related("first", "second", "partnership")
        either = links.filter(Q(first=self.row) | Q(second=self.row))
        self.link = self.find(either, pk=self.kwargs["link_id"])
        self.link.incident = incident
        return incident

    def sentences(self) -> list[str]:
        """What is linked with what."""
        other = self.link.second if self.link.first_id == self.row.pk else self.link.first
        words = LinkKind(self.link.kind).words
        return [
            f"{words}: linked with {date_of(other).words}, {other.agency_name}.",
            "Both rows stay as they are.",
        ]

    def do(self) -> None:
        """Take it away."""
        unlink_rows(self.link, by=self.who, at=self.now)
