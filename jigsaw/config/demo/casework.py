"""The demo's cases: each act of each story is done by its person at its time, through the verbs that people use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from jigsaw.accounts.models import Person
from jigsaw.calendar.london import LONDON
from jigsaw.config.demo.clock import move_to
from jigsaw.config.demo.people import person_named
from jigsaw.config.demo.returns import steps_of_returns
from jigsaw.config.demo.reviewing import review_steps
from jigsaw.incidents.actions import access, completing, cover, notifying, recording, referrals, register
from jigsaw.incidents.models import Duty, Incident, Referral
from jigsaw.incidents.rules.terms import DutyState
from jigsaw.partnerships.models import Partnership

CASES = Path(__file__).parent / "cases"
REFERRALS = "referrals.yaml"


@dataclass(order=True, frozen=True)
class Step:
    """One act of a story: when it is done, and doing it at that time."""

    at: datetime
    do: Callable[[datetime], Any] = field(compare=False)


def seed_cases() -> None:
    """Do everything of all stories in the order of its time, so that the trail tells it as it happened."""
    steps: list[Step] = []
    for path in sorted(CASES.glob("*.yaml")):
        table = yaml.safe_load(path.read_text("utf-8"))
        steps += _other_steps(table) if path.name == REFERRALS else Case(table).steps()
    steps += [Step(at, do) for at, do in steps_of_returns()]
    for step in sorted(steps):
        move_to(step.at)
        step.do(step.at)


def moment(value: datetime) -> datetime:
    """A time of a story: London's."""
    return value.replace(tzinfo=LONDON)


class Case:
    """One case, from its table. `by` is who works on it."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.by: Person = person_named(table["by"])
        self.home = Partnership.objects.get(slug=table["partnership"])
        self.pk: Any = None

    @property
    def incident(self) -> Incident:
        """The case as it is now."""
        return Incident.rows.select_related("partnership").get(pk=self.pk)

    def steps(self) -> Iterator[Step]:
        """Everything that is done in the case, each with its time."""
        table = self.table
        yield Step(moment(table["begun"]), self.begin)
        if "recorded" in table:
            yield Step(moment(table["recorded"]), self.record)
        if "notified" in table:
            yield Step(moment(table["notified"]["at"]), self.notify)
            yield from (
                Step(moment(at), do) for at, do in review_steps(table, lambda: self.incident, self.by)
            )
        for told in table.get("done", []):
            yield Step(moment(told["at"]), partial(self.complete, told))
        for recusal in table.get("recused", []):
            yield Step(moment(recusal["at"]), partial(self.stand_back, recusal))

    def begin(self, at: datetime) -> None:
        """Write the pages of the incident, as many as the story has."""
        incident = recording.start_incident(partnership=self.home, by=self.by, at=at)
        self.pk = incident.pk
        for part, values in self._parts():
            recording.save_part(incident, part=part, values=values, revision=None, by=self.by, at=at)
        for child in self.table.get("children", []):
            recording.save_child(incident, child=None, values=child, by=self.by, at=at)
        for entry in self.table.get("register", []):
            told = dict(entry)
            alias, relation = told.pop("alias"), told.pop("relation")
            register.save_register_entry(
                incident, entry=None, alias=alias, relation=relation, details=told, by=self.by, at=at
            )

    def _parts(self) -> Iterator[tuple[str, dict[str, Any]]]:
        table = self.table
        source, aware = table["source"], table["aware"]
        yield (
            "source",
            {
                "source_agency": self.home.agencies.get(name=source["agency"]),
                "source_name": source["name"],
                "source_contact": source["contact"],
            },
        )
        yield "aware", {"aware_on": aware.date(), "aware_time": aware.time()}
        if happened := table.get("happened"):
            yield "happened", {"happened_on": happened["day"], "happened_accuracy": happened["accuracy"]}
        if "what" in table:
            yield "what", table["what"]

    def record(self, at: datetime) -> None:
        """Save it under its reference, which the story knows."""
        recorded = recording.record_incident(self.incident, by=self.by, at=at)
        if recorded.reference != self.table["reference"]:
            raise ValueError(f"{self.table['reference']} was recorded as {recorded.reference}")

    def notify(self, at: datetime) -> None:
        """Record that the Panel was notified; the rapid review opens."""
        told = self.table["notified"]
        notifying.record_notification(
            self.incident,
            sent_on=told["sent"].date(),
            sent_time=told["sent"].time(),
            panel_reference=told["panel_reference"],
            by=self.by,
            at=at,
        )

    def complete(self, told: dict[str, Any], at: datetime) -> None:
        """Record that a step was done on its day."""
        duty = Duty.rows.get(incident=self.incident, key=told["duty"], state=DutyState.OPEN)
        completing.complete_duty(
            self.incident, duty=duty, done_on=told["at"].date(), evidence=told["evidence"], by=self.by, at=at
        )

    def stand_back(self, told: dict[str, Any], at: datetime) -> None:
        """Somebody says of themselves that they stand back."""
        somebody = person_named(told["person"])
        access.declare_recusal(self.incident, person=somebody, reason=told["reason"], by=somebody, at=at)


def _other_steps(table: dict[str, Any]) -> Iterator[Step]:
    """Referrals, an incident that is half recorded, and cover."""
    for referral in table["referrals"]:
        yield from _steps_of_referral(referral)
    yield from Case(table["half_recorded"]).steps()
    leave = table["cover"]
    yield Step(moment(leave["at"]), partial(_arrange_cover, leave))


def _steps_of_referral(told: dict[str, Any]) -> Iterator[Step]:
    made: list[Referral] = []
    yield Step(moment(told["at"]), lambda at: made.append(_refer(told, at)))
    if screened := told.get("screened"):
        yield Step(
            moment(screened["at"]),
            lambda at: referrals.screen_referral(
                made[0],
                outcome=screened["outcome"],
                reasons=screened["reasons"],
                letter=screened["letter"],
                by=person_named(screened["by"]),
                at=at,
            ),
        )


def _refer(told: dict[str, Any], at: datetime) -> Referral:
    """Write a referral page by page and send it."""
    by, home = person_named(told["by"]), Partnership.objects.get(slug="alderbrook")
    agency = home.agencies.get(name=told["who"]["agency"])
    parts = {
        "who": {**told["who"], "agency": str(agency.pk), "organisation": ""},
        "incident": told["incident"],
        "why": told["why"],
        "people": {"names": told.get("people", "")},
    }
    draft = None
    for part, values in parts.items():
        draft = referrals.save_referral_part(partnership=home, part=part, values=values, by=by, at=at)
    assert draft is not None
    return referrals.send_referral(draft, by=by, at=at)


def _arrange_cover(leave: dict[str, Any], at: datetime) -> None:
    cover.arrange_cover(
        partnership=Partnership.objects.get(slug=leave["partnership"]),
        covered_by=person_named(leave["covered_by"]),
        first_day=leave["first_day"],
        last_day=leave["last_day"],
        by=person_named(leave["person"]),
        at=at,
    )
