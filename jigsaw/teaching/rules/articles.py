"""Kinds and states of an article, what it must have before it is frozen, and the light rule of signing.

No database, no request, no clock.
"""

from __future__ import annotations

import hashlib
import json
from enum import StrEnum
from typing import Any

from jigsaw.learning.article_details import (
    BLOCKS,
    CAMPAIGN,
    FRAMEWORK,
    GUIDANCE,
    NATIONAL_REVIEW,
    NEWS,
    STRATEGY,
)
from jigsaw.publishing.rules import NotAllowed

KIND_WORDS = {
    NEWS: "News",
    CAMPAIGN: "Campaign",
    STRATEGY: "Strategy",
    GUIDANCE: "Guidance",
    FRAMEWORK: "Document of the regional framework",
    NATIONAL_REVIEW: "National review and what we did about it",
}
# Kinds whose earlier versions stay to be read, marked as replaced.
WITH_VERSIONS = (GUIDANCE, FRAMEWORK)
BLOCK_WORDS = {
    "text": "Text",
    "reviews": "Reviews",
    "documents": "Documents",
    "webinar": "Webinar",
    "campaign": "Campaign or another page",
    "contact": "Contact",
}
RESPONSE_HEADING = "What we have done about it"
LONGEST_TITLE, LONGEST_SUMMARY, LONGEST_TEXT, LONGEST_HEADING = 160, 400, 10_000, 120
MOST_BLOCKS, MOST_EDITIONS, MOST_FILES = 30, 60, 20


class ArticleState(StrEnum):
    DRAFTING = "drafting"
    SIGNING = "signing"
    SIGNED = "signed"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"

    @property
    def words(self) -> str:
        return {
            "drafting": "Being written",
            "signing": "Waiting for a signature",
            "signed": "Signed",
            "scheduled": "Scheduled",
            "published": "Published",
            "withdrawn": "Withdrawn",
        }[self.value]


class ArticleDecision(StrEnum):
    SIGN = "sign"
    CHANGE = "change"

    @property
    def words(self) -> str:
        return {"sign": "Sign this version", "change": "Ask for a change"}[self.value]


def draft_is_open(state: ArticleState) -> None:
    """What is planned or public is not written: the plan is cancelled first, or a correction started."""
    if state is ArticleState.SCHEDULED:
        raise NotAllowed("This page is scheduled. Cancel the release to change it.")
    if state is ArticleState.PUBLISHED:
        raise NotAllowed("This page is published. Start a new version to change it.")
    if state is ArticleState.WITHDRAWN:
        raise NotAllowed("This page is withdrawn. It cannot be changed.")


def only_newest_is_decided_on(state: ArticleState, *, number: int, newest: int) -> None:
    """Only the newest version is signed, and only while the draft is what it froze."""
    if number != newest:
        raise NotAllowed(f"Version {newest} has replaced version {number}. Decide on version {newest}.")
    if state is ArticleState.DRAFTING:
        raise NotAllowed(f"The draft has changed since version {number}. Wait for the next version.")
    if state not in (ArticleState.SIGNING, ArticleState.SIGNED):
        raise NotAllowed(f"This page is {state.words.lower()}. It does not wait for a signature.")


def somebody_else_signs(*, may_sign: bool, made_it: bool, number: int) -> None:
    """The light rule: one signature, by a person other than whoever made the version."""
    if not may_sign:
        raise NotAllowed("Only people who may sign for the partnership can decide on a version.")
    if made_it:
        raise NotAllowed(f"You made version {number}, so another person must sign it.")


def signing_is_meant(*, read_it: bool, shown: str, fingerprint: str, number: int) -> None:
    """Who signs has read this very version."""
    if not read_it:
        raise NotAllowed("Confirm that you have read this version", "read_it")
    if shown != fingerprint:
        raise NotAllowed(f"The page showed something else than version {number}. Read it again and sign.")


def can_be_planned(state: ArticleState) -> None:
    """Only a signed version is scheduled, and only once at a time."""
    if state is ArticleState.SCHEDULED:
        raise NotAllowed("A release is already scheduled. Cancel it to choose another time.")
    if state is not ArticleState.SIGNED:
        raise NotAllowed(f"The newest version must be signed first. This page is {state.words.lower()}.")


def faults_of(kind: str, draft: dict[str, Any], *, replaces: bool = False) -> list[tuple[str, str]]:
    """What the draft lacks before it can be frozen: (a sentence, the name of the page on which to do it).

    `replaces`: another version is or was public. Guidance and documents of the framework then say what changed.
    """
    found = [
        (words, "edit_article")
        for name, words in (("title", "Enter the title"), ("summary", "Enter the summary"))
        if not draft.get(name)
    ]
    if kind in WITH_VERSIONS and not draft.get("version_words"):
        found.append(("Enter what people call this version", "edit_article"))
    if kind in WITH_VERSIONS and replaces and not draft.get("version_note"):
        found.append(("Enter what changed in this version", "edit_article"))
    if kind == NATIONAL_REVIEW:
        found += _faults_of_national(draft.get("national") or {})
    blocks = draft.get("blocks") or []
    if not blocks and kind != NATIONAL_REVIEW:
        found.append(("Add at least one block", "edit_article_blocks"))
    for number, block in enumerate(blocks, 1):
        if words := empty_block(block):
            found.append(
                (f"Block {number} ({BLOCK_WORDS[block['type']].lower()}): {words}", "edit_article_blocks")
            )
    return found


def _faults_of_national(national: dict[str, Any]) -> list[tuple[str, str]]:
    asked = (
        ("title", "Enter the title of the national review"),
        ("publisher", "Enter who published the national review"),
        ("address", "Enter the address of the national review"),
        ("response", "Enter what the partnership has done about the national review"),
    )
    return [(words, "edit_article") for name, words in asked if not national.get(name)]


def empty_block(block: dict[str, Any]) -> str:
    """What an unfinished block lacks; "" for a whole one."""
    lacks = {
        "text": ("text", "write the text or remove the block"),
        "reviews": ("editions", "choose a review or remove the block"),
        "documents": ("files", "choose a document or remove the block"),
        "webinar": ("event", "choose a webinar or remove the block"),
        "campaign": ("article", "choose a page or remove the block"),
        "contact": ("name", "enter the contact or remove the block"),
    }
    name, words = lacks[block["type"]]
    return "" if block.get(name) else words


def plain_block(block: dict[str, Any]) -> dict[str, Any]:
    """A block of a draft as it is frozen: what its kind holds and nothing more."""
    return {"type": block["type"], "heading": block.get("heading", "")} | {
        name: block[name] for name in BLOCKS[block["type"]] if name in block
    }


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 of a frozen content, written so that the same content always gives the same."""
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()
