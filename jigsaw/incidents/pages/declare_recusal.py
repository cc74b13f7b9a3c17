"""Stand back from a case, or record that somebody else does."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse

from jigsaw.components.fields import RadioField, SelectField, TextArea
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.access import declare_recusal
from jigsaw.incidents.desk.access_page import AccessPage, offer_people
from jigsaw.incidents.queries.access import identifiers_with_access, may_stand_back
from jigsaw.incidents.rules.access import LONGEST_WHY
from jigsaw.partnerships.rules import Refused

ME, ANOTHER = "me", "another"


class DeclareRecusalForm(Form):
    """Who stands back, and why. Only who may give access is asked who."""

    who = RadioField(
        label="Who stands back?",
        said="Who stands back",
        missing="Select who stands back",
        choices=[(ME, "I do"), (ANOTHER, "Somebody else")],
        opens={ANOTHER: "person"},
    )
    person = SelectField(label="Person", missing="Select the person", choices=[], required=False)
    reason = TextArea(
        label="Reason",
        said="The reason",
        missing="Enter the reason",
        hint="For example, you know the family. Everybody with access to the case can read this.",
        max_length=LONGEST_WHY,
        rows=3,
    )

    def __init__(self, data: Any, *, own: Any, others: list[Any] | None) -> None:
        super().__init__(data)
        self.own, self.people = own, {}
        if others is None:
            del self.fields["who"], self.fields["person"]
        else:
            self.people = offer_people(self, others)

    def clean(self) -> dict[str, Any]:
        """The person who stands back, as `stands_back`."""
        held = super().clean() or {}
        held["stands_back"] = self.own
        if held.get("who") == ANOTHER:
            held["stands_back"] = self.people.get(held.get("person", ""))
            if held["stands_back"] is None and "person" not in self.errors:
                self.add_error("person", "Select the person")
        return held


class DeclareRecusal(AccessPage):
    """Absolute: whoever stands back is not there any more for this case, whatever else gives access."""

    permission = "recuse"
    heading = "Stand back from this case"

    def on_get(self) -> HttpResponse:
        """Say what it means, and ask why."""
        return self.show(form=self.form(self.kept()))

    def on_post(self) -> HttpResponse:
        """Record it."""
        form = self.form(self.request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        person = form.cleaned_data["stands_back"]
        try:
            declare_recusal(
                self.incident, person=person, reason=form.cleaned_data["reason"], by=self.who, at=self.now
            )
        except Refused as refused:
            return self.refused(form, refused)
        if person.pk != self.who.pk:
            return self.back(f"{person.full_name} stands back from this case.")
        home = reverse("my_work") if self.may("view_work") else "/"
        return self.done_to(home, "You stand back from the case. You can no longer see it.")

    def form(self, data: Any) -> DeclareRecusalForm:
        """The form; who else could stand back is offered to members who may give access."""
        others = None
        if self.may_here("give_access") and self.who.pk in identifiers_with_access(self.incident):
            others = [person for person in may_stand_back(self.incident) if person.pk != self.who.pk]
        return DeclareRecusalForm(data, own=self.who, others=others)
