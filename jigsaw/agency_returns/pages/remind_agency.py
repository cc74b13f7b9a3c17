"""Remind the lead of one agency by hand: the exact mail first, then one button."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.reminding import by_hand_of, mail_by_hand, remind_agency
from jigsaw.agency_returns.desk.page import OpenRequestPage
from jigsaw.agency_returns.queries.progress import missing_tasks
from jigsaw.agency_returns.queries.requests import people_who_get_mail
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused


class RemindAgency(OpenRequestPage):
    """Pressed twice, one reminder is sent."""

    heading = "Remind the agency"

    def on_get(self) -> HttpResponse:
        """The mail as it will be sent."""
        return self.show_mail()

    def on_post(self) -> HttpResponse:
        """Send it."""
        sent = self.request.POST
        after = str(sent.get("after", ""))
        try:
            reminder = remind_agency(
                self.asked,
                seen=str(sent.get("seen", "")),
                after=int(after) if after.isascii() and after.isdigit() and len(after) < 7 else 0,
                by=self.who,
                at=self.now,
            )
        except Refused as refused:
            self.find_row()
            return self.show_mail(status=400, form=refusing(str(refused)))
        if reminder is None:
            return self.go_on("A reminder was sent already.")
        return self.go_on(f"{people_who_get_mail(self.asked)[0].full_name} is reminded.")

    def show_mail(self, *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page; without its button where nobody gets the mail."""
        people = people_who_get_mail(self.asked)
        mail = mail_by_hand(self.asked, missing_tasks(self.asked))
        own: dict[str, Any] = {
            "to": people[0].full_name if people else "",
            "mail": mail,
            "seen": mail.seal,
            "after": by_hand_of(self.asked),
        }
        return self.show(status=status, **(own | variables))
