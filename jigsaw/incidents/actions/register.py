"""Write the people register: what identifies somebody is sealed, bound to its row, and stands nowhere else."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.files.sealing import seal
from jigsaw.incidents.actions.rows import locked, refresh_duties
from jigsaw.incidents.models import Child, Incident, RegisterEntry
from jigsaw.incidents.queries.recording import day_of_ages
from jigsaw.incidents.queries.register import details_of, place_of
from jigsaw.incidents.rules import ages, recording
from jigsaw.incidents.rules.terms import Relation, Stage
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn

# What identifies somebody. A date of birth is kept as ISO text.
DETAILS = (
    "full_name",
    "also_known_as",
    "date_of_birth",
    "address",
    "school",
    "nhs_number",
    "phone",
    "email",
    "notes",
)


def save_register_entry(
    incident: Incident, *, entry: RegisterEntry | None, alias: str, relation: str, details: dict[str, Any],
    by: Person, at: datetime, revision: int | None = None,
) -> RegisterEntry:  # fmt: skip
    """Add somebody to the people register, or change them. `details` are of DETAILS.

    An entry of relation child under the alias of a child of the incident is that child's; their age follows the
    date of birth. Raises Refused for an alias that somebody else has, and SavedMeanwhile.
    """
    with act("save_register_entry", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        recording.can_be_written(Stage(held.stage))
        if entry is not None:
            take_turn(held, part_of_entry(entry), revision=revision, by=by, at=at)
            held.save()
        saved = entry or RegisterEntry(incident=held, partnership_id=held.partnership_id)
        _call(saved, held, alias, relation)
        write_sealed(saved, details, by=by, at=at)
        doing.details["entry"] = str(saved.pk)
        if saved.child is not None and details.get("date_of_birth"):
            _age_follows(saved.child, date.fromisoformat(details["date_of_birth"]), held, "date_of_birth")
            if held.stage != Stage.RECORDING:
                refresh_duties(held, by=by, at=at)
    return saved


def part_of_entry(entry: RegisterEntry) -> str:
    """The part of an incident that one entry is, for two people on one page."""
    return f"register {entry.pk}"


def write_sealed(entry: RegisterEntry, details: dict[str, Any], *, by: Person, at: datetime) -> None:
    """Seal what identifies somebody, and write the row. Part of an act. Raises TypeError for an unknown detail."""
    if set(details) - set(DETAILS):
        raise TypeError("An entry holds what DETAILS name, and nothing else")
    known = {name: details[name] for name in DETAILS if details.get(name)}
    entry.sealed = seal(json.dumps(known).encode(), place=place_of(entry))
    entry.changed_at, entry.changed_by = at, by
    entry.save()


def child_follows(
    incident: Incident, child: Child, born_on: date | None, *, by: Person, at: datetime
) -> None:
    """Keep a child's entry under the child's alias, and seal a date of birth in it. Part of an act. Raises Refused."""
    entry = RegisterEntry.rows.filter(incident=incident, child=child).first()
    if entry is None and born_on is None:
        return
    own = RegisterEntry.rows.filter(incident=incident, alias__iexact=child.alias, child=None)
    entry = entry or own.filter(relation=Relation.CHILD).first()
    entry = entry or RegisterEntry(incident=incident, partnership_id=incident.partnership_id)
    entry.child = child
    _call(entry, incident, child.alias, Relation.CHILD)
    details = details_of(entry)
    if born_on is not None:
        details["date_of_birth"] = born_on.isoformat()
    write_sealed(entry, details, by=by, at=at)


def ages_follow(incident: Incident) -> None:
    """Work out anew the ages that come from dates of birth, once a date of the incident changed. Part of an act.

    Raises Refused where a child would be born after it.
    """
    on, _ = day_of_ages(incident)
    entries = RegisterEntry.rows.filter(incident=incident, child__isnull=False).select_related("child")
    for entry in entries:
        born = details_of(entry).get("date_of_birth")
        if born and on is not None and entry.child is not None:
            if date.fromisoformat(born) > on:
                raise Refused(
                    "A date of birth in the people register is after this date. Check both dates.",
                    "incident_date",
                )
            _age_follows(entry.child, date.fromisoformat(born), incident, "incident_date")


def age_fields(age: ages.Age) -> dict[str, Any]:
    """The fields of a child that an age fills."""
    return {"age": age.words, "age_in_years": age.years, "unborn": age.unborn}


def _age_follows(child: Child, born: date, incident: Incident, field: str) -> None:
    on, when = day_of_ages(incident)
    for name, value in age_fields(ages.age_at(born, on, field=field, when=when)).items():
        setattr(child, name, value)
    child.save(update_fields=["age", "age_in_years", "unborn"])


def _call(entry: RegisterEntry, incident: Incident, alias: str, relation: str) -> None:
    """What an entry is called. One that is a child's keeps the child's alias. Raises Refused for a taken alias."""
    if entry.child is None and relation == Relation.CHILD:
        unwritten = Child.rows.filter(incident=incident, alias__iexact=alias, register_entry=None)
        entry.child = unwritten.first()
    if entry.child is not None:
        alias, relation = entry.child.alias, Relation.CHILD
    others = RegisterEntry.rows.filter(incident=incident, alias__iexact=alias).exclude(pk=entry.pk)
    if others.exists():
        raise Refused(f"{alias} is somebody else in the people register", "alias")
    entry.alias, entry.relation = alias, relation
