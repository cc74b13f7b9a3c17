"""Ask the agencies, step 2: what is asked, about whom, over which period, by when."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.utils.functional import cached_property

from jigsaw.agency_returns.actions.asking import write_questions
from jigsaw.agency_returns.desk.asking_page import DraftPage
from jigsaw.agency_returns.queries.planned import due_proposed, terms_are_written
from jigsaw.agency_returns.queries.requests import last_contact_phone, notified_on, people_of_case
from jigsaw.agency_returns.rules.asking import LONGEST_REASON, QUESTIONS, Proposed, proposed_period
from jigsaw.agency_returns.rules.requests import MOST_PEOPLE, MOST_QUESTIONS
from jigsaw.agency_returns.rules.terms import ChronologyKind
from jigsaw.calendar.words import day_words
from jigsaw.calendar.working_days import BeyondTheTable
from jigsaw.components.fields import (
    CheckboxesField,
    DateField,
    LinesField,
    PhoneField,
    RadioField,
    TextField,
)
from jigsaw.incidents.desk.part_writing import WritingForm
from jigsaw.incidents.desk.shown import shown_day
from jigsaw.incidents.rules.terms import choices

# How many days the working of the due day shows at most.
MOST_DAYS = 60


class QuestionsForm(WritingForm):
    """What is asked of every agency alike."""

    period_from = DateField(
        label="First day of the period",
        said="The first day of the period",
        missing="Enter the first day of the period",
    )
    period_to = DateField(
        label="Last day of the period",
        said="The last day of the period",
        missing="Enter the last day of the period",
    )
    people = CheckboxesField(
        label="Who are you asking about?",
        said="who you are asking about",
        hint="By code only. Give the names by phone or secure mail.",
        choices=[],
        required=False,
    )
    others = LinesField(
        label="Anybody else, by code (optional)",
        said="Anybody else",
        hint="One code a line, like Mother’s partner. Never a name.",
        max_length=1000,
        most_lines=MOST_PEOPLE,
        rows=2,
        required=False,
    )
    kind = RadioField(
        label="Which chronology do you ask for?",
        said="which chronology you ask for",
        choices=choices(ChronologyKind),
        hints={
            ChronologyKind.KEY_EVENTS: "What mattered: concerns, decisions, changes, visits that did or did not "
            "happen. Most rapid reviews ask for this.",
            ChronologyKind.FULL: "Each contact that the records hold. Asks much of the agencies: for a short period, "
            "or where it is not known yet what mattered.",
        },
    )
    questions = LinesField(
        label="Questions",
        missing="Enter at least one question",
        hint=f"One question a line, up to {MOST_QUESTIONS}. Keep, change or remove those proposed.",
        max_length=4000,
        most_lines=MOST_QUESTIONS,
        rows=9,
        autosave=True,
    )
    due_on = DateField(
        label="By when do returns have to arrive?",
        said="The day on which returns are due",
        missing="Enter the day on which returns are due",
    )
    due_reason = TextField(
        label="Why this day? (optional)",
        said="Why returns are due on this day",
        hint="Needed where it is another day than the proposed one.",
        max_length=LONGEST_REASON,
        required=False,
    )
    contact_phone = PhoneField(
        label="On which number can agencies call you?",
        said="The number that agencies can call",
        missing="Enter the number that agencies can call",
        hint="It stands in the mail. A number of the office, like 01632 960 100",
    )

    def __init__(
        self,
        data: Any = None,
        *,
        known: list[dict[str, str]],
        due_hint: str = "",
        period_hint: str = "",
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        people: Any = self.fields["people"]
        people.choices = [(each["alias"], each["alias"]) for each in known]
        people.hints = {
            each["alias"]: each["words"]
            for each in known
            if each["words"] and each["words"] not in (each["alias"], "The child")
        }
        self.fields["due_on"].help_text = due_hint
        self.fields["period_from"].help_text = period_hint
        if not known:
            del self.fields["people"]


class WriteQuestions(DraftPage):
    """Filled with what is proposed, each with its reason; what was saved stands in its place."""

    heading = "What you ask them"
    form_class = QuestionsForm

    @cached_property
    def known(self) -> list[dict[str, str]]:
        """The people of the case by code."""
        return people_of_case(self.incident)

    @cached_property
    def proposed(self) -> Proposed | None:
        """The due day that is proposed."""
        return due_proposed(self.incident, self.today)

    @cached_property
    def period(self) -> tuple[date, date, str]:
        """The period that is proposed, and why."""
        return proposed_period(self.incident.happened_on, self.incident.aware_on, self.today)

    def form(self, data: Any = None) -> QuestionsForm:
        """The form with what is saved or proposed, or with what was typed."""
        hint = f"Proposed: {day_words(self.proposed.value)}, {self.proposed.why}." if self.proposed else ""
        initial = {**self.held(), "revision": self.revision_now()}
        return QuestionsForm(
            data, known=self.known, due_hint=hint, period_hint=self.period[2], initial=initial
        )

    def held(self) -> dict[str, Any]:
        """What is saved; before that, what is proposed."""
        codes = [each["alias"] for each in self.known]
        if terms_are_written(self.content):
            asked = [each["alias"] for each in self.content["people"]]
            mine = {
                "people": [c for c in asked if c in codes],
                "others": [c for c in asked if c not in codes],
            }
            names = ("period_from", "period_to", "kind", "questions", "due_on", "due_reason", "contact_phone")
            return {name: self.content[name] for name in names} | mine
        first, last, _why = self.period
        return {
            "period_from": first,
            "period_to": last,
            "kind": ChronologyKind.KEY_EVENTS,
            "people": codes,
            "questions": list(QUESTIONS),
            "due_on": self.proposed.value if self.proposed else None,
            "contact_phone": last_contact_phone(self.incident),
        }

    def write(self, form: Any) -> HttpResponse:
        """Keep what is asked; on to the check."""
        typed = form.own_values()
        terms = {name: value for name, value in typed.items() if name not in ("people", "others")}
        write_questions(
            self.incident,
            terms={**terms, "people": [*typed.get("people", []), *typed["others"]]},
            revision=form.seen_revision(),
            said_no_name=form.said_no_name(),
            by=self.who,
            at=self.now,
        )
        return self.done_to(self.address("check_requests"))

    def in_words(self, name: str, value: Any) -> str:
        """A value of the form as both texts show it; days in words."""
        if isinstance(value, date):
            return value.isoformat()
        return super().in_words(name, value)

    def show(self, template: str = "", *, status: int = 200, **variables: Any) -> HttpResponse:
        """The page, with the working of its due day."""
        own = {"days": self.working()}
        return super().show(template, status=status, **(own | variables))

    def working(self) -> list[dict[str, str]]:
        """Every day from the notification to the proposed day, counted or not; none without a notification."""
        start = notified_on(self.incident)
        if start is None or self.proposed is None:
            return []
        days, number = [shown_day(start, 0, None)], 0
        try:
            for day, why in self.table.walk(start, 1):
                number += why is None
                days.append(shown_day(day, number, why))
                if day >= self.proposed.value or len(days) > MOST_DAYS:
                    break
        except BeyondTheTable:
            return []
        return days
