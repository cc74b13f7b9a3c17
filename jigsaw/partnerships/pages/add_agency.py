"""Add a partner agency."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import RadioField, SelectField, TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.actions import add_agency
from jigsaw.partnerships.rules import AGENCY_KINDS, Refused
from jigsaw.partnerships.scoped import PartnershipPage


class AgencyForm(Form):
    """An agency."""

    name = TextField(label="Name", hint="Like Alderbrook Community Health Trust", max_length=120)
    kind = SelectField(label="Kind of agency", choices=AGENCY_KINDS)
    statutory = RadioField(
        label="Is it one of the three statutory partners?",
        said="Statutory partner",
        missing="Select yes if it is one of the three statutory partners",
        choices=[("yes", "Yes"), ("no", "No")],
        inline=True,
    )


class AddAgency(PartnershipPage):
    """Its name stands once in a partnership."""

    permission = "edit_partnership"
    heading = "Add an agency"
    parent = ("Agencies", "list_agencies")

    def on_get(self, **address: Any) -> HttpResponse:
        """Ask for it."""
        return self.show(form=AgencyForm(self.kept()))

    def on_post(self, **address: Any) -> HttpResponse:
        """Add it."""
        form = AgencyForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        try:
            add_agency(
                by=self.request.user,
                at=self.now,
                partnership=self.partnership,
                name=form.cleaned_data["name"],
                kind=form.cleaned_data["kind"],
                statutory=form.cleaned_data["statutory"] == "yes",
            )
        except Refused as refused:
            return self.refused(form, refused)
        return self.go("list_agencies", "The agency was added.")
