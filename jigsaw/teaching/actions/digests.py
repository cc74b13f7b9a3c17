"""Propose a piece of news out of what was published since a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.calendar.london import to_london
from jigsaw.learning.article_details import NEWS
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.rules import NotAllowed
from jigsaw.teaching.actions.articles import write_start
from jigsaw.teaching.models import Article
from jigsaw.teaching.queries.digests import Published, published_since
from jigsaw.teaching.rules.digests import digest_sentence, digest_summary, digest_title, since_words


def start_digest(
    *, partnership: Partnership, since: date, of_region: bool, by: Person, at: datetime
) -> Article:
    """Start news about what the partnership, or its region, first published since a day; all of it can be edited.

    Raises NotAllowed for a day in the future, and where nothing was published since.
    """
    if since > to_london(at).date():
        raise NotAllowed("The day must be today or in the past", "since")
    found = published_since(partnership, since, of_region=of_region)
    if not found:
        raise NotAllowed(f"Nothing was published since {since_words(since)}. Choose an earlier day.", "since")
    place = partnership.region.name if of_region else partnership.area
    return write_start("start_digest", partnership, NEWS, _proposed(found, since, place), by=by, at=at)


def _proposed(found: Published, since: date, place: str) -> dict[str, Any]:
    sentence = digest_sentence(since, len(found.reviews), len(found.webinars), len(found.pages))
    blocks: list[dict[str, Any]] = [{"type": "text", "heading": "", "text": sentence}]
    if found.reviews:
        blocks.append({"type": "reviews", "heading": "Reviews", "editions": found.reviews})
    blocks += [
        {"type": "webinar", "heading": "" if number else "Webinars", "event": key}
        for number, key in enumerate(found.webinars)
    ]
    blocks += [
        {"type": "campaign", "heading": "" if number else "Guidance and campaigns", "article": key}
        for number, key in enumerate(found.pages)
    ]
    return {"title": digest_title(since), "summary": digest_summary(place), "blocks": blocks}
