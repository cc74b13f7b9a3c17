"""A person decides what belongs together: the same event told twice, accounts that differ, two rows made one."""

from __future__ import annotations

from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.agency_returns.actions.holding import guard, held_for_chronology
from jigsaw.agency_returns.actions.joining import chronology_changed, tags_follow
from jigsaw.agency_returns.models import ChronologyRow, PossiblePair, RowLink
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.agency_returns.rules.terms import LinkKind, PairDecision
from jigsaw.audit.actions import act
from jigsaw.incidents.models import Incident
from jigsaw.partnerships.rules import Refused

GONE = "One of the two rows does not stand in the chronology any more"


def decide_pair(
    pair: PossiblePair, *, decision: PairDecision, keep_second: bool = False, by: Person, at: datetime
) -> None:
    """Keep both rows, link them, or merge them into one with two sources; the second stays if `keep_second`.

    Decided twice alike, it is decided once. Raises Refused where a row is gone or somebody else decided otherwise.
    """
    with act("decide_pair", by=by, at=at, partnership=pair.partnership, about=pair.incident) as doing:
        incident = held_for_chronology(pair.incident)
        held = PossiblePair.rows.select_related("first", "second", "decided_by").get(pk=pair.pk)
        doing.details |= {"pair": str(held.pk), "decision": decision.value}
        if held.decision:
            if held.decision == decision:
                return
            name = held.decided_by.full_name if held.decided_by else "Somebody else"
            raise Refused(f"{name} decided this pair already: {PairDecision(held.decision).words}")
        first, second = (held.second, held.first) if keep_second else (held.first, held.second)
        _stand(incident, first, second)
        held.decision, held.decided_at, held.decided_by = decision, at, by
        held.save()
        if decision is PairDecision.LINK:
            _link(incident, first, second, LinkKind.SAME_EVENT, "", by, at)
        elif decision is PairDecision.MERGE:
            _merge(first, second)
            # One row fewer: there is nothing new to compare.
            chronology_changed(incident, at=at, compare=False)


def link_rows(
    first: ChronologyRow, second: ChronologyRow, *, kind: LinkKind, words: str, said: str = "", by: Person,
    at: datetime,
) -> RowLink:  # fmt: skip
    """Link two rows of one case: the same event, or accounts that differ, with how. Linked again, the words change.

    Raises Refused for one row twice, for a row that does not stand, and for accounts that differ without a word;
    PossibleName for a word of the people register.
    """
    with act("link_rows", by=by, at=at, partnership=first.partnership, about=first.incident, kind=kind.value):
        incident = held_for_chronology(first.incident)
        if first.pk == second.pk:
            raise Refused("Select another row than this one", "other")
        if kind is LinkKind.DIFFER and not words.strip():
            raise Refused("Enter how the accounts differ", "words")
        _stand(incident, first, second)
        guard(incident, first, "link", {"words": words}, said=said, by=by, at=at)
        return _link(incident, first, second, kind, words.strip(), by, at)


def unlink_rows(link: RowLink, *, by: Person, at: datetime) -> None:
    """Take a link away; both rows stay. Taken away twice, it is taken away once."""
    with act("unlink_rows", by=by, at=at, partnership=link.partnership, about=link.incident):
        held_for_chronology(link.incident)
        RowLink.rows.filter(pk=link.pk).delete()


def part_rows(row: ChronologyRow, *, by: Person, at: datetime) -> None:
    """Let a row that was merged into another stand for itself again. Its pair is then one that was kept."""
    with act("part_rows", by=by, at=at, partnership=row.partnership, about=row.incident):
        incident = held_for_chronology(row.incident)
        held = ChronologyRow.rows.get(pk=row.pk)
        if held.merged_into_id is None:
            return
        for ends in (
            {"first": held, "second": held.merged_into},
            {"first": held.merged_into, "second": held},
        ):
            PossiblePair.rows.filter(**ends).update(decision=PairDecision.KEEP, decided_at=at, decided_by=by)
        held.merged_into = None
        held.save(update_fields=["merged_into"])
        tags_follow([held])
        chronology_changed(incident, at=at)


def _stand(incident: Incident, *rows: ChronologyRow) -> None:
    keys = {row.pk for row in rows}
    if standing_rows(incident).filter(pk__in=keys).count() != len(keys):
        raise Refused(GONE)


def _link(
    incident: Incident, first: ChronologyRow, second: ChronologyRow, kind: LinkKind, words: str, by: Person,
    at: datetime,
) -> RowLink:  # fmt: skip
    ends = [(first, second), (second, first)]
    known = next(
        (
            link
            for one, other in ends
            if (link := RowLink.rows.filter(first=one, second=other, kind=kind).first())
        ),
        None,
    )
    link = known or RowLink(
        partnership_id=incident.partnership_id, incident=incident, first=first, second=second, kind=kind
    )
    link.words, link.made_at, link.made_by = words, at, by
    link.save()
    return link


def _merge(kept: ChronologyRow, other: ChronologyRow) -> None:
    """Make two rows one: what was merged into the other before comes along."""
    follow = [*ChronologyRow.rows.filter(merged_into=other), other]
    for row in follow:
        row.merged_into = kept
    ChronologyRow.rows.bulk_update(follow, ["merged_into"])
    tags_follow(follow)
