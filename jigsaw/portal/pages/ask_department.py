"""A lead asks a department of the agency for its part of a return."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.agency_returns.actions.departments import ask_department
from jigsaw.agency_returns.queries.returns import people_of_agency
from jigsaw.calendar.words import date_words
from jigsaw.partnerships.rules import Refused
from jigsaw.portal.desk.page import OwnRequestPage
from jigsaw.portal.forms.departments import AskDepartmentForm

FIELDS = {"email": "new_email", "full_name": "new_name"}


class AskDepartment(OwnRequestPage):
    """Somebody of the agency, or somebody new by name and address, who gets a mail with a link."""

    permission = "ask_department"
    heading = "Ask a department"

    def form(self, data: Any = None) -> AskDepartmentForm:
        """The form with the people of the agency, but oneself."""
        people = [person for person in people_of_agency(self.asked) if person != self.who]
        return AskDepartmentForm(data, people=people)

    def on_get(self) -> HttpResponse:
        """Ask who and by when."""
        return self.show(form=self.form(self.kept()), due=date_words(self.asked.due_on))

    def on_post(self) -> HttpResponse:
        """Ask the department."""
        form = self.form(self.request.POST)
        due = date_words(self.asked.due_on)
        if not form.is_valid():
            return self.show(form=form, status=400, due=due)
        try:
            part = ask_department(self.asked, **form.values(), by=self.who, at=self.now)
        except Refused as refused:
            refused.field = FIELDS.get(refused.field, refused.field)
            return self.refused(form, refused, due=due)
        return self.done_to(self.own("list_departments"), f"{part.name} was asked by email.")
