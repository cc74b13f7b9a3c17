"""Invite somebody to a role."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import EmailField, SelectField, TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.actions import invite_person
from jigsaw.partnerships.queries import agencies_of
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.scoped import PartnershipPage


class InvitePersonForm(Form):
    """Who, and to what."""

    full_name = TextField(label="Full name", max_length=100)
    email = EmailField(label="Work email address", hint="They sign in with it")
    role = SelectField(label="Role", choices=[(r.value, r.words) for r in Role])
    agency = SelectField(
        label="Agency", hint="For agency leads and approvers", choices=[], required=False, empty="None"
    )

    def __init__(self, *args: Any, agencies: list, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agencies = {str(agency.pk): agency for agency in agencies}
        offered: Any = self.fields["agency"]
        offered.choices = [("", "None"), *((pk, a.name) for pk, a in self.agencies.items())]

    def clean_agency(self) -> Any:
        """The agency itself."""
        return self.agencies.get(self.cleaned_data["agency"])


class InvitePerson(PartnershipPage):
    """They get a mail that says nothing about any case."""

    permission = "invite_person"
    heading = "Invite a person"
    parent = ("People and roles", "list_people")

    def form(self, data: Any = None) -> InvitePersonForm:
        """The form, with this partnership's agencies."""
        return InvitePersonForm(data, agencies=agencies_of(self.partnership))

    def on_get(self, **address: Any) -> HttpResponse:
        """Ask who."""
        return self.show(form=self.form(self.kept()))

    def on_post(self, **address: Any) -> HttpResponse:
        """Invite them."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            invite_person(
                by=self.request.user, at=self.now, partnership=self.partnership, **form.cleaned_data
            )
        except Refused as refused:
            return self.refused(form, refused)
        return self.go("list_people", "The invitation is on its way.")
