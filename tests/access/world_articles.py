"""An article with one object for each part of an address, every text of it marked with a word of its own."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from django.utils.text import slugify

from jigsaw.audit.actions import act
from jigsaw.files.storing import store
from jigsaw.publishing.rules import ReleaseState
from jigsaw.teaching import models as teaching
from jigsaw.teaching.actions.article_rows import frozen
from jigsaw.teaching.rules.articles import ArticleDecision, ArticleState

NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)


def build_article(home: Any, mark: str, manager: Any, signer: Any) -> dict[str, Any]:
    """Guidance with a block of each kind, a document, a version, a signature and a planned release."""
    shared, words = {"partnership": home}, f"{mark} words"
    with act("build_article", by="tests", at=NOW, partnership=home):
        article = teaching.Article(
            **shared, kind="guidance", state=ArticleState.SCHEDULED, slug=slugify(mark)[:80], started_at=NOW,
            started_by=manager, changed_at=NOW, draft={},
        )  # fmt: skip
        article.save()
        content = words.encode()
        file = teaching.ArticleFile(
            **shared, article=article, title=words[:120], filename="thresholds.pdf", format="pdf",
            stored_as=store(content, folder="articles"), sha256=sha256(content).hexdigest(), size=len(content),
            added_at=NOW, added_by=manager,
        )  # fmt: skip
        file.save()
        article.draft = _draft(words, file)
        article.save()
        version = teaching.ArticleVersion(
            **shared, article=article, number=1, content=frozen(article), fingerprint="a" * 64,
            what_changed=words[:200], made_at=NOW, made_by=manager,
        )  # fmt: skip
        version.save()
        teaching.ArticleSignature(
            **shared, version=version, person=signer, decision=ArticleDecision.CHANGE, note=words[:500],
            fingerprint="a" * 64, at=NOW,
        ).save()  # fmt: skip
        teaching.ArticleRelease(
            **shared, article=article, version=version, state=ReleaseState.SCHEDULED, release_at=NOW,
            scheduled_by=manager, scheduled_at=NOW, correction_note=words[:300], fault=words[:300],
        ).save()  # fmt: skip
    block = article.draft["blocks"][0]["key"]
    return {"article_id": article.pk, "article_file_id": file.pk, "block_id": uuid.UUID(block)}


def _draft(words: str, file: Any) -> dict[str, Any]:
    blocks: list[dict[str, Any]] = [
        {"type": "text", "heading": words, "text": f"{words}\n\n- {words}"},
        {"type": "reviews", "heading": words, "editions": [str(uuid.uuid4())]},
        {"type": "documents", "heading": words, "files": [str(file.pk)]},
        {"type": "webinar", "heading": words, "event": str(uuid.uuid4())},
        {"type": "campaign", "heading": words, "article": str(uuid.uuid4())},
        {"type": "contact", "heading": words, "name": words, "email": words, "phone": words},
    ]
    return {
        "title": words, "summary": words, "themes": ["home-conditions"], "editions": [], "of_region": True,
        "version_words": words, "version_note": words, "review_on": "2027-06-30",
        "blocks": [{"key": str(uuid.uuid4()), **block} for block in blocks],
    }  # fmt: skip
