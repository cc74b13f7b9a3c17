"""How far the draft is, part by part."""

from __future__ import annotations

from dataclasses import dataclass, field

from jigsaw.documents.made import Fault
from jigsaw.publishing.models import Publication


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
    raise NotImplementedError


def faults_of_draft(publication: Publication) -> list[Fault]:
    """All that must be put right before a version can be made; empty when the draft is whole."""
    raise NotImplementedError
