"""Arrange who covers during leave."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.calendar.words import date_words
from jigsaw.components.fields import DateField, SelectField
from jigsaw.components.forms import Form
from jigsaw.incidents.actions.cover import arrange_cover
from jigsaw.incidents.desk.page import WorkPage
from jigsaw.incidents.queries.cover import covers_with, may_cover
from jigsaw.partnerships.desk import add_refusal
from jigsaw.partnerships.rules import Refused


class CoverForm(Form):
    """From when until when, and who."""

    covered_by = SelectField(
        label="Who covers for you", said="Who covers for you", choices=[], missing="Select who covers for you"
    )
    first_day = DateField(label="First day of leave", hint="For example, 27 3 2026")
    last_day = DateField(label="Last day of leave", hint="For example, 9 4 2026")

    def __init__(self, *args: Any, people: dict[str, tuple[Any, Any, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        field: Any = self.fields["covered_by"]
        field.choices = [("", "Choose one"), *((key, words) for key, (_, _, words) in people.items())]

    def chosen(self) -> dict[str, Any]:
        """What the verb takes."""
        home, person, _ = self.people[self.cleaned_data["covered_by"]]
        days = {name: self.cleaned_data[name] for name in ("first_day", "last_day")}
        return {"partnership": home, "covered_by": person, **days}


class ArrangeCover(WorkPage):
    """Cover opens no case: who covers sees what both can reach."""

    permission = "view_work"
    heading = "Cover during leave"

    def get(self, request: HttpRequest) -> HttpResponse:
        """What is arranged, and the form."""
        return self.show(form=self.form(self.kept()))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Arrange it."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.show(form=form, status=400)
        chosen = form.chosen()
        try:
            arrange_cover(by=self.who, at=self.now, **chosen)
        except Refused as refused:
            add_refusal(form, refused)
            return self.show(form=form, status=400)
        days = f"{date_words(chosen['first_day'])} to {date_words(chosen['last_day'])}"
        words = f"{chosen['covered_by'].full_name} covers for you from {days}."
        return self.done_to(reverse("arrange_cover"), words)

    def form(self, data: Any = None) -> CoverForm:
        """The form, with everybody who may cover."""
        homes = list(self.partnerships())
        people = {}
        for home in homes:
            for person in may_cover(home):
                if person != self.who:
                    words = f"{person.full_name}, {home.short_name}" if len(homes) > 1 else person.full_name
                    people[f"{home.slug}:{person.pk}"] = (home, person, words)
        return CoverForm(data, people=people)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with the cover that lasts or lies ahead."""
        today = london.to_london(self.now).date()
        covers = [
            {
                "mine": cover.person_id == self.who.pk,
                "other": (cover.covered_by if cover.person_id == self.who.pk else cover.person).full_name,
                "days": f"{date_words(cover.first_day)} to {date_words(cover.last_day)}",
                "end": reverse("end_cover", kwargs={"cover_id": cover.pk}),
            }
            for cover in covers_with(self.who, today)
        ]
        return super().show(template, status=status, covers=covers, **variables)
