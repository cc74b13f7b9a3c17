"""The forms that write a webinar. Nothing but the title is needed to keep a draft; what is typed must be right."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.core import validators
from django.core.exceptions import ValidationError

from jigsaw.components.fields import (
    CheckboxesField,
    DateField,
    EmailField,
    LinesField,
    RepeatedField,
    SelectField,
    TextArea,
    TextField,
    TimeField,
)
from jigsaw.components.forms import Form
from jigsaw.publishing.forms.groups import Repeated
from jigsaw.publishing.forms.part_form import PartForm, Vocabulary
from jigsaw.teaching.rules.webinars import MOST_OBJECTIVES, MOST_PLACES, MOST_SESSIONS, MOST_SPEAKERS

LONGEST_TITLE, LONGEST_LINE = 160, 200


class PlacesField(TextField):
    """A whole number of places."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=10, width=5, **kwargs)
        self.widget.attrs["inputmode"] = "numeric"

    def clean(self, value: Any) -> Any:
        """The number; None where nothing was typed. Raises ValidationError."""
        typed = super().clean(value).replace(",", "")
        if not typed:
            return None
        if not (typed.isascii() and typed.isdigit() and 1 <= int(typed) <= MOST_PLACES):
            raise ValidationError(
                f"{self.said} must be a whole number from 1 to {MOST_PLACES:,}", code="places"
            )
        return int(typed)


class AddressField(TextField):
    """A web address that begins with https://."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=1000, **kwargs)
        self.widget.attrs.update({"spellcheck": "false", "autocomplete": "off", "inputmode": "url"})

    def clean(self, value: Any) -> str:
        """The address. Raises ValidationError for one that is none, or does not begin with https://."""
        typed = super().clean(value)
        if typed:
            said = f"{self.said} must be a whole address that starts with https://"
            if not typed.startswith("https://"):
                raise ValidationError(said, code="address")
            validators.URLValidator(schemes=["https"], message=said)(typed)
        return typed


class SpeakerForm(Form):
    name = TextField(label="Name", missing="Enter the name of the speaker", required=False, max_length=120)
    role = TextField(
        label="Role", hint="For example, Independent reviewer", required=False, max_length=LONGEST_LINE
    )

    def clean(self) -> dict[str, Any]:
        """A role is somebody's."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("role") and not given.get("name"):
            self.add_error("name", "Enter the name of the speaker")
        return given


class SessionForm(Form):
    time = TextField(
        label="Time",
        hint="For example, 3:15pm",
        missing="Enter the time",
        required=False,
        max_length=20,
        width=10,
    )
    title = TextField(
        label="What it is", missing="Enter what the session is", required=False, max_length=LONGEST_LINE
    )

    def clean(self) -> dict[str, Any]:
        """A time is the time of something."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        if given.get("time") and not given.get("title"):
            self.add_error("title", "Enter what the session is")
        return given


class WritingWebinar(PartForm):
    """A part of a webinar. `held` is what the draft holds, by field."""

    def values(self) -> dict[str, Any]:
        """The part as the draft holds it."""
        return {name: self.as_held(name, value) for name, value in self.part_value().items()}

    def as_held(self, name: str, value: Any) -> Any:
        """One value; what was left empty as the draft has it."""
        return "" if value is None else value


class AboutForm(WritingWebinar):
    title = TextField(label="Title", missing="Enter the title", max_length=LONGEST_TITLE)
    summary = TextArea(
        label="Summary",
        hint="What people will learn, and whom it is for. Leave an empty line between paragraphs.",
        missing="Enter the summary",
        required=False,
        max_length=5000,
        rows=8,
        autosave=True,
    )
    held_on = DateField(
        label="Day", said="Day", missing="Enter the day", hint="For example, 16 7 2026", required=False
    )
    begins = TimeField(
        label="Start",
        said="Start",
        missing="Enter the start",
        hint="London time. For example, 3pm",
        required=False,
    )
    ends = TimeField(
        label="End", said="End", missing="Enter the end", hint="For example, 5pm", required=False
    )
    places = PlacesField(
        label="Places",
        said="Places",
        missing="Enter how many places there are",
        hint="When they are taken, people join a waiting list.",
        required=False,
    )

    def as_held(self, name: str, value: Any) -> Any:
        """Day, times and places are nothing where nothing was typed."""
        if name == "held_on":
            return date.fromisoformat(value) if value else None
        return value if name in ("begins", "ends", "places") else super().as_held(name, value)


class ProgrammeForm(WritingWebinar):
    repeated: ClassVar = {
        "sessions": Repeated(SessionForm, one="session", most=MOST_SESSIONS),
        "speakers": Repeated(SpeakerForm, one="speaker", most=MOST_SPEAKERS),
    }
    objectives = RepeatedField(
        label="What people will be able to do",
        said="What people will be able to do",
        hint="One sentence each. They stand on the page and on the certificate.",
        one="Objective",
        most_lines=MOST_OBJECTIVES,
        max_length=LONGEST_LINE,
        required=False,
    )

    def as_held(self, name: str, value: Any) -> Any:
        """Lists stay lists; each speaker has a role and each session a time, be it empty."""
        rows = value or []
        if name == "sessions":
            return [{"time": "", **row} for row in rows]
        return [{"role": "", **row} for row in rows] if name == "speakers" else rows


class JoiningForm(WritingWebinar):
    joining_address = AddressField(
        label="Joining address",
        missing="Enter the joining address",
        hint="The link of the Teams meeting. Only people with a place see it, on the joining page.",
        required=False,
    )
    contact_email = EmailField(
        label="Contact email address",
        said="Contact email address",
        missing="Enter the contact email address",
        hint="Questions about the webinar go there. It stands on the public page.",
        required=False,
    )
    organisations = LinesField(
        label="Organisations to choose from",
        hint="One on each line. The form of booking offers them, and ‘Other’.",
        missing="Enter the organisations",
        most_lines=60,
        rows=10,
        required=False,
    )

    def clean_organisations(self) -> list[str]:
        """Each once, and none too long for a booking."""
        lines = list(dict.fromkeys(self.cleaned_data["organisations"]))
        if long := next((n for n, line in enumerate(lines, 1) if len(line) > 120), None):
            raise ValidationError(f"Organisation {long} must be 120 characters or less")
        return lines

    def as_held(self, name: str, value: Any) -> Any:
        """The list stays a list."""
        return value or [] if name == "organisations" else super().as_held(name, value)


class LearningForm(WritingWebinar):
    vocabularies: ClassVar = {
        "themes": Vocabulary(
            "Themes", "What the webinar is about. People find it on the pages of these themes."
        )
    }
    editions = CheckboxesField(
        label="Published reviews",
        hint="The webinar stands on the pages of these reviews.",
        choices=[],
        required=False,
    )
    recommendation = SelectField(
        label="Recommendation to ask about",
        hint="After three months people are asked what they changed. Their answers count for this one.",
        said="Recommendation",
        choices=[],
        empty="None",
        required=False,
    )

    def __init__(
        self,
        *args: Any,
        reviews: list[tuple[str, str]],
        recommendations: list[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        self.offered = {"reviews": reviews, "recommendations": recommendations}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["editions"].choices = reviews
        fields["recommendation"].choices = [("", "None"), *recommendations]
        if not reviews:
            del fields["editions"]
        if not recommendations:
            del fields["recommendation"]

    def unbound(self) -> PartForm:
        """A form that offers the same."""
        return type(self)(held=self.held, **self.offered)

    def as_held(self, name: str, value: Any) -> Any:
        """Lists stay lists."""
        return super().as_held(name, value) if name == "recommendation" else list(value or [])
