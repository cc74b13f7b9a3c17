"""Pages on which a request to agencies is written, before it is sent."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property

from jigsaw.agency_returns.models import RequestDraft
from jigsaw.agency_returns.queries.requests import draft_of, why_not_asked_in
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.desk.part_writing import PartPage
from jigsaw.incidents.models import Incident


class AskingPage(CasePage):
    """A page of the draft of a case. Where nothing can be sent it says why, in the place of its form."""

    permission = "ask_agencies"
    draft: RequestDraft | None

    def find_row(self) -> Incident:
        """The case, and what was written so far."""
        incident = super().find_row()
        self.draft = draft_of(incident)
        return incident

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or why nothing can be sent."""
        self.find_row()
        return self.show_ended(200) if self.why_not else self.on_get()

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Do what the page is for, or say why nothing can be sent. The action asks again."""
        self.find_row()
        return self.show_ended(400) if self.why_not else self.on_post()

    @cached_property
    def why_not(self) -> str:
        """Why nothing can be sent in this case; "" where it can be."""
        return why_not_asked_in(self.incident)

    @property
    def content(self) -> dict[str, Any]:
        """What was written so far."""
        return self.draft.content if self.draft else {}

    def show_ended(self, status: int) -> HttpResponse:
        """Why nothing can be sent, and the way back."""
        return self.show("agency_returns/asking_ended.html", status=status, why=self.why_not)

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the agencies, this page."""
        way = super().crumbs(heading)
        way.insert(-1, {"text": "Agencies", "href": self.address("list_requests")})
        return way


class DraftPage(PartPage, AskingPage):
    """A form over one part of the draft."""

    def revision_now(self) -> int:
        """The revision of the draft; 0 before its first part."""
        return self.draft.revision if self.draft else 0
