"""What several verbs of articles do to rows. Nothing here is a verb: it is called inside the act of one."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from jigsaw.accounts.models import Person
from jigsaw.files import storing
from jigsaw.notices.actions import write_mail
from jigsaw.publishing.rules import ReleaseState
from jigsaw.teaching.models import Article, ArticleFile, ArticleRelease, ArticleVersion
from jigsaw.teaching.queries.articles import is_released, newest_version, sign_off, signers
from jigsaw.teaching.rules.articles import (
    NATIONAL_REVIEW,
    RESPONSE_HEADING,
    ArticleState,
    fingerprint,
    plain_block,
)


def locked(article: Article) -> Article:
    """The row as it is now, held until the act ends. Every verb takes it first, so verbs never cross."""
    return (
        Article.rows.select_for_update(of=("self",)).select_related("partnership__region").get(pk=article.pk)
    )


def name_of(by: Person | str) -> str:
    """How rows keep who did something: the person's identifier, or the name of a process."""
    return str(by.pk) if isinstance(by, Person) else by


def frozen(article: Article) -> dict[str, Any]:
    """The draft as a version holds it: what the public will read, and which bytes go with it."""
    draft = article.draft
    files = {str(row.pk): row for row in ArticleFile.rows.filter(article=article)}
    blocks: list[dict[str, Any]] = []
    used: dict[str, dict[str, Any]] = {}
    for block in draft.get("blocks", []):
        plain = plain_block(block)
        if block["type"] == "documents":
            chosen = [files[each] for each in block.get("files", []) if each in files]
            used |= {row.filename: _plain_file(row) for row in chosen}
            plain["files"] = [{"filename": row.filename, "title": row.title} for row in chosen]
        blocks.append(plain)
    national = dict(draft.get("national") or {}) if article.kind == NATIONAL_REVIEW else {}
    if response := national.pop("response", ""):
        blocks.insert(0, {"type": "text", "heading": RESPONSE_HEADING, "text": response})
    texts = {name: draft.get(name, "") for name in ("title", "summary", "version_words", "version_note")}
    return texts | {
        "kind": article.kind,
        "blocks": blocks,
        "files": list(used.values()),
        "themes": draft.get("themes", []),
        "editions": draft.get("editions", []),
        "of_region": bool(draft.get("of_region")),
        "review_on": draft.get("review_on") or None,
        "national": national or None,
    }


def _plain_file(row: ArticleFile) -> dict[str, Any]:
    names = ("filename", "title", "format", "stored_as", "sha256", "size", "pages")
    return {name: getattr(row, name) for name in names}


def settle(held: Article) -> None:
    """Move a locked article to the state that follows from its draft and its newest version.

    It waits for a signature, or is signed, while the draft is word for word what that version froze and the version
    is not public already. What is planned, public or withdrawn stays so.
    """
    if held.state in (ArticleState.SCHEDULED, ArticleState.PUBLISHED, ArticleState.WITHDRAWN):
        return
    newest = newest_version(held)
    if newest is None or is_released(newest) or fingerprint(frozen(held)) != newest.fingerprint:
        held.state = ArticleState.DRAFTING
    else:
        held.state = ArticleState.SIGNED if sign_off(newest).is_signed else ArticleState.SIGNING


def cancel(release: ArticleRelease, *, why: str = "") -> None:
    """Cancel one planned release and destroy what was sealed for it."""
    release.state, release.cancelled_why = ReleaseState.CANCELLED, why
    drop_seal(release)
    release.save(update_fields=["state", "sealed_as", "cancelled_why"])


def drop_seal(release: ArticleRelease) -> None:
    """Forget what was sealed for a release; its file goes once the act is kept."""
    sealed_as, release.sealed_as = release.sealed_as, ""
    if sealed_as:
        transaction.on_commit(lambda: storing.remove(sealed_as), robust=True)


def tell_signers(version: ArticleVersion, *, at: datetime) -> None:
    """Tell each person who may sign that a version waits: nothing of its content."""
    article = version.article
    for person in signers(article):
        if person.pk != version.made_by_id:
            write_mail(
                key=f"article waits {version.pk} {person.pk}",
                person=person,
                subject="A page waits for your signature",
                body=(
                    f"A page of news or guidance of {article.partnership.name} waits for one signature. "
                    f"Sign in to see it:\n\n{address(article)}\n"
                ),
                at=at,
            )


def address(article: Article) -> str:
    """Where staff find an article: its identifier and nothing of its content."""
    return settings.CASEWORK_ADDRESS + reverse("view_article", kwargs={"article_id": article.pk})
