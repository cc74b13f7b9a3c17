"""Start an article and write its draft, block by block."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.audit.actions import act
from jigsaw.partnerships.models import Partnership
from jigsaw.partnerships.saving import take_turn
from jigsaw.publishing.rules import NotAllowed
from jigsaw.teaching.actions.article_rows import locked, settle
from jigsaw.teaching.models import Article
from jigsaw.teaching.rules.articles import BLOCK_WORDS, KIND_WORDS, MOST_BLOCKS, ArticleState, draft_is_open

BASICS = "basics"
GONE = "This block has been removed. Go back to the blocks."


class NothingChanged(Exception):
    """What was saved is what stands there: the act is not begun."""


def start_article(
    *, partnership: Partnership, kind: str, by: Person, at: datetime, draft: dict[str, Any] | None = None
) -> Article:
    """Start an article of a kind, with an empty draft unless one is given. Raises NotAllowed."""
    if kind not in KIND_WORDS:
        raise NotAllowed("Select what you want to write", "kind")
    return write_start("start_article", partnership, kind, draft or {}, by=by, at=at)


def write_start(
    verb: str, partnership: Partnership, kind: str, draft: dict[str, Any], *, by: Person, at: datetime
) -> Article:
    """Write the row of a new article in an act of its own; each block of the draft is given its identifier."""
    blocks = [{"key": str(uuid.uuid4()), **block} for block in draft.get("blocks", [])]
    with act(verb, by=by, at=at, partnership=partnership, kind=kind) as under_way:
        begun = Article(partnership=partnership, kind=kind, draft=draft | {"blocks": blocks})
        begun.started_at, begun.started_by, begun.changed_at = at, by, at
        begun.save()
        under_way.about = begun
    return begun


def save_article(
    article: Article, *, values: dict[str, Any], revision: int | None, by: Person, at: datetime
) -> Article:
    """Save title, summary, themes and the other facts of the draft.

    `revision` is the one that the form was loaded with. Raises SavedMeanwhile when another person saved the same
    since, NotAllowed when the article cannot be written now. A change to an article that waits for a signature or is
    signed takes it back to being written, until the draft is again what the version froze.
    """
    facts = {name: value for name, value in values.items() if name != "blocks"}
    return change_draft(
        article, "save_article", lambda draft: draft | facts, part=BASICS, revision=revision, by=by, at=at
    )


def add_article_block(article: Article, *, kind: str, by: Person, at: datetime) -> str:
    """Add an empty block at the end. Returns its identifier. Raises NotAllowed."""
    if kind not in BLOCK_WORDS:
        raise NotAllowed("Select a kind of block", "kind")
    key = str(uuid.uuid4())

    def added(draft: dict[str, Any]) -> dict[str, Any]:
        if len(draft.get("blocks", [])) >= MOST_BLOCKS:
            raise NotAllowed(f"A page has at most {MOST_BLOCKS} blocks. Remove one first.", "kind")
        block = {"key": key, "type": kind, **_begun(kind, article.partnership)}
        return draft | {"blocks": [*draft.get("blocks", []), block]}

    change_draft(article, "add_article_block", added, part="blocks", revision=None, by=by, at=at)
    return key


def save_article_block(
    article: Article, *, key: str, values: dict[str, Any], revision: int | None, by: Person, at: datetime
) -> Article:
    """Save what stands in one block. Raises as save_article does, and NotAllowed for a block that was removed."""

    def saved(draft: dict[str, Any]) -> dict[str, Any]:
        blocks = draft.get("blocks", [])
        place = _place(blocks, key)
        kept = {name: value for name, value in values.items() if name not in ("key", "type")}
        blocks[place] = blocks[place] | kept
        return draft

    return change_draft(
        article, "save_article_block", saved, part=f"block {key}", revision=revision, by=by, at=at
    )


def move_article_block(article: Article, *, key: str, up: bool, by: Person, at: datetime) -> Article:
    """Exchange a block with the one above it, or below it; at the end it stays. Raises NotAllowed."""

    def moved(draft: dict[str, Any]) -> dict[str, Any]:
        blocks = draft.get("blocks", [])
        place = _place(blocks, key)
        other = place - 1 if up else place + 1
        if 0 <= other < len(blocks):
            blocks[place], blocks[other] = blocks[other], blocks[place]
        return draft

    return change_draft(article, "move_article_block", moved, part="blocks", revision=None, by=by, at=at)


def remove_article_block(article: Article, *, key: str, by: Person, at: datetime) -> Article:
    """Take one block out. Sent twice, it removes once. Raises NotAllowed."""

    def removed(draft: dict[str, Any]) -> dict[str, Any]:
        return draft | {"blocks": [block for block in draft.get("blocks", []) if block["key"] != key]}

    return change_draft(article, "remove_article_block", removed, part="blocks", revision=None, by=by, at=at)


def change_draft(
    article: Article,
    verb: str,
    change: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    part: str,
    revision: int | None,
    by: Person,
    at: datetime,
) -> Article:
    """The one way in which a draft changes. Saving what stands there already changes and records nothing."""
    try:
        with act(verb, by=by, at=at, partnership=article.partnership, about=article):
            held = locked(article)
            change_held(held, change, part=part, revision=revision, by=by, at=at)
            held.save()
    except NothingChanged:
        return held
    return held


def change_held(
    held: Article,
    change: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    part: str,
    revision: int | None,
    by: Person,
    at: datetime,
) -> None:
    """Change the draft of a locked article inside the act of a verb, which saves the row. Raises NothingChanged."""
    draft_is_open(ArticleState(held.state))
    take_turn(held, part, revision=revision, by=by, at=at)
    changed = change(deepcopy(held.draft))
    if changed == held.draft:
        raise NothingChanged
    held.draft, held.changed_at = changed, at
    keys = {f"block {block['key']}" for block in changed.get("blocks", [])} | {BASICS, "blocks"}
    held.part_changes = {name: row for name, row in held.part_changes.items() if name in keys}
    settle(held)


def _place(blocks: list[dict[str, Any]], key: str) -> int:
    for place, block in enumerate(blocks):
        if block["key"] == key:
            return place
    raise NotAllowed(GONE)


def _begun(kind: str, partnership: Partnership) -> dict[str, Any]:
    """What a new block begins with: the partnership's own contact, so that nobody types it again."""
    if kind != "contact":
        return {}
    return {
        "name": partnership.media_name,
        "email": partnership.media_email,
        "phone": partnership.media_phone,
    }
