"""A return after it was sent: when, how it stands to its deadline, what happens next, who was told, copies to keep."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse

from jigsaw.agency_returns.followers import review_days
from jigsaw.agency_returns.queries.receipts import sent_line
from jigsaw.agency_returns.queries.returns import sent_versions
from jigsaw.agency_returns.rules.lateness import may_be_followed
from jigsaw.agency_returns.rules.terms import RequestState, ReturnState
from jigsaw.calendar.words import day_words
from jigsaw.documents.words import size_words
from jigsaw.incidents.rules.terms import Stage
from jigsaw.portal.desk.return_shown import shown_return
from jigsaw.portal.desk.sent_page import SentPage, size_of


class ViewSentReturn(SentPage):
    """Reachable for as long as the return is kept."""

    heading = "Return sent"

    def on_get(self) -> HttpResponse:
        """Show it."""
        meets_on = review_days(self.asked.incident).panel_meets_on
        versions = sent_versions(self.asked)
        begun = self.returned is not None and self.returned.state != ReturnState.SENT
        return self.show(
            heading="Return sent" if self.sent.version == 1 else f"Return sent: version {self.sent.version}",
            sent=self.sent,
            sent_line=sent_line(self.sent),
            told=shown_return(self.sent, today=self.today),
            meets=day_words(meets_on) if meets_on else "",
            may_follow=self.may_follow(meets_on),
            begun=begun,
            next=versions[-1].version + 1,
            next_words=str(versions[-1].version + 1),
            copies=[copy for kind in self.kinds if (copy := self.copy(kind))],
            others=[self.other(each.version) for each in versions if each.pk != self.sent.pk],
        )

    def other(self, version: int) -> dict[str, str]:
        """Another version, as a link."""
        return {"text": f"Version {version}", "href": self.own("view_sent_return", version=version)}

    def may_follow(self, meets_on: date | None) -> bool:
        """Whether another version can be begun."""
        standing = self.asked.state != RequestState.WITHDRAWN and self.asked.incident.stage != Stage.CLOSED
        return standing and may_be_followed(meets_on, self.today)

    def copy(self, kind: str) -> dict[str, str] | None:
        """One copy to keep, with its size; None where it has nothing or cannot be made now."""
        size = size_of(self.sent, kind) if self.has_copy(kind) else None
        if size is None:
            return None
        words = {"pdf": "The whole return", "xlsx": "Its events"}
        return {
            "kind": words[kind],
            "format": kind.upper(),
            "size": size_words(size),
            "href": self.own("download_return_copy", version=self.sent.version, kind=kind),
        }
