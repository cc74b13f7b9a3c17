"""The pages of a referral, one form each."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from jigsaw.components.fields import (
    CheckboxField,
    DateField,
    RadioField,
    SelectField,
    TextArea,
    TextField,
)
from jigsaw.components.forms import Form
from jigsaw.incidents.queries.referrals import Sender
from jigsaw.incidents.rules.referrals import LONGEST_NAMES, OTHER_ORGANISATION
from jigsaw.incidents.rules.terms import Accuracy, Outcome, Suspicion, choices

ALIASES = "Write Child A, Mother, Mother’s partner. Names come on a page of their own."
AGREED = "My senior safeguarding lead has agreed to this referral"
THEIR_LEAD_AGREED = "Their senior safeguarding lead has agreed to this referral"


class PartForm(Form):
    """One part of a referral. `sender` says for whom the person may refer."""

    def __init__(self, *args: Any, sender: Sender, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sender = sender

    def values(self) -> dict[str, Any]:
        """What the part holds, once the form is valid."""
        return dict(self.cleaned_data)


class WhoForm(PartForm):
    """Who refers, and which safeguarding lead agreed."""

    agency = SelectField(
        label="Which agency refers?",
        said="The agency that refers",
        missing="Select the agency that refers",
        choices=[],
    )
    organisation = TextField(
        label="Name of the other organisation",
        hint="Only where the agency is not in the list above",
        max_length=120,
        required=False,
    )
    referrer_name = TextField(label="Your name", max_length=100)
    referrer_role = TextField(label="Your role", hint="For example, named nurse", max_length=100)
    referrer_contact = TextField(
        label="Your email address or phone number",
        missing="Enter your email address or phone number",
        max_length=254,
    )
    lead_name = TextField(
        label="Name of your senior safeguarding lead",
        missing="Enter the name of your senior safeguarding lead",
        max_length=100,
    )
    lead_role = TextField(
        label="Role of your senior safeguarding lead",
        missing="Enter the role of your senior safeguarding lead",
        max_length=100,
    )
    lead_agreed_on = DateField(
        label="When did they agree?",
        said="The date your senior safeguarding lead agreed",
        missing="Enter the date your senior safeguarding lead agreed",
        hint="For example, 27 3 2026",
    )
    lead_agreed = CheckboxField(
        label=AGREED, missing="Confirm that your senior safeguarding lead has agreed to this referral"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        agencies = self.sender.agencies
        if not self.sender.staff:
            del self.fields["organisation"]
        if not self.sender.staff and len(agencies) == 1:
            del self.fields["agency"]
        else:
            offered: Any = self.fields["agency"]
            other = [(OTHER_ORGANISATION, "Another organisation")] if self.sender.staff else []
            known = [(str(agency.pk), agency.name) for agency in agencies]
            offered.choices = [("", "Choose one"), *known, *other]
        if self.sender.staff:
            self._speak_of_somebody_else()

    def clean_referrer_contact(self) -> str:
        """An email address or a phone number, whichever it is."""
        typed = self.cleaned_data["referrer_contact"]
        if re.fullmatch(r"[0-9+() \-]{3,40}", typed) and len(re.findall(r"\d", typed)) >= 3:
            return typed
        try:
            validate_email(typed)
        except ValidationError as fault:
            raise ValidationError(
                "Enter an email address or phone number, like name@agency.example or 01632 960 001"
            ) from fault
        return typed

    def clean(self) -> dict[str, Any]:
        """Another organisation is named; an agency of the list is not."""
        typed = super().clean() or self.cleaned_data
        other = typed.get("agency") == OTHER_ORGANISATION
        if other and not typed.get("organisation") and "organisation" not in self.errors:
            self.add_error("organisation", "Enter the name of the other organisation")
        if typed.get("agency") and not other and typed.get("organisation"):
            self.add_error(
                "organisation",
                "Leave the name of the other organisation empty, or select another organisation above",
            )
        return typed

    def values(self) -> dict[str, Any]:
        """The part, with the agency from the person's own membership where there is no choice."""
        values = {name: value for name, value in self.cleaned_data.items() if name != "lead_agreed"}
        values.setdefault("organisation", "")
        values.setdefault("agency", str(self.sender.agencies[0].pk) if self.sender.agencies else "")
        if values["agency"] == OTHER_ORGANISATION:
            values["agency"] = ""
        return values

    def _speak_of_somebody_else(self) -> None:
        """The partnership's staff write down what another person told them."""
        for name, label in (
            ("referrer_name", "Name of the person who refers"),
            ("referrer_role", "Their role"),
            ("referrer_contact", "Their email address or phone number"),
            ("lead_name", "Name of their senior safeguarding lead"),
            ("lead_role", "Role of their senior safeguarding lead"),
        ):
            field: Any = self.fields[name]
            field.label = field.said = label
        for name, missing in (
            ("referrer_name", "Enter the name of the person who refers"),
            ("referrer_role", "Enter their role"),
            ("referrer_contact", "Enter their email address or phone number"),
            ("lead_name", "Enter the name of their senior safeguarding lead"),
            ("lead_role", "Enter the role of their senior safeguarding lead"),
            ("lead_agreed", "Confirm that their senior safeguarding lead has agreed to this referral"),
        ):
            self.fields[name].error_messages["required"] = missing
        self.fields["lead_agreed"].label = THEIR_LEAD_AGREED


class IncidentForm(PartForm):
    """What happened, when and where, and to whom by alias."""

    happened_on = DateField(
        label="When did it happen?",
        said="The date of the incident",
        missing="Enter the date of the incident",
        hint="For example, 27 3 2026. Leave it empty if it is not known",
        required=False,
    )
    happened_accuracy = RadioField(
        label="How well do you know the date?",
        said="How well you know the date",
        missing="Select how well you know the date",
        choices=choices(Accuracy),
    )
    place = TextField(
        label="Where did it happen?",
        said="Where it happened",
        missing="Enter where it happened",
        hint="The council’s area, then the kind of place. For example, Alderbrook, at home. No street address",
        max_length=120,
    )
    outcome = RadioField(
        label="What became of the child?",
        said="What became of the child",
        missing="Select what became of the child",
        choices=choices(Outcome),
    )
    abuse_or_neglect = RadioField(
        label="Is abuse or neglect known or suspected?",
        said="Whether abuse or neglect is known or suspected",
        missing="Select whether abuse or neglect is known or suspected",
        choices=choices(Suspicion),
    )
    children = TextArea(
        label="The child or children",
        hint="Aliases and ages only. For example, Child A, 3 years",
        max_length=500,
        rows=2,
    )
    what_happened = TextArea(
        label="What happened?",
        said="What happened",
        missing="Enter what happened",
        hint=ALIASES,
        max_length=1500,
        rows=8,
        autosave=True,
    )


class WhyForm(PartForm):
    """Why the referrer thinks it serious, and how agencies worked together."""

    why_serious = TextArea(
        label="Why do you think this is serious?",
        said="Why you think this is serious",
        missing="Enter why you think this is serious",
        hint="Say what the harm is or may become, and why abuse or neglect is known or suspected",
        max_length=1000,
        rows=6,
        autosave=True,
    )
    working_together = TextArea(
        label="Are you concerned about how agencies worked together? (optional)",
        said="How agencies worked together",
        hint="Do not name members of staff",
        max_length=1000,
        rows=6,
        required=False,
        autosave=True,
    )


class PeopleForm(PartForm):
    """The only place for names. What was written is not shown again."""

    names = TextArea(
        label="Names and dates of birth (optional)",
        said="Names and dates of birth",
        hint="One person a line, with the alias you used. For example, Child A: name, date of birth",
        max_length=LONGEST_NAMES,
        rows=6,
        required=False,
    )
    remove = CheckboxField(label="Remove the names that you gave before", missing="", required=False)

    def __init__(self, *args: Any, given: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.given = given
        if not given:
            del self.fields["remove"]

    def clean(self) -> dict[str, Any]:
        """Names are given anew or removed, not both."""
        typed = super().clean() or self.cleaned_data
        if typed.get("remove") and typed.get("names"):
            self.add_error("remove", "Enter names to replace those you gave before, or remove them, not both")
        return typed

    def values(self) -> dict[str, Any]:
        """What was typed; an empty box leaves what was given before, unless it is to be removed."""
        names = self.cleaned_data["names"]
        return {"names": names or ("" if self.cleaned_data.get("remove") else self.given)}


FORMS: dict[str, type[PartForm]] = {
    "who": WhoForm,
    "incident": IncidentForm,
    "why": WhyForm,
    "people": PeopleForm,
}
