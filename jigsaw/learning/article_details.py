"""What crosses from casework to the public side of an article: plain values, no row of the other side.

An article is news, a campaign, a strategy, guidance, a document of the region's framework, or what the partnership did
about a national review.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from jigsaw.library.release import PublisherDetails

NEWS, CAMPAIGN, STRATEGY, GUIDANCE, FRAMEWORK, NATIONAL_REVIEW = KINDS = (
    *("news", "campaign", "strategy", "guidance", "framework", "national-review"),
)
# The kinds of blocks, with what each holds beside "type" and an optional "heading".
BLOCKS = {
    "text": ("text",),  # paragraphs parted by empty lines; lines that begin with "- " are a list
    "reviews": ("editions",),  # identifiers of editions; those that are not public are left out
    "documents": ("files",),  # [{"filename", "title"}] of `ArticleDetails.files`
    "webinar": ("event",),  # identifier of an event
    "campaign": ("article",),  # identifier of another article
    "contact": ("name", "email", "phone"),
}


@dataclass(frozen=True)
class ArticleFile:
    """One document of an article: `title` is its words, `pages` where they can be counted."""

    filename: str
    title: str
    format: str
    content: bytes
    pages: int | None = None


@dataclass(frozen=True)
class NationalReview:
    """A review that a national body published: where it stands, and when, as precisely as is known."""

    title: str
    publisher: str
    address: str
    published: str = ""


@dataclass(frozen=True)
class ArticleDetails:
    """One version of one article.

    `editions` are the reviews that it answers: it stands on their pages under "What has changed since". `of_region`: it
    belongs to the whole region and stands on the pages of all its partnerships. `version_words` is what people call the
    version ("Version 2.1"), `version_note` what changed in it; earlier versions of guidance and framework documents
    stay to be read, marked as replaced. `review_on`: the day by which it is looked at again.
    """

    id: str
    version: int
    publisher: PublisherDetails
    kind: str
    slug: str
    title: str
    summary: str
    blocks: list[dict[str, Any]]
    themes: list[str] = field(default_factory=list)
    editions: list[str] = field(default_factory=list)
    files: list[ArticleFile] = field(default_factory=list)
    of_region: bool = False
    version_words: str = ""
    version_note: str = ""
    review_on: date | None = None
    national: NationalReview | None = None
    correction_note: str = ""


@dataclass(frozen=True)
class ReceivedArticle:
    """What the public side answers: the address of the article, and whether this call changed anything."""

    slug: str
    changed: bool
