"""Add somebody who takes part in a rapid review."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse

from jigsaw.components.fields import RadioField, SelectField, TextField
from jigsaw.components.forms import Form
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.actions.people import add_participant
from jigsaw.rapid_reviews.desk.page import ReviewPage
from jigsaw.rapid_reviews.queries.review import agencies_to_choose, people_to_add, person_by_id
from jigsaw.rapid_reviews.rules.terms import ParticipantKind


class ParticipantForm(Form):
    """Somebody with an account, or somebody by name."""

    account = SelectField(
        label="Somebody who signs in to Jigsaw",
        said="Somebody who signs in to Jigsaw",
        hint="They can then see this case until they are ended here. Leave it for somebody without an account.",
        choices=[],
        empty="Nobody",
        required=False,
    )
    name = TextField(
        label="Name",
        hint="Not needed when you chose somebody above",
        required=False,
        max_length=100,
    )
    role = TextField(label="Job", hint="For example, Detective inspector", max_length=100)
    agency = SelectField(label="Agency", choices=[], empty="None", required=False)
    kind = RadioField(
        label="How do they take part?",
        said="How they take part",
        missing="Select how they take part",
        choices=[(kind.value, kind.words) for kind in ParticipantKind],
    )

    def __init__(self, data: Any, *, people: list[tuple[str, str]], agencies: dict[str, Any]) -> None:
        super().__init__(data)
        self.fields["account"].choices = [("", "Nobody"), *people]  # type: ignore[attr-defined]
        named = [(pk, agency.name) for pk, agency in agencies.items()]
        self.fields["agency"].choices = [("", "None"), *named]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of both ways to say who it is."""
        cleaned = super().clean() or {}
        if not cleaned.get("account") and not cleaned.get("name") and "name" not in self.errors:
            self.add_error("name", "Enter the name, or select somebody who signs in to Jigsaw")
        return cleaned


class AddParticipant(ReviewPage):
    """Somebody with an account also reaches the case from then on."""

    heading = "Add a participant"

    def on_get(self) -> HttpResponse:
        """Ask who it is."""
        return self.show(form=self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Add them."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        typed = form.cleaned_data
        try:
            added = add_participant(
                self.review,
                name=typed["name"],
                role=typed["role"],
                kind=typed["kind"],
                agency=self.agencies.get(typed["agency"]),
                person=person_by_id(self.review, typed["account"]) if typed["account"] else None,
                by=self.who,
                at=self.now,
            )
        except Refused as refused:
            return self.refused(form, refused)
        reaches = " They can see this case from now on." if added.person_id else ""
        return self.go_on("list_participants", f"{added.name} takes part.{reaches}")

    def form(self, data: Any) -> ParticipantForm:
        """The form with the people and agencies of the partnership. One who was added meanwhile is still known."""
        self.agencies = agencies_to_choose(self.review)
        people = people_to_add(self.review)
        chosen = (data or {}).get("account", "")
        if chosen and chosen not in dict(people):
            found = person_by_id(self.review, chosen)
            people += [(chosen, found.full_name)] if found else []
        return ParticipantForm(data, people=people, agencies=self.agencies)
