"""What people told three months after a webinar, with what staff decided of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jigsaw.calendar import london
from jigsaw.learning.queries.afterwards import changes_told
from jigsaw.teaching.models import ImpactEvidence, Webinar

TO_CHECK, ACCEPTED, NOT_EVIDENCE = "To check", "Accepted as evidence", "Not evidence"


@dataclass(frozen=True)
class Answer:
    """One answer: its words, where it comes from, and the decision with who and when (empty before one)."""

    id: str
    words: str
    organisation: str
    told_at: datetime
    state: str
    decided: str
    accepted: bool | None


def answers_of(webinar: Webinar) -> list[Answer]:
    """Every answer, those to check first. What was decided stays when the answer goes. One query of each side."""
    rows = ImpactEvidence.rows.filter(webinar=webinar).select_related("decided_by")
    decided = {row.answer: row for row in rows}
    found = [
        _answer(told.id, told.changed, told.organisation, told.told_at, decided.pop(told.id, None))
        for told in changes_told(str(webinar.pk))
    ]
    found += [_answer(row.answer, row.words, "", row.told_at, row) for row in decided.values()]
    return sorted(found, key=lambda each: (each.accepted is not None, each.told_at))


def has_answer(webinar: Webinar, answer: str) -> bool:
    """Whether somebody told this of the webinar, or it was decided of once."""
    return any(each.id == answer for each in answers_of(webinar))


def _answer(
    answer: str, words: str, organisation: str, told_at: datetime, row: ImpactEvidence | None
) -> Answer:
    if row is None:
        return Answer(answer, words, organisation, told_at, TO_CHECK, "", None)
    who = f"{row.decided_by.full_name}, {london.moment_words(row.decided_at)}"
    if row.words != words:
        who += ". The words were changed after that"
    return Answer(
        answer, words, organisation, told_at, ACCEPTED if row.accepted else NOT_EVIDENCE, who, row.accepted
    )
