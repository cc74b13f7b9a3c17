"""Pages on which an agency answers a request: found among those of its own, or not there."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.functional import cached_property

from jigsaw.agency_returns.models import AgencyRequest, AgencyReturn, DepartmentPart
from jigsaw.agency_returns.queries.returns import speaks_for_agency, version_in_hand
from jigsaw.agency_returns.rules.returning import why_not_written
from jigsaw.agency_returns.rules.terms import ReturnState
from jigsaw.calendar import london
from jigsaw.calendar.working_days import WorkingDays
from jigsaw.components.forms import Form
from jigsaw.incidents.rules.terms import Stage
from jigsaw.partnerships.desk import RowPage, add_refusal
from jigsaw.partnerships.queries import working_days

WITH_REQUEST = ("incident", "agency", "partnership", "lead", "deputy", "sent_by")


class OwnRequestPage(RowPage):
    """A page of one request: `self.asked` is found, or 404; `self.returned` and `self.part` where there are any.

    `self.returned` is the version being written, else the last that was sent. Under an address with a `part_id` and no
    `request_id` the page is about a department's part, and its permission is `write_department_part`. A page that
    `writes` says why nothing can be written (withdrawn, closed, sent, with the approver) instead of being shown.
    """

    permission = "answer_request"
    writes: ClassVar[bool] = True

    asked: AgencyRequest
    returned: AgencyReturn | None = None
    part: DepartmentPart | None = None

    def get(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Show the page, or why nothing can be written."""
        self.find_row()
        return self.show_ended(200) if self.writes and self.why_not else self.on_get()

    def post(self, request: Any, **kwargs: Any) -> HttpResponse:
        """Do what the page is for, or say why it cannot be done. The action asks again."""
        self.find_row()
        return self.show_ended(409) if self.writes and self.why_not else self.on_post()

    def find_row(self) -> AgencyRequest:
        """The request among those that the person may reach, or that of their department's part; or 404."""
        if "request_id" not in self.kwargs:
            way = [f"returned__request__{name}" for name in WITH_REQUEST]
            rows = self.rows(DepartmentPart).select_related("partnership", "person", *way)
            self.part = self.find(rows, pk=self.kwargs["part_id"])
            self.returned, self.asked = self.part.returned, self.part.returned.request
            return self.asked
        rows = self.rows(AgencyRequest).select_related(*WITH_REQUEST).prefetch_related("returns")
        self.asked = self.find(rows, pk=self.kwargs["request_id"])
        self.returned = version_in_hand(self.asked)
        return self.asked

    @cached_property
    def by_staff(self) -> bool:
        """Whether the person is the partnership's staff and acts on the agency's behalf."""
        return self.part is None and not speaks_for_agency(self.who, self.asked)

    @cached_property
    def table(self) -> WorkingDays:
        """The table of working days, read once a request."""
        return working_days()

    @property
    def today(self) -> date:
        """The day in London."""
        return london.to_london(self.now).date()

    @property
    def ended(self) -> str:
        """Why nothing more can be done with the request at all: withdrawn, or its case closed; "" where it can."""
        return why_not_written(
            request_state=self.asked.state, closed=self.asked.incident.stage == Stage.CLOSED
        )

    @property
    def why_not(self) -> str:
        """Why nothing can be written here now; "" where it can be."""
        return why_not_written(
            request_state=self.asked.state,
            closed=self.asked.incident.stage == Stage.CLOSED,
            return_state=self.returned.state if self.returned else "",
            part_state=self.part.state if self.part else "",
        )

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with its request."""
        own = {
            "asked": self.asked,
            "returned": self.returned,
            "part": self.part,
            "by_staff": self.by_staff,
        }
        return super().show(template, status=status, **(own | variables))

    def show_ended(self, status: int) -> HttpResponse:
        """Why nothing can be written, and the way back."""
        sent = ""
        if self.part is None and self.returned is not None and self.returned.state == ReturnState.SENT:
            sent = self.own("view_sent_return", version=self.returned.version)
        return self.show(
            "portal/own_request_ended.html",
            status=status,
            heading="Nothing can be changed here",
            why=self.why_not,
            back=self.home(),
            sent=sent,
        )

    def refused(self, form: Form, refused: Any, **more: Any) -> HttpResponse:
        """The form as it was typed, and why a rule refused it."""
        add_refusal(form, refused)
        return self.show(form=form, status=400, **more)

    def window(self, heading: str) -> str:
        """The page, then the reference: never a name."""
        return f"{heading} – {self.asked.reference}"

    def audience_words(self) -> str:
        """Who sees the page."""
        staff = f"{self.asked.partnership.short_name} staff with access to the case"
        if self.part is not None:
            return f"Only you, your lead at {self.asked.agency.name} and {staff} can see this page."
        agency = self.asked.agency.name
        entering = f"You are entering this for {agency}. " if self.by_staff else ""
        return f"{entering}Only people of {agency} who answer requests, and {staff}, can see this page."

    def crumbs(self, heading: str) -> list[dict[str, str]]:
        """The requests, this one (or the part), this page. Staff come from the case."""
        way = [{"text": "Your requests", "href": reverse("list_own_requests")}]
        if self.by_staff:
            way = [{"text": self.asked.incident.name, "href": self.case_address()}]
        home = "view_own_part" if self.part is not None else "view_own_request"
        if self.name() != home:
            way.append({"text": self.asked.reference, "href": self.home()})
        return [*way, {"text": heading}]

    def case_address(self) -> str:
        """Where staff go back to: the case of the request."""
        return reverse("view_case", args=[self.asked.incident_id])

    def home(self) -> str:
        """The address of the request's task list, or of the department's page."""
        return self.own("view_own_part" if self.part is not None else "view_own_request")

    def own(self, name: str, **more: Any) -> str:
        """The address of another page of this request, or of this department's part of it."""
        of = {"part_id": self.part.pk} if self.part is not None else {"request_id": self.asked.pk}
        return reverse(name, kwargs={**of, **more})

    def go_home(self, words: str = "") -> HttpResponseRedirect:
        """Back to the task list or the department's page, which says once what was done."""
        return self.done_to(self.home(), words)
