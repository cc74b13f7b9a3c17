"""The pages of recording an incident: who told you, when, when did it happen, what happened."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator

from jigsaw.components.dates import BoxError
from jigsaw.components.fields import DateField, RadioField, SelectField, TextArea, TextField, TimeField
from jigsaw.components.forms import Form
from jigsaw.incidents.models import Incident
from jigsaw.incidents.rules.terms import Accuracy, Answer, Outcome, Suspicion, choices

YES_OR_NO = choices(Answer)[:2]
LATE = "late_awareness_reason"


class ContactField(TextField):
    """An email address or a telephone number of somebody who can be asked."""

    def clean(self, value: Any) -> str:
        """The contact. Raises ValidationError for what is neither an address nor a number."""
        cleaned = super().clean(value)
        if not cleaned:
            return cleaned
        wrong = "Enter an email address or phone number, like name@council.example or 01632 960 001"
        if "@" in cleaned:
            EmailValidator(wrong)(cleaned)
            return cleaned
        digits = len(re.findall(r"[0-9]", cleaned))
        extension = re.sub(r"\b(ext|extension|x)\b\.?", "", cleaned, flags=re.IGNORECASE)
        if re.search(r"[^0-9+() \-]", extension) or not 3 <= digits <= 20:
            raise ValidationError(wrong, code="contact")
        return cleaned


class PartForm(Form):
    """A form over one part of an incident. `held` is what stands there, `values` what is to stand there."""

    def __init__(self, data: Any = None, *, incident: Incident):
        self.incident = incident
        super().__init__(data, initial=self.held())
        self.fit()

    def held(self) -> dict[str, Any]:
        """What the incident holds, by the names of the form's fields."""
        raise TypeError(f"{type(self).__name__} must say what it shows")

    def values(self) -> dict[str, Any]:
        """What was typed, by the names of the incident's fields."""
        return dict(self.cleaned_data)

    def fit(self) -> None:
        """Fit the fields to the incident."""

    def take_refusal(self, words: str, field: str) -> None:
        """Say at a field, or above all, why a rule refused."""
        self.add_error(field if field in self.fields else None, words)


class SourceForm(PartForm):
    """Who told you."""

    source_agency = SelectField(
        label="Agency", choices=[], missing="Select the agency that told you", said="Agency that told you"
    )
    source_name = TextField(
        label="Name",
        hint="Name or role of the person who told you",
        max_length=100,
        said="Name of the person who told you",
        missing="Enter the name of the person who told you",
    )
    source_contact = ContactField(
        label="Email or phone (optional)", said="Email or phone", max_length=254, required=False
    )

    def fit(self) -> None:
        """The agencies of the incident's own partnership, and no other."""
        self.agencies = {str(agency.pk): agency for agency in self.incident.partnership.agencies.all()}
        field: Any = self.fields["source_agency"]
        field.choices = [("", "Choose one"), *((key, agency.name) for key, agency in self.agencies.items())]

    def held(self) -> dict[str, Any]:
        """What stands there."""
        incident = self.incident
        return {
            "source_agency": str(incident.source_agency_id or ""),
            "source_name": incident.source_name,
            "source_contact": incident.source_contact,
        }

    def values(self) -> dict[str, Any]:
        """The agency as its row."""
        return {**self.cleaned_data, "source_agency": self.agencies[self.cleaned_data["source_agency"]]}


class WithLateReason(PartForm):
    """A date that can show that awareness came late: then, and only then, its reason is asked."""

    def fit(self) -> None:
        """The field stands there once a rule has asked for it, or where it was answered before."""
        if (self.is_bound and LATE in self.data) or self.incident.late_awareness_reason:
            self.ask_why_late()

    def ask_why_late(self) -> None:
        """Put the field on the page."""
        self.fields[LATE] = TextArea(
            label="Why did the local authority become aware late?",
            hint="Awareness came more than 5 working days after the incident. The yearly report asks for the reason.",
            said="The reason",
            missing="Explain why the local authority became aware late",
            max_length=500,
            rows=4,
            required=False,
        )
        self.initial.setdefault(LATE, self.incident.late_awareness_reason)

    def take_refusal(self, words: str, field: str) -> None:
        """A rule that asks for the reason shows its field."""
        if field == LATE and LATE not in self.fields:
            self.ask_why_late()
        super().take_refusal(words, field)


class AwareForm(WithLateReason):
    """When the local authority became aware: the clocks count from it."""

    aware_date = DateField(
        label="Date",
        hint="For example, 27 3 2026. The 5 working day clock counts from this date.",
        said="The date the local authority became aware",
        missing="Enter the date the local authority became aware",
    )
    aware_time = TimeField(
        label="Time (optional)",
        hint="For example, 2:20pm",
        said="The time the local authority became aware",
        required=False,
    )

    def held(self) -> dict[str, Any]:
        """What stands there."""
        return {"aware_date": self.incident.aware_on, "aware_time": self.incident.aware_time}

    def values(self) -> dict[str, Any]:
        """The incident's own names."""
        own = {"aware_on": self.cleaned_data["aware_date"], "aware_time": self.cleaned_data["aware_time"]}
        return own | ({LATE: self.cleaned_data[LATE]} if LATE in self.fields else {})


class HappenedForm(WithLateReason):
    """When it happened, and how surely that is known."""

    incident_date = DateField(
        label="Date of the incident",
        hint="For example, 27 3 2026. Leave it empty if it is not known.",
        said="The date of the incident",
        required=False,
    )
    accuracy = RadioField(
        label="How sure is the date?",
        said="How sure the date is",
        choices=choices(Accuracy),
        missing="Select whether you know the date",
    )

    def held(self) -> dict[str, Any]:
        """What stands there."""
        return {
            "incident_date": self.incident.happened_on,
            "accuracy": self.incident.happened_accuracy or None,
        }

    def clean(self) -> dict[str, Any]:
        """A date that is known, exactly or about, is entered."""
        found = self.cleaned_data
        known = found.get("accuracy") in (Accuracy.EXACT, Accuracy.APPROXIMATE)
        if known and "incident_date" in found and found["incident_date"] is None:
            self.add_error(
                "incident_date",
                BoxError("Enter the date of the incident", boxes=["day", "month", "year"]),
            )
        return found

    def values(self) -> dict[str, Any]:
        """The incident's own names. A date that is not known is none."""
        accuracy = self.cleaned_data["accuracy"]
        day = None if accuracy == Accuracy.NOT_KNOWN else self.cleaned_data["incident_date"]
        own = {"happened_on": day, "happened_accuracy": accuracy}
        return own | ({LATE: self.cleaned_data[LATE]} if LATE in self.fields else {})


class WhatHappenedForm(PartForm):
    """What happened: the answers that decide which duties there are."""

    outcome = RadioField(
        label="What became of the child?",
        hint="If more than one child was harmed, select the gravest.",
        said="What became of the child",
        choices=choices(Outcome),
    )
    abuse_or_neglect = RadioField(
        label="Is abuse or neglect known or suspected?",
        said="Whether abuse or neglect is known or suspected",
        choices=choices(Suspicion),
    )
    place_authority = TextField(
        label="Local authority where it happened",
        hint="If it happened outside England, the country.",
        max_length=80,
    )
    home_authority = TextField(
        label="Local authority where the child normally lives",
        hint="It is told as well, if it is another one.",
        max_length=80,
    )
    outside_england = RadioField(
        label="Did it happen outside England?",
        said="Whether it happened outside England",
        choices=YES_OR_NO,
        inline=True,
    )
    summary = TextArea(
        label="What happened?",
        hint="What is known now, in plain words. Write Child A, Mother, a school; never a name.",
        said="What happened",
        max_length=1500,
        rows=10,
        autosave=True,
    )

    def held(self) -> dict[str, Any]:
        """What stands there."""
        return {name: getattr(self.incident, name) or None for name in self.base_fields}
