"""The list of publications, the history of one, and the bytes of its documents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jigsaw.accounts.models import Person
from jigsaw.publishing.models import Document, Publication


@dataclass(frozen=True)
class BoardRow:
    """One publication of the list: stage and next step in words, by when, and the names of those who wait.

    `title` and `reference` stand here because the list does not load whole drafts.
    """

    publication: Publication
    title: str
    reference: str
    stage: str
    next_step: str
    by_when: str
    waits_for: list[str]


@dataclass(frozen=True)
class HistoryLine:
    """One thing that happened: when, who (a name, or "Jigsaw" for the worker), what, and why ("" if unsaid)."""

    at: datetime
    who: str
    what: str
    why: str = ""


def board(person: Person, permission: str, at: datetime) -> list[BoardRow]:
    """The publications that the person may reach with `permission`, in a constant number of queries."""
    raise NotImplementedError


def history(publication: Publication) -> list[HistoryLine]:
    """What was done to a publication, newest first."""
    raise NotImplementedError


def document_bytes(document: Document) -> bytes:
    """The bytes of a made document. Raises FileNotFoundError."""
    raise NotImplementedError
