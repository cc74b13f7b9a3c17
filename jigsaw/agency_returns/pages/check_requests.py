"""Ask the agencies, step 3: the exact mail of each agency, and one button that sends them all."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.asking import send_requests
from jigsaw.agency_returns.desk.asking_page import AskingPage
from jigsaw.agency_returns.desk.shown_request import terms_rows
from jigsaw.agency_returns.queries.planned import (
    Planned,
    check_can_be_sent,
    planned_requests,
    seal_of_plan,
    terms_are_written,
)
from jigsaw.calendar.words import count_words
from jigsaw.partnerships.desk import refusing
from jigsaw.partnerships.rules import Refused


class CheckRequests(AskingPage):
    """Nothing was sent before its button is pressed; pressed twice, it is sent once."""

    heading = "Check before you send"

    def on_get(self) -> HttpResponse:
        """What will be sent, to whom, in which words."""
        return self.show_check()

    def on_post(self) -> HttpResponse:
        """Send it, or say what stands in the way."""
        seen = str(self.request.POST.get("seen", ""))
        try:
            sent = send_requests(self.incident, seen=seen, by=self.who, at=self.now)
        except Refused as refused:
            self.find_row()
            return self.show_check(status=400, form=refusing(str(refused)))
        board = self.address("list_requests")
        if not sent:
            return self.done_to(board, "Nothing was left to send: the requests were sent already.")
        verb = "was" if len(sent) == 1 else "were"
        return self.done_to(board, f"{count_words(len(sent), 'request')} {verb} sent.")

    def show_check(self, *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page; without its button where something is missing."""
        planned, hindrance = self.plan()
        own = {
            "planned": planned,
            "hindrance": hindrance,
            "terms": terms_rows(planned[0].asked) if planned else [],
            "seen": seal_of_plan(planned),
            "button": f"Send {count_words(len(planned), 'request')}",
        }
        return self.show(status=status, **(own | variables))

    def plan(self) -> tuple[list[Planned], str]:
        """What would be sent now, and what stands in the way."""
        if self.draft is None or not self.content.get("agencies"):
            return [], "Choose the agencies first."
        if not terms_are_written(self.content):
            return [], "Write what you ask before you send it."
        planned, hindered = planned_requests(self.incident, self.draft, by=self.who, at=self.now)
        try:
            check_can_be_sent(self.draft, planned, hindered, self.today)
        except Refused as refused:
            return planned, str(refused)
        return planned, ""
