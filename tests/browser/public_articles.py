"""Invented articles of every kind for the public process of the browser tests, with parts of every kind."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from jigsaw.learning.actions.articles import receive_article, withdraw_article
from jigsaw.learning.article_details import ArticleDetails, ArticleFile
from jigsaw.learning.tests.articles import CAMPAIGN, EDITION, GUIDANCE, NEWS, RESPONSE
from jigsaw.learning.tests.invented import WEBINAR
from tests.public_site import BRINDLE_VALE

GONE = "a-page-that-was-withdrawn"
CONTACT = {
    "type": "contact",
    "heading": "Talk to us",
    "name": "Learning and improvement team",
    "email": "learning@alderbrook-scp.example",
    "phone": "01632 960 111",
}
POLICY = ArticleFile("escalation-policy.pdf", "Escalation policy", "pdf", b"%PDF policy " * 4_000, 12)
FORM = ArticleFile("escalation-form.docx", "Form to record a disagreement", "docx", b"PK form " * 3_000, 2)
SHEET = ArticleFile(
    "audit-template.xlsx", "Template for the yearly audit", "xlsx", b"PK sheet " * 2_000, None
)
FULL_NEWS = replace(
    NEWS,
    title="What we have published since the summer, and what health visitors asked us for",
    summary="One review about a baby whose father nobody asked about, a webinar, and a campaign that begins this week.",
    blocks=[
        {
            "type": "text",
            "heading": "In short",
            "text": (
                "Since July we have published one review. It says that four services each knew a part of a father’s "
                "history, and that no assessment asked for it.\n\nIn your next visit:\n- ask who else cares "
                "for the baby\n- write down each man’s name\n- say what you will do if you cannot reach him"
            ),
        },
        {"type": "reviews", "heading": "Read the review", "editions": [EDITION]},
        {"type": "webinar", "heading": "Hear the reviewer", "event": WEBINAR.id},
        {"type": "campaign", "heading": "Take part", "article": CAMPAIGN.id},
        {"type": "documents", "heading": "Take it to your team",
         "files": [{"filename": FORM.filename, "title": "One page for supervision"}]},
        CONTACT,
    ],
    files=[FORM],
    themes=["unseen-fathers", "professional-curiosity"],
)  # fmt: skip
FULL_GUIDANCE = replace(
    GUIDANCE,
    blocks=[
        {"type": "text", "heading": "When to use it", "text": "When services do not agree about a child."},
        {"type": "documents", "heading": "Documents and templates",
         "files": [{"filename": each.filename, "title": each.title} for each in (POLICY, FORM)]},
        CONTACT,
    ],
    files=[POLICY, FORM, SHEET],
    editions=[EDITION],
)  # fmt: skip
FRAMEWORK = replace(
    GUIDANCE,
    id="00000000-0000-4000-8000-00000000a005",
    kind="framework",
    publisher=BRINDLE_VALE,
    of_region=True,
    slug="framework-for-local-reviews",
    title="Western Vale framework for local child safeguarding practice reviews",
    summary="How the partnerships of Western Vale decide, carry out and publish a review.",
    version_words="Version 3.2",
    review_on=date(2026, 1, 31),
    themes=["escalation"],
    files=[POLICY, FORM, SHEET],
    blocks=[],
)


def receive_articles(*, at: datetime) -> None:
    """Make them public; one is withdrawn, the guidance is in its second version."""
    for each in every_article():
        receive_article(each, at=at)
    newer = {
        "version_words": "Version 2.0",
        "version_note": "New phone numbers; a form to record the outcome.",
    }
    receive_article(replace(FULL_GUIDANCE, version=2, **newer), at=at + timedelta(days=20))
    withdraw_article(every_article()[-1].id, why="It could have made a child known.", at=at)


def every_article() -> list[ArticleDetails]:
    """The articles as they first came."""
    campaign = replace(CAMPAIGN, blocks=[*CAMPAIGN.blocks, CONTACT])
    response = replace(RESPONSE, editions=[EDITION])
    gone = replace(NEWS, id="00000000-0000-4000-8000-00000000a006", slug=GONE)
    return [campaign, FULL_NEWS, FULL_GUIDANCE, FRAMEWORK, response, gone]
