"""Pages about one request of a case, for staff: found with its case, or not there."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect

from jigsaw.agency_returns.models import AgencyRequest
from jigsaw.agency_returns.queries.requests import why_not_asked_in
from jigsaw.agency_returns.rules.asking import why_not_changed
from jigsaw.components.forms import Form
from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.desk.part_writing import PartPage
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.desk import add_refusal


class RequestPage(CasePage):
    """A page of one request: `self.asked` is found with its case, or 404. Everything else is as on a page of a case."""

    permission = "ask_agencies"
    asked: AgencyRequest

    def find_row(self) -> Incident:
        """The case, then the request among those of the case."""
        incident = super().find_row()
        rows = self.rows(AgencyRequest).select_related("agency", "lead", "deputy", "partnership", "sent_by")
        self.asked = self.find(rows, incident=incident, pk=self.kwargs["request_id"])
        self.asked.incident = incident
        return incident

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its request."""
        return super().show(template, status=status, **({"asked": self.asked} | variables))

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The list, the case, the agencies, the request, this page."""
        way = super().crumbs(heading)
        way.insert(-1, {"text": "Agencies", "href": self.address("list_requests")})
        if self.name() != "view_request":
            way.insert(-1, {"text": self.asked.reference, "href": self.own("view_request")})
        return way

    def own(self, name: str, **more: Any) -> str:
        """The address of another page of this request."""
        return self.address(name, request_id=self.asked.pk, **more)

    def refused(self, form: Form, refused: Any, **more: Any) -> HttpResponse:
        """The form as it was typed, and why a rule refused it."""
        add_refusal(form, refused)
        return self.show(form=form, status=400, **more)

    def go_on(self, words: str = "") -> HttpResponseRedirect:
        """Back to the request, which says once what was done."""
        return self.done_to(self.own("view_request"), words)


class OpenRequestPage(RequestPage):
    """A page that sends something about a request, or changes it. Where it is not open, it says why."""

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or why nothing can be changed."""
        self.find_row()
        return self.show_ended(200) if self.why_not() else self.on_get()

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Do what the page is for, or say why it cannot be done. The action asks again."""
        self.find_row()
        return self.show_ended(400) if self.why_not() else self.on_post()

    def why_not(self) -> str:
        """Why nothing can be changed now; "" where it can be."""
        return why_not_asked_in(self.incident) or why_not_changed(self.asked.state)

    def show_ended(self, status: int) -> HttpResponse:
        """Why nothing can be changed, and the way back."""
        return self.show("agency_returns/request_ended.html", status=status, why=self.why_not())


class RequestFormPage(PartPage, OpenRequestPage):
    """A form about one request; its words are held against the names of the people register."""

    def revision_now(self) -> int:
        """Nothing here is written in parts."""
        return 0
