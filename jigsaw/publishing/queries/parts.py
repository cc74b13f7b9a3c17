"""How far the draft is, part by part."""

from __future__ import annotations

from dataclasses import dataclass, field

from jigsaw.documents.made import Fault
from jigsaw.documents.terms import Kind
from jigsaw.publishing import drafts
from jigsaw.publishing.models import Publication

NOT_STARTED, IN_PROGRESS = "Not yet started", "In progress"
COMPLETED, PROBLEM = "Completed", "There is a problem"
# Parts that a publication can do without; the last three only when it is not a local review.
NEVER_NEEDED = {"findings", "recommendations", "developments"}
NEEDED_LOCALLY = {"statement", "briefing", "report"}


@dataclass(frozen=True)
class Part:
    """One part of the draft: key (like "basics"), title, state in words, and what must be put right in it.

    state is "Not yet started", "In progress", "Completed" or "There is a problem". `optional` says that a
    publication of this kind is whole without it.
    """

    key: str
    title: str
    state: str
    faults: list[Fault] = field(default_factory=list)
    optional: bool = False


def parts(publication: Publication) -> list[Part]:
    """The parts in their order: basics, about, findings, recommendations, developments, statement, briefing,
    report, contact."""
    found = faults_of_draft(publication)
    by_part: dict[str, list[Fault]] = {key: [] for key in drafts.PARTS}
    for fault in found:
        by_part[part_of_fault(fault)].append(fault)
    local = publication.draft.get("kind", Kind.LOCAL_REVIEW) == Kind.LOCAL_REVIEW
    return [
        Part(
            key,
            title,
            _state(publication, key, by_part[key]),
            by_part[key],
            optional=key in NEVER_NEEDED or (key in NEEDED_LOCALLY and not local),
        )
        for key, title in drafts.PARTS.items()
    ]


def faults_of_draft(publication: Publication) -> list[Fault]:
    """All that must be put right before a version can be made; empty when the draft is whole."""
    return drafts.faults_of(publication.draft, short_name=publication.partnership.short_name)


def part_of_fault(fault: Fault) -> str:
    """The key of the part on whose page a fault is put right."""
    return drafts.part_key(_place(fault))


def _place(fault: Fault) -> drafts.Path:
    try:
        return drafts.path_of(fault.path)
    except drafts.UnknownPart:
        return ()


def _state(publication: Publication, key: str, faults: list[Fault]) -> str:
    begun = bool(drafts.part_of(publication.draft, key))
    if not begun:
        return NOT_STARTED
    if not faults:
        return COMPLETED
    missing = (drafts.value_at(publication.draft, _place(fault)) in (None, "", [], {}) for fault in faults)
    return IN_PROGRESS if all(missing) else PROBLEM
