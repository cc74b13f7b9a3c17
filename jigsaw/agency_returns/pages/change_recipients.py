"""Change who gets a request: its lead, the deputy, and the number on which the lead is called."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.changing import change_recipients
from jigsaw.agency_returns.desk.page import RequestFormPage
from jigsaw.agency_returns.queries.requests import leads_of
from jigsaw.components.fields import PhoneField, RadioField
from jigsaw.incidents.desk.part_writing import WritingForm

NOBODY = "none"


class RecipientsForm(WritingForm):
    """Among those who lead the agency."""

    lead = RadioField(label="Who gets the request?", said="who gets the request", choices=[])
    deputy = RadioField(
        label="Who gets a copy when the return is late?",
        said="who gets a copy when the return is late",
        choices=[],
    )
    lead_phone = PhoneField(
        label="On which number is the lead called? (optional)",
        said="The number of the lead",
        hint="Shown to the team when it is time to call",
        required=False,
    )

    def __init__(self, data: Any = None, *, leads: list[Person], **more: Any) -> None:
        super().__init__(data, **more)
        people = [(str(person.pk), person.full_name) for person in leads]
        chosen: Any = self.fields
        chosen["lead"].choices = people
        chosen["deputy"].choices = [*people, (NOBODY, "Nobody")]


class ChangeRecipients(RequestFormPage):
    """A new lead gets the request at once."""

    heading = "Change who gets it"
    form_class = RecipientsForm

    @cached_property
    def leads(self) -> list[Person]:
        """Those who lead the agency and do not stand back from the case."""
        return leads_of([self.asked.agency_id], self.incident).get(self.asked.agency_id, [])

    def form(self, data: Any = None) -> RecipientsForm:
        """The form with what holds now, or with what was typed."""
        return RecipientsForm(data, leads=self.leads, initial=self.held())

    def held(self) -> dict[str, Any]:
        """Who gets it now."""
        return {
            "lead": str(self.asked.lead_id),
            "deputy": str(self.asked.deputy_id or NOBODY),
            "lead_phone": self.asked.lead_phone,
        }

    def write(self, form: RecipientsForm) -> HttpResponse:
        """Change it."""
        typed, before = form.cleaned_data, self.asked.lead_id
        held = change_recipients(
            self.asked,
            lead=typed["lead"],
            deputy="" if typed["deputy"] == NOBODY else typed["deputy"],
            lead_phone=typed["lead_phone"],
            by=self.who,
            at=self.now,
        )
        sent = held.lead_id != before
        words = f"The request goes to {held.lead.full_name} now." if sent else "Who gets it was saved."
        return self.go_on(words)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with the way to invite another lead for those who may."""
        home = self.incident.partnership
        invites = self.may_here("invite_person")
        own = {
            "leads": self.leads,
            "invite_href": reverse("invite_person", kwargs={"slug": home.slug}) if invites else "",
        }
        return super().show(template, status=status, **(own | variables))
