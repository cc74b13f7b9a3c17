"""Book a place at a webinar: one page, no account; or join the waiting list where it is full."""

from __future__ import annotations

from typing import Any

from django.core import validators
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from jigsaw.components.fields import CheckboxField, EmailField, RadioField, SelectField, TextArea, TextField
from jigsaw.learning.actions.bookings import BookingClosed, book
from jigsaw.learning.around_events import OfEvent
from jigsaw.learning.asking import AskingForm, AskingPage
from jigsaw.learning.event_details import Asked
from jigsaw.learning.event_rules import OTHER, ROLES
from jigsaw.learning.models import Event
from jigsaw.learning.shown_event import shown_event


class WorkEmail(EmailField):
    """An email address of any organisation."""

    def __init__(self, **kwargs: Any):
        super().__init__(**kwargs)
        said = "Enter an email address in the correct format, like name@example.com"
        self.validators = [v for v in self.validators if not isinstance(v, validators.EmailValidator)]
        self.validators.append(validators.EmailValidator(said))


class BookPlaceForm(AskingForm):
    """What is needed to give somebody a place; nothing about children is asked."""

    full_name = TextField(label="Full name", max_length=120, missing="Enter your full name")
    work_email = WorkEmail(
        label="Work email address",
        hint="We send the calendar file and the way to join there",
        missing="Enter your work email address",
    )
    organisation = SelectField(
        label="Organisation", choices=[], missing="Select your organisation or ‘Other’"
    )
    organisation_other = TextField(
        label="Name of your organisation, if it is not in the list",
        said="Name of your organisation",
        max_length=120,
        required=False,
    )
    role = SelectField(label="Role", choices=[(each, each) for each in ROLES], missing="Select your role")
    area = RadioField(label="Area", choices=[("yes", "Yes"), ("no", "No")], inline=True)
    access_needs = TextArea(
        label="What do you need to take part? (optional)",
        said="What you need to take part",
        hint="For example captions, or a sign language interpreter. Do not write about a child or a family",
        max_length=500,
        rows=3,
        required=False,
    )
    newsletter = CheckboxField(label="Email me when new learning is published", missing="", required=False)

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        listed = [*event.organisations, OTHER]
        fields: dict[str, Any] = self.fields
        fields["organisation"].choices = [("", "Choose one"), *((each, each) for each in listed)]
        fields["full_name"].widget.attrs["autocomplete"] = "name"
        place = event.publisher.area
        fields["area"].label = f"Do you work with children in {place}?"
        fields["area"].error_messages["required"] = f"Select yes if you work with children in {place}"

    def clean(self) -> dict[str, Any]:
        """Whose organisation is not in the list gives its name."""
        given = super().clean() or self.cleaned_data
        if given.get("organisation") == OTHER and not given.get("organisation_other"):
            self.add_error("organisation_other", "Enter the name of your organisation")
        return given

    def asked(self) -> Asked:
        """What was given, for the booking."""
        given = self.cleaned_data
        is_other = given["organisation"] == OTHER
        return Asked(
            full_name=given["full_name"],
            work_email=given["work_email"],
            organisation=given["organisation_other"] if is_other else given["organisation"],
            role=given["role"],
            works_in_area=given["area"] == "yes",
            access_needs=given["access_needs"],
            newsletter=bool(given["newsletter"]),
        )


class BookPlace(OfEvent, AskingPage):
    public = True
    template_name = "learning/book_place.html"
    kind = "booking"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The form while booking is open; else the page of the event, which says why it is not."""
        if request.method in ("GET", "HEAD", "POST") and not shown_event(self.event, at=self.now).is_open:
            return redirect("event", self.event.slug)
        return super().dispatch(request, *args, **kwargs)

    def form_of(self, data: Any = None) -> BookPlaceForm:
        return BookPlaceForm(data, event=self.event)

    def ask(self, form: AskingForm) -> str:
        assert isinstance(form, BookPlaceForm)
        try:
            link = book(self.event.pk, asked=form.asked(), at=self.now)
        except BookingClosed:
            return reverse("event", args=[self.event.slug])
        return reverse("booking", args=[link])

    def thanked(self) -> str:
        return reverse("event", args=[self.event.slug])

    def content(self) -> dict[str, Any]:
        shown = shown_event(self.event, at=self.now)
        return {
            "title": "Book a place" if shown.left else "Join the waiting list",
            "submit_words": "Book a place" if shown.left else "Join the waiting list",
            "crumbs": self.crumbs("Book a place" if shown.left else "Join the waiting list"),
            "shown": shown,
        }
