"""The demo's agencies: asked, reminded, late and with nothing to tell; their rows become one chronology.

Everything is done by its person at its time, through the verbs that people use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from jigsaw.agency_returns.actions import asking, changing, reminding
from jigsaw.agency_returns.models import AgencyRequest, RequestDraft
from jigsaw.agency_returns.queries.planned import planned_requests, seal_of_plan
from jigsaw.agency_returns.rules.asking import QUESTIONS
from jigsaw.agency_returns.rules.terms import ChronologyKind
from jigsaw.calendar.london import LONDON
from jigsaw.calendar.working_days import seeded
from jigsaw.config.demo.answering import Answering
from jigsaw.config.demo.clock import BEGINNING, MORNING
from jigsaw.config.demo.evidence import weigh
from jigsaw.config.demo.people import person_named
from jigsaw.config.demo.undelivered import try_in_vain
from jigsaw.incidents.models import Incident

RETURNED = Path(__file__).parent / "returned"
CONTACT = "01632 960 140"
# How long after the requests their mail is given up where nobody can be reached.
GIVEN_UP_AFTER = timedelta(minutes=10)
Acts = Iterator[tuple[datetime, Callable[[datetime], Any]]]


def steps_of_returns() -> Acts:
    """Everything that agencies and those who ask them do in the stories, each with its time in London."""
    stories = [Asking(yaml.safe_load(path.read_text("utf-8"))) for path in sorted(RETURNED.glob("*.yaml"))]
    for story in stories:
        yield from story.steps()
    yield from _mornings(min(london(story.table["asked"]) for story in stories))


def london(value: datetime) -> datetime:
    """A time of a story: London's."""
    return value.replace(tzinfo=LONDON)


def _mornings(first: datetime) -> Acts:
    """The reminders of each morning up to the beginning of the demonstration."""
    table, day = seeded(), first.date()
    while (day := day + timedelta(days=1)) <= BEGINNING.date():
        if table.is_working(day):
            morning = datetime.combine(day, MORNING, LONDON)
            yield morning, lambda at: reminding.send_due_reminders(at=at)


class Asking:
    """One case whose agencies are asked, from its table."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.by = person_named(table["by"])

    @property
    def incident(self) -> Incident:
        """The case as it is now."""
        return Incident.rows.select_related("partnership").get(reference=self.table["case"])

    def asked(self, agency: str) -> AgencyRequest:
        """The request to an agency, as it is now."""
        rows = AgencyRequest.rows.select_related("incident", "agency", "partnership", "lead")
        return rows.get(incident=self.incident, agency__name=agency)

    def steps(self) -> Acts:
        """Asking, what came of it, the returns, and what the team makes of them."""
        asked_at = london(self.table["asked"])
        yield asked_at, self.ask
        if name := self.table.get("unreachable"):
            yield asked_at + GIVEN_UP_AFTER, partial(try_in_vain, person_named(name).email)
        for told in self.table["agencies"]:
            if more := told.get("extended"):
                yield london(more["at"]), partial(self.extend, told["name"], more)
            answering = Answering(told, self.table, partial(self.asked, told["name"]))
            yield from ((london(at), do) for at, do in answering.steps())
        if "weighed" in self.table:
            yield london(self.table["weighed"]), lambda at: weigh(self.incident, self.table, self.by, at)

    def ask(self, at: datetime) -> None:
        """Choose the agencies, write what is asked, check and send it."""
        incident, by = self.incident, self.by
        leads = {told["name"]: person_named(told["lead"]) for told in self.table["agencies"]}
        agencies = incident.partnership.agencies.filter(name__in=leads)
        chosen = {str(each.pk): str(leads[each.name].pk) for each in agencies}
        asking.choose_agencies(incident, chosen=chosen, revision=None, by=by, at=at)
        first, last = self.table["period"]
        terms = {
            "period_from": first, "period_to": last, "kind": ChronologyKind.FULL.value,
            "people": self.table["people"], "questions": list(QUESTIONS), "due_on": self.table["due"],
            "due_reason": "", "contact_phone": CONTACT,
        }  # fmt: skip
        asking.write_questions(incident, terms=terms, revision=None, by=by, at=at)
        planned, hindered = planned_requests(incident, RequestDraft.rows.get(incident=incident), by=by, at=at)
        if hindered:
            raise ValueError(f"{self.table['case']}: {hindered}")
        asking.send_requests(incident, seen=seal_of_plan(planned), by=by, at=at)
        for told in self.table["agencies"]:
            if phone := told.get("phone"):
                asked = self.asked(told["name"])
                deputy = str(asked.deputy_id) if asked.deputy_id else ""
                changing.change_recipients(
                    asked, lead=str(asked.lead_id), deputy=deputy, lead_phone=phone, by=by, at=at
                )

    def extend(self, agency: str, more: dict[str, Any], at: datetime) -> None:
        """Give an agency more time."""
        changing.extend_request(
            self.asked(agency), due_on=more["to"], reason=more["reason"], by=self.by, at=at
        )
