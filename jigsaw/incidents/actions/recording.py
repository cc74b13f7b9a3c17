"""Record an incident: page by page, then once, and its clocks start."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db.models import Max

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.calendar import london
from jigsaw.incidents.actions import register
from jigsaw.incidents.actions.rows import add_casework_staff, locked, move, refresh_duties
from jigsaw.incidents.models import Child, Incident, RegisterEntry
from jigsaw.incidents.queries.notices import first_sent_on
from jigsaw.incidents.queries.recording import day_of_ages, missing_parts
from jigsaw.incidents.rules import ages, recording
from jigsaw.incidents.rules.terms import Accuracy, Stage
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.queries import working_days
from jigsaw.partnerships.rules import Refused
from jigsaw.partnerships.saving import take_turn

# The parts of an incident, each written on a page of its own, and the fields that the page may change.
PARTS = {
    "source": ("source_agency", "source_name", "source_contact"),
    "aware": ("aware_on", "aware_time", "late_awareness_reason"),
    "happened": ("happened_on", "happened_accuracy", "late_awareness_reason"),
    "what": (
        "outcome",
        "abuse_or_neglect",
        "place_authority",
        "home_authority",
        "outside_england",
        "summary",
    ),
    "more_children": ("more_children",),
}
CHILD_FIELDS = (
    "alias",
    "age",
    "age_in_years",
    "unborn",
    "sex",
    "looked_after",
    "care_leaver",
    "plan",
    "disability",
    "ethnicity",
    "placement",
    "known_to_agencies",
)


def start_incident(*, partnership: Partnership, by: Person, at: datetime) -> Incident:
    """Begin to record an incident. Nothing runs yet; the partnership's casework staff can see it."""
    with act("start_incident", by=by, at=at, partnership=partnership) as doing:
        doing.about = incident = write_start(partnership, by, at)
    return incident


def write_start(partnership: Partnership, by: Person, at: datetime) -> Incident:
    """The row of a new incident, with those who work on it. Part of an act."""
    incident = Incident.rows.create(
        partnership=partnership, started_at=at, started_by=by, place_authority=partnership.area
    )
    add_casework_staff(incident, by=by, at=at)
    return incident


def save_part(
    incident: Incident, *, part: str, values: dict[str, Any], revision: int | None, by: Person, at: datetime
) -> Incident:
    """Save one page of an incident. `values` are fields of the part and no others.

    After the incident was recorded its duties follow: clocks start or start anew, those that no longer apply are
    withdrawn. Raises Refused, and SavedMeanwhile where another person saved the same page.
    """
    if set(values) - set(PARTS[part]):
        raise TypeError(f"{part} has no {', '.join(sorted(set(values) - set(PARTS[part])))}")
    with act("save_part", by=by, at=at, partnership=incident.partnership, about=incident, part=part):
        held = writable(incident)
        take_turn(held, part, revision=revision, by=by, at=at)
        for name, value in values.items():
            setattr(held, name, value)
        _dates_agree(held, at)
        held.save()
        if part in ("aware", "happened"):
            register.ages_follow(held)
        if held.stage != Stage.RECORDING:
            refresh_duties(held, by=by, at=at)
    return held


def save_child(
    incident: Incident, *, child: Child | None, values: dict[str, Any], by: Person, at: datetime,
    revision: int | None = None, born_on: date | None = None,
) -> Child:  # fmt: skip
    """Add a child or change one. `values` are fields of CHILD_FIELDS.

    `born_on` is sealed in the people register, in the same act; it stands nowhere else. Raises Refused for a fifth
    child or a doubled alias, and SavedMeanwhile where another person saved the same child.
    """
    if set(values) - set(CHILD_FIELDS):
        raise TypeError(f"A child has no {', '.join(sorted(set(values) - set(CHILD_FIELDS)))}")
    with act("save_child", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = writable(incident)
        if child is not None:
            take_turn(held, part_of_child(child), revision=revision, by=by, at=at)
            held.save()
        last = _place_among(held, child, values)
        saved = child or Child(incident=held, partnership=held.partnership, position=last + 1)
        for name, value in values.items():
            setattr(saved, name, value)
        saved.save()
        doing.details["child"] = str(saved.pk)
        register.child_follows(held, saved, born_on, by=by, at=at)
        if held.stage != Stage.RECORDING:
            refresh_duties(held, by=by, at=at)
    return saved


def part_of_child(child: Child) -> str:
    """The part of an incident that one child is, for two people on one page."""
    return f"child {child.pk}"


def remove_child(incident: Incident, *, child: Child, by: Person, at: datetime) -> None:
    """Take a child, and what the people register holds of them, out of an incident that is still being recorded.

    Raises Refused afterwards.
    """
    with act("remove_child", by=by, at=at, partnership=incident.partnership, about=incident, child=child.pk):
        held = locked(incident)
        if held.stage != Stage.RECORDING:
            raise Refused("A child stays in an incident that was recorded. Change what is wrong instead.")
        RegisterEntry.rows.filter(incident=held, child=child).delete()
        child.delete()


def record_incident(incident: Incident, *, by: Person, at: datetime) -> Incident:
    """Save the incident under its reference and start its clocks. Done twice, it is done once.

    Raises Refused with the first page that is not whole.
    """
    with act("record_incident", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = locked(incident)
        if held.stage == Stage.RECORDING:
            if missing := missing_parts(held):
                raise Refused(f"Finish this page first: {missing[0].title}", missing[0].key)
            held.reference = _next_reference(held.partnership, at)
            held.recorded_at, held.recorded_by = at, by
            held.save()
            move(held, Stage.NOTIFICATION, by=by, at=at)
            refresh_duties(held, by=by, at=at)
        doing.details["reference"] = held.reference
    return held


def writable(incident: Incident) -> Incident:
    """The row, held until the act ends. Raises Refused for a closed case."""
    held = locked(incident)
    recording.can_be_written(Stage(held.stage))
    return held


def _place_among(incident: Incident, child: Child | None, values: dict[str, Any]) -> int:
    """The last place among the other children. Raises Refused for a fifth child or an alias that another has."""
    others = Child.rows.filter(incident=incident).exclude(pk__in=[child.pk] if child else [])
    if child is None and others.count() >= recording.MOST_CHILDREN:
        raise Refused(
            "Four children have a page of their own. Describe the others in words on the page before.",
            "alias",
        )
    if others.filter(alias__iexact=values.get("alias", "")).exists():
        raise Refused(f"{values['alias']} is another child of this incident", "alias")
    return others.aggregate(last=Max("position"))["last"] or 0


def _dates_agree(incident: Incident, at: datetime) -> None:
    if incident.aware_on is not None:
        recording.aware_by_now(incident.aware_on, incident.aware_time, at)
        recording.clocks_can_start(incident.aware_on, working_days())
        recording.aware_before_notified(incident.aware_on, first_sent_on(incident))
    if incident.aware_on is None or incident.happened_on is None:
        return
    recording.happened_before_aware(incident.happened_on, incident.aware_on)
    if incident.happened_accuracy != Accuracy.NOT_KNOWN:
        days = recording.working_days_until_aware(incident.happened_on, incident.aware_on, working_days())
        recording.late_awareness_is_explained(days, incident.late_awareness_reason)


def _next_reference(partnership: Partnership, at: datetime) -> str:
    """The next reference of the year. The partnership's row is held, so that no two incidents get one number."""
    held = Partnership.objects.select_for_update(no_key=True).get(pk=partnership.pk)
    prefix, year = held.case_prefix or held.short_name, london.to_london(at).year
    taken = Incident.rows.filter(partnership=held, reference__startswith=f"{prefix}-{year}-")
    numbers = [int(ref.rsplit("-", 1)[1]) for ref in taken.values_list("reference", flat=True)]
    return recording.reference_of(prefix, year, max(numbers, default=0) + 1)


def age_values(typed: str, incident: Incident) -> tuple[dict[str, Any], ages.Age]:
    """The fields of a child for an age or date of birth as typed, and the age itself. Raises Refused.

    The date of birth is not among the fields: it goes into the people register.
    """
    on, when = day_of_ages(incident)
    age = ages.read_age(typed, on=on, when=when)
    return register.age_fields(age), age
