"""Whom readers call: the helpline, and the contact for the media."""

from __future__ import annotations

from typing import Any, ClassVar

from jigsaw.components.fields import EmailField, TextArea, TextField
from jigsaw.publishing.desk.part_page import PartPage
from jigsaw.publishing.forms.part_form import PartForm


class ContactForm(PartForm):
    paths: ClassVar = {
        "helpline.text": "helpline_text",
        "helpline.phone": "helpline_phone",
        "media_contact.name": "media_name",
        "media_contact.email": "media_email",
        "media_contact.phone": "media_phone",
    }
    helpline_text = TextArea(
        label="What someone who is worried about a child is told",
        said="The words for someone who is worried about a child",
        missing="Enter what someone who is worried about a child is told",
        required=False,
        max_length=0,
        rows=3,
    )
    helpline_phone = TextField(
        label="Telephone number to call",
        said="Telephone number to call",
        missing="Enter the telephone number to call",
        required=False,
        width=20,
        max_length=0,
    )
    media_name = TextField(
        label="Name of the press office",
        missing="Enter the name of the press office",
        required=False,
        max_length=0,
    )
    media_email = EmailField(
        label="Email address of the press office",
        hint="A role mailbox, not a person’s.",
        missing="Enter the email address of the press office",
        required=False,
    )
    media_phone = TextField(
        label="Telephone number of the press office",
        hint="A switchboard, not a mobile.",
        missing="Enter the telephone number of the press office",
        required=False,
        width=20,
        max_length=0,
    )


class EditContact(PartPage):
    heading = "Helpline and media contact"
    part: ClassVar[str] = "contact"
    form_class = ContactForm

    def more(self) -> dict[str, Any]:
        """The details that come from the partnership's own page."""
        return {"details": self.publication.draft.get("partnership") or {}}
