"""The verbs of key facts: what mattered, which rows carry it, who told whom, and whether the review uses it."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.holding import held_for_chronology
from jigsaw.agency_returns.chronology.dates import EventDate
from jigsaw.agency_returns.models import ChronologyRow, FactMark, FactShare, KeyFact
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.guarding import no_names
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.rules import Refused

MOST_FACTS = 20


def save_key_fact(
    incident: Incident, *, fact: KeyFact | None, title: str, why: str, agencies: Collection[str], said: str = "",
    by: Person, at: datetime,
) -> KeyFact:  # fmt: skip
    """Add a key fact to the chronology of a case, or change it. `agencies` are those that needed to know.

    `said` are the seals of words that the person says are no names. Raises Refused for a title that the case has
    already and beyond MOST_FACTS, PossibleName for a word of the people register.
    """
    with act("save_key_fact", by=by, at=at, partnership=incident.partnership, about=incident) as doing:
        held = held_for_chronology(incident)
        title = " ".join(title.split())
        others = KeyFact.rows.filter(incident=held)
        others = others.exclude(pk=fact.pk) if fact else others
        if others.filter(title__iexact=title).exists():
            raise Refused("This case has a key fact of this name already", "title")
        if fact is None and others.count() >= MOST_FACTS:
            raise Refused(f"A case has {MOST_FACTS} key facts at most. Remove one first.")
        saved = fact or KeyFact(
            partnership=held.partnership, incident=held, made_at=at, made_by=by, position=others.count()
        )
        saved.incident = held
        no_names(saved, "fact", {"title": title, "why": why}, said=said, by=by, at=at, called="code")
        saved.title, saved.why, saved.agencies = title, why.strip(), sorted(set(agencies))
        saved.save()
        doing.details["fact"] = str(saved.pk)
    return saved


def remove_key_fact(fact: KeyFact, *, by: Person, at: datetime) -> None:
    """Remove a key fact with its marks and shares; the rows stay as they are."""
    with act("remove_key_fact", by=by, at=at, partnership=fact.partnership, about=fact.incident) as doing:
        held_for_chronology(fact.incident)
        doing.details["fact"] = str(fact.pk)
        KeyFact.rows.filter(pk=fact.pk).delete()


def mark_facts(row: ChronologyRow, *, facts: Collection[KeyFact], by: Person, at: datetime) -> None:
    """Say which key facts a row carries: its agency knew them on its date. Others are taken off the row."""
    with act("mark_fact", by=by, at=at, partnership=row.partnership, about=row.incident) as doing:
        incident = held_for_chronology(row.incident)
        chosen = {fact.pk: fact for fact in facts}
        if KeyFact.rows.filter(pk__in=chosen, incident=incident).count() != len(chosen):
            raise Refused("One of these key facts is no longer there", "facts")
        standing = FactMark.rows.filter(row=row)
        known = set(standing.values_list("fact_id", flat=True))
        standing.exclude(fact__in=list(chosen)).delete()
        for key, fact in chosen.items():
            if key not in known:
                FactMark.rows.create(
                    partnership=row.partnership,
                    incident=incident,
                    fact=fact,
                    row=row,
                    marked_at=at,
                    marked_by=by,
                )
        doing.details |= {"row": str(row.pk), "facts": len(chosen)}


def record_share(
    fact: KeyFact, *, from_agency: str, to_agencies: Collection[str], day: EventDate, how: str, said: str = "",
    by: Person, at: datetime,
) -> None:  # fmt: skip
    """Record that one agency told others of a key fact. Recorded again alike, it stands once.

    Raises Refused where an agency would tell itself, PossibleName for a word of the people register.
    """
    with act("record_share", by=by, at=at, partnership=fact.partnership, about=fact.incident) as doing:
        incident = held_for_chronology(fact.incident)
        if from_agency in to_agencies:
            raise Refused("Select agencies other than the one that told them", "to_agencies")
        held = KeyFact.rows.get(pk=fact.pk)
        held.incident = incident
        no_names(held, "shares", {"how": how}, said=said, by=by, at=at, called="code")
        held.save(update_fields=["not_names"])
        for name in to_agencies:
            FactShare.rows.get_or_create(
                fact=fact, from_agency=from_agency, to_agency=name, earliest=day.earliest, latest=day.latest,
                accuracy=day.accuracy.value,
                defaults={
                    "partnership": fact.partnership, "incident": incident, "how": how.strip(), "recorded_at": at,
                    "recorded_by": by,
                },
            )  # fmt: skip
        doing.details |= {"fact": str(fact.pk), "told": len(to_agencies)}


def remove_share(share: FactShare, *, by: Person, at: datetime) -> None:
    """Remove that one agency told another."""
    with act("remove_share", by=by, at=at, partnership=share.partnership, about=share.incident):
        held_for_chronology(share.incident)
        FactShare.rows.filter(pk=share.pk).delete()


def use_in_review(fact: KeyFact, *, use: bool, by: Person, at: datetime) -> None:
    """Let a key fact stand in the review as evidence, or no longer. Versions made before stay as they are."""
    with act("use_in_review", by=by, at=at, partnership=fact.partnership, about=fact.incident) as doing:
        held_for_chronology(fact.incident)
        doing.details |= {"fact": str(fact.pk), "use": use}
        KeyFact.rows.filter(pk=fact.pk).update(in_review=use)
