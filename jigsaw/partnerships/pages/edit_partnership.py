"""Change what stands in a partnership's documents and on its public page."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import ColourField, EmailField, PhoneField, SelectField, TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.actions import edit_partnership
from jigsaw.partnerships.rules import Refused, house_reference
from jigsaw.partnerships.scoped import PartnershipPage


class PartnershipForm(Form):
    """A partnership's details."""

    name = TextField(label="Name", max_length=120)
    short_name = TextField(
        label="Short name",
        hint="It begins each reference, like ASCP in ASCP 2024-25/02",
        max_length=20,
        width=10,
    )
    case_prefix = TextField(
        label="Prefix of case references (optional)",
        said="Prefix of case references",
        hint="Capital letters, like AB in AB-2026-04. It stands in mail and calendars, so it names no place that "
        "could say more than which partnership. Without one, the short name is used",
        max_length=8,
        width=5,
        required=False,
    )
    area = TextField(label="Area", hint="The place, like Alderbrook", max_length=80)
    website = TextField(label="Website", hint="Like https://alderbrook-scp.example", max_length=200)
    helpline_text = TextField(label="Words before the helpline’s number", max_length=200)
    helpline_phone = PhoneField(label="Phone number of the helpline")
    media_name = TextField(label="Name of the media contact", hint="An office, not a person", max_length=80)
    media_email = EmailField(
        label="Email address of the media contact", hint="A role mailbox, like press@alderbrook-scp.example"
    )
    media_phone = PhoneField(label="Phone number of the media contact", hint="A switchboard, not a mobile")
    signatures_needed = SelectField(
        label="Signatures that a version needs", choices=[("1", "1"), ("2", "2"), ("3", "3")]
    )
    primary_colour = ColourField(
        label="Main colour", hint="Text and links on white, like #0b4f5c. It must be dark enough to read"
    )
    tint_colour = TextField(label="Tint", hint="A pale ground, like #eef4f3", max_length=7, width=10)


class EditPartnership(PartnershipPage):
    """The details, and what a reference will look like."""

    permission = "edit_partnership"
    heading = "Change the partnership’s details"

    def on_get(self, **address: Any) -> HttpResponse:
        """Show the details as they stand, or as they were typed before a session ended."""
        standing = {name: getattr(self.partnership, name) for name in PartnershipForm.base_fields}
        return self.show(form=PartnershipForm(self.kept(), initial=standing))

    def on_post(self, **address: Any) -> HttpResponse:
        """Save them, or only look at the reference."""
        form = PartnershipForm(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        details = {**form.cleaned_data, "signatures_needed": int(form.cleaned_data["signatures_needed"])}
        try:
            if "preview" in self.request.POST:
                return self.show(form=form, preview=house_reference(details["short_name"]))
            edit_partnership(by=self.request.user, at=self.now, partnership=self.partnership, **details)
        except Refused as refused:
            self.partnership.refresh_from_db()
            return self.refused(form, refused)
        return self.go("view_partnership", "The partnership’s details were changed.")
