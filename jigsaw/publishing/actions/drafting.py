"""Start a publication and write its draft."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.models import Publication


def start_publication(
    *, partnership: Partnership, by: Person, at: datetime, draft: dict[str, Any] | None = None
) -> Publication:
    """Start a publication. Without a draft it begins with the partnership's own details."""
    raise NotImplementedError


def upload_edition(
    *, partnership: Partnership, content: bytes, name: str, by: Person, at: datetime
) -> Publication:
    """Start a publication from an edition file and make version 1 of it.

    `name` is the file's name, for its format. Raises EditionFaults with every fault and its path.
    """
    raise NotImplementedError


def replace_draft(
    publication: Publication, *, content: bytes, name: str, by: Person, at: datetime
) -> Publication:
    """Put an uploaded edition in the place of the draft. Raises EditionFaults, NotAllowed."""
    raise NotImplementedError


def save_part(
    publication: Publication, *, part: str, value: Any, revision: int, by: Person, at: datetime
) -> Publication:
    """Save one part of the draft, like "basics", "findings" or "findings[0]" (one past the end adds an item).

    `revision` is the draft_revision that the form was loaded with. Raises DraftMoved when another person saved
    the same part since, NotAllowed when the publication cannot be written now. A change to a publication that
    waits for signatures, is signed or scheduled takes it back to being written: signatures are cleared with the
    reason and a planned release is cancelled, in the same act.
    """
    raise NotImplementedError


def remove_item(
    publication: Publication, *, part: str, index: int, revision: int, by: Person, at: datetime
) -> Publication:
    """Take one item out of a list, like finding 2 of "findings" (index 1). Raises as save_part does."""
    raise NotImplementedError


def move_item(
    publication: Publication, *, part: str, index: int, revision: int, by: Person, at: datetime, up: bool
) -> Publication:
    """Exchange one item of a list with the one above it, or below it. Raises as save_part does."""
    raise NotImplementedError
