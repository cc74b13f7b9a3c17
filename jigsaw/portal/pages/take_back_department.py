"""A lead sends a department's part back to be changed, or does without it."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.departments import send_part_back, take_back_department
from jigsaw.agency_returns.models import AgencyRequest, DepartmentPart
from jigsaw.agency_returns.rules.terms import PartState
from jigsaw.components.fields import RadioField
from jigsaw.components.forms import Form
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.page import OwnRequestPage

BACK, OUT = "back", "out"


class TakeBackForm(Form):
    """What becomes of the part."""

    what = RadioField(
        label="What should become of this part?",
        said="What should become of this part",
        missing="Select what should become of this part",
        choices=[(BACK, "Send it back to be changed"), (OUT, "Do without it")],
        hints={OUT: "What was written there stays out of the return."},
    )


class TakeBackDepartment(OwnRequestPage):
    """Asks first: whoever writes the part is told by mail."""

    permission = "ask_department"
    heading = "Change what a department was asked"
    department: DepartmentPart

    def find_row(self) -> AgencyRequest:
        """The request, and the department in the version that is in hand; or 404."""
        asked = super().find_row()
        rows = self.rows(DepartmentPart).select_related("person", "partnership")
        self.department = self.find(rows, pk=self.kwargs["part_id"], returned__request=asked)
        self.department.returned.request = asked
        return asked

    def form(self, data: Any = None) -> TakeBackForm:
        """What can become of it: one that was not returned can only be done without."""
        form = TakeBackForm(data)
        if self.department.state != PartState.RETURNED:
            field: Any = form.fields["what"]
            field.choices = [(OUT, "Do without it")]
        return form

    def on_get(self) -> HttpResponse:
        """Ask."""
        return self.show(form=self.form(self.kept()), department=self.department)

    def on_post(self) -> HttpResponse:
        """Do it, and tell them."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400, department=self.department)
        change = send_part_back if form.cleaned_data["what"] == BACK else take_back_department
        try:
            part = change(self.department, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(form, refused, department=self.department)
        return self.done_to(self.own("list_departments"), f"{part.name} was told by email.")
