"""Give somebody access to a case."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import CheckboxesField, SelectField, TextArea
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.access import add_case_member
from jigsaw.incidents.desk.access_page import AccessPage, offer_people
from jigsaw.incidents.queries.access import may_be_added
from jigsaw.incidents.rules.access import LONGEST_WHY
from jigsaw.partnerships.rules import Refused


class AddCaseMemberForm(Form):
    """Who, why, and whether the people register is open to them."""

    person = SelectField(label="Person", said="Person", missing="Select the person", choices=[])
    why = TextArea(
        label="Why do they need access?",
        said="The reason",
        missing="Enter why they need access",
        hint="Everybody with access to the case can read this.",
        max_length=LONGEST_WHY,
        rows=3,
    )
    opens_register = CheckboxesField(
        label="People register",
        choices=[("yes", "They may open the people register of this case")],
        hints={"yes": "Real names stand there. Each opening is recorded."},
        required=False,
    )

    def __init__(self, data: Any, *, people: list[Any]) -> None:
        super().__init__(data)
        self.people = offer_people(self, people)

    def clean_person(self) -> Any:
        """The person themselves."""
        return self.people[self.cleaned_data["person"]]

    def clean_opens_register(self) -> bool:
        """Whether the box was ticked."""
        return bool(self.cleaned_data["opens_register"])


class AddCaseMember(AccessPage):
    """Only people with a role in the partnership that may see cases, and who do not stand back."""

    permission = "give_access"
    heading = "Give somebody access"

    def on_get(self) -> HttpResponse:
        """Ask who and why."""
        return self.show(form=self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Give access."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            member = add_case_member(self.incident, **form.cleaned_data, by=self.who, at=self.now)
        except Refused as refused:
            return self.refused(form, refused)
        return self.back(f"{member.person.full_name} now has access.")

    def form(self, data: Any) -> AddCaseMemberForm:
        """The form, with the people who can be added."""
        return AddCaseMemberForm(data, people=may_be_added(self.incident))
