"""Documents of an article: taken in once the gate has let them through, and taken out again."""

from __future__ import annotations

import hashlib
import uuid
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.files import storing
from jigsaw.files.gate.passing import Passed
from jigsaw.publishing.rules import NotAllowed, words_fit
from jigsaw.teaching.actions.article_rows import locked
from jigsaw.teaching.actions.articles import NothingChanged, change_held
from jigsaw.teaching.models import Article, ArticleFile, ArticleVersion
from jigsaw.teaching.rules.articles import LONGEST_HEADING, MOST_FILES

FOLDER = "articles"
LONGEST_STEM = 80


def add_article_file(article: Article, *, title: str, file: Passed, by: Person, at: datetime) -> ArticleFile:
    """Keep a file that passed the gate, and show it in the last block of documents, or in a new one.

    `title` is what the page calls it, at most 120 characters. Raises NotAllowed.
    """
    said = words_fit(title, LONGEST_HEADING, "Enter what the document is called")
    stored_as = storing.store(file.content, folder=FOLDER)
    try:
        with act("add_article_file", by=by, at=at, partnership=article.partnership, about=article):
            held = locked(article)
            there = list(ArticleFile.rows.filter(article=held))
            if len(there) >= MOST_FILES:
                raise NotAllowed(f"A page has at most {MOST_FILES} documents. Remove one first.", "file")
            row = ArticleFile(article=held, partnership=held.partnership, title=said, format=file.kind.value)
            row.filename = _free_name(said, file.kind.value, {each.filename for each in there})
            row.stored_as, row.sha256 = stored_as, hashlib.sha256(file.content).hexdigest()
            row.size, row.added_at, row.added_by = len(file.content), at, by
            row.save()
            change_held(
                held, lambda draft: _with_file(draft, str(row.pk)), part="blocks", revision=None, by=by, at=at
            )
            held.save()
    except BaseException:
        storing.remove(stored_as)
        raise
    return row


def remove_article_file(file: ArticleFile, *, by: Person, at: datetime) -> None:
    """Take a document out of the draft. Versions that froze it keep its bytes. Raises NotAllowed."""
    article = file.article
    with act("remove_article_file", by=by, at=at, partnership=article.partnership, about=article):
        held = locked(article)
        try:
            change_held(
                held,
                lambda draft: _without_file(draft, str(file.pk)),
                part="blocks",
                revision=None,
                by=by,
                at=at,
            )
        except NothingChanged:
            held.refresh_from_db()  # it stood in no block
        held.save()
        stored_as = file.stored_as
        ArticleFile.rows.filter(pk=file.pk).delete()
        if not _is_frozen(held, stored_as):
            transaction.on_commit(lambda: storing.remove(stored_as), robust=True)


def file_bytes(file: ArticleFile) -> bytes:
    """The bytes of a document. Raises FileNotFoundError."""
    return storing.read(file.stored_as)


def _free_name(title: str, ending: str, taken: set[str]) -> str:
    stem = slugify(title)[:LONGEST_STEM].strip("-") or "document"
    names = (f"{stem}{'' if number == 1 else f'-{number}'}.{ending}" for number in range(1, MOST_FILES + 2))
    return next(name for name in names if name not in taken)


def _with_file(draft: dict[str, Any], pk: str) -> dict[str, Any]:
    blocks = draft.get("blocks", [])
    last = next((block for block in reversed(blocks) if block["type"] == "documents"), None)
    if last is None:
        last = {"key": str(uuid.uuid4()), "type": "documents", "heading": "Documents"}
        blocks = [*blocks, last]
    last["files"] = [*last.get("files", []), pk]
    return draft | {"blocks": blocks}


def _without_file(draft: dict[str, Any], pk: str) -> dict[str, Any]:
    for block in draft.get("blocks", []):
        if block["type"] == "documents":
            block["files"] = [each for each in block.get("files", []) if each != pk]
    return draft


def _is_frozen(article: Article, stored_as: str) -> bool:
    contents = ArticleVersion.rows.filter(article=article).values_list("content", flat=True)
    return any(file["stored_as"] == stored_as for content in contents for file in content["files"])
