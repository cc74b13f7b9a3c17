"""News, a digest, a campaign, guidance in two versions, a national review: seeded through the verbs of the staff."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from jigsaw.accounts.models import Person
from jigsaw.calendar.london import LONDON
from jigsaw.config.demo.clock import BEGINNING
from jigsaw.learning.article_details import CAMPAIGN, GUIDANCE, NATIONAL_REVIEW, NEWS, STRATEGY
from jigsaw.partnerships.models import Partnership
from jigsaw.publishing.models import Publication
from jigsaw.teaching.actions.article_releasing import correct_article, release_articles_due, schedule_article
from jigsaw.teaching.actions.article_versions import make_article_version, sign_article
from jigsaw.teaching.actions.articles import save_article, save_article_block, start_article
from jigsaw.teaching.actions.digests import start_digest
from jigsaw.teaching.models import Article

ANSWERED = "ASCP 2024-25/02"
CAMPAIGN_DRAFT: dict[str, Any] = {
    "title": "Ask about every man who cares for the child",
    "summary": "From booking to school age, every form and every visit asks who cares for this child.",
    "themes": ["unseen-fathers", "information-sharing"],
    "blocks": [
        {
            "type": "text",
            "heading": "What we ask you to do",
            "text": "Ask, write it down, and tell the next service.\n\n- Who lives with the child?\n"
            "- Who cares for the child when you are not there?\n- What do we know about each of them?",
        }
    ],
}
GUIDANCE_DRAFT: dict[str, Any] = {
    "title": "When professionals do not agree: escalation policy",
    "summary": "How to challenge a decision about a child, and by when each step is taken.",
    "themes": ["information-sharing"],
    "of_region": True,
    "version_words": "Version 1.0",
    "review_on": "2027-04-30",
    "blocks": [
        {
            "type": "text",
            "heading": "The steps",
            "text": "Say it, write it, pass it on.\n\n- Talk to the person who decided, on the same day.\n"
            "- Ask your manager to talk to theirs, within two working days.\n"
            "- Ask the safeguarding leads to decide, within five working days.",
        },
        {
            "type": "contact",
            "heading": "Who can help",
            "name": "Alderbrook partnership team",
            "email": "partnership@alderbrook-scp.example",
            "phone": "01632 960 145",
        },
    ],
}
STEPS_OF_VERSION_2 = (
    "Say it, write it, pass it on.\n\n- Talk to the person who decided, on the same day.\n"
    "- Ask your manager to talk to theirs, within one working day.\n"
    "- Ask the safeguarding leads to decide, within two working days.\n"
    "- Tell the partnership how it ended."
)
NATIONAL_DRAFT: dict[str, Any] = {
    "title": "Babies in families new to an area: what we have done",
    "summary": "A national review looked at babies whose families had moved. This is what changed in Alderbrook.",
    "themes": ["information-sharing"],
    "national": {
        "title": "National review: babies in families new to an area",
        "publisher": "An invented national panel",
        "address": "https://national-panel.example/babies-new-to-an-area",
        "published": "February 2024",
        "response": "Health visitors see every family with a baby within ten working days of their move.\n\n"
        "- The transfer of records is asked for on the first day.\n- A monthly audit looks at every late visit.",
    },
}
NEWS_DRAFT: dict[str, Any] = {
    "title": "New dates for multi-agency training",
    "summary": "Places on the spring courses are open to everybody who works with children in Alderbrook.",
    "blocks": [
        {
            "type": "text",
            "text": "The courses run from April to June, online and in the Guildhall.\n\nThey are free.",
        }
    ],
}
PLANNED_DRAFT: dict[str, Any] = {
    "title": "The partnership’s plan for the year",
    "summary": "Four priorities for the year, chosen with young people.",
    "blocks": [
        {"type": "text", "text": "Each priority has an owner, a date and a way to see whether it helped."}
    ],
}
STRATEGY_DRAFT: dict[str, Any] = {
    "title": "Neglect strategy",
    "summary": "",
    "themes": ["home-conditions"],
    "blocks": [],
}


def seed_articles(partnership: Partnership, *, by: Person, signer: Person) -> None:
    """What stands on the public side by the demo's beginning, what is planned, and a draft."""
    answered = [str(row.pk) for row in Publication.rows.filter(draft__reference=ANSWERED)]
    wrote = _Writer(partnership, by, signer)
    wrote.published(NATIONAL_REVIEW, NATIONAL_DRAFT, on=_morning(weeks=30))
    guidance = wrote.published(GUIDANCE, GUIDANCE_DRAFT, on=_morning(weeks=26))
    wrote.published(CAMPAIGN, CAMPAIGN_DRAFT | {"editions": answered}, on=_morning(weeks=14))
    wrote.second_version(guidance, on=_morning(weeks=8))
    wrote.published(NEWS, NEWS_DRAFT, on=_morning(weeks=5))
    wrote.digest(since=date(2025, 9, 1), on=_morning(weeks=2))
    wrote.planned(NEWS, PLANNED_DRAFT, on=_morning(weeks=-1))
    start_article(
        partnership=partnership, kind=STRATEGY, by=by, at=BEGINNING - timedelta(days=1), draft=STRATEGY_DRAFT
    )


def _morning(*, weeks: int) -> datetime:
    """10 in the morning in London, so many weeks before the Tuesday of the demo's first week."""
    day = BEGINNING.date() - timedelta(weeks=weeks, days=3)
    return datetime(day.year, day.month, day.day, 10, tzinfo=LONDON)


class _Writer:
    """Takes articles through version, signature, schedule and release, each at its own time."""

    def __init__(self, partnership: Partnership, by: Person, signer: Person) -> None:
        self.partnership, self.by, self.signer = partnership, by, signer

    def published(self, kind: str, draft: dict[str, Any], *, on: datetime) -> Article:
        article = self.planned(kind, draft, on=on)
        release_articles_due(at=on + timedelta(seconds=1))
        return article

    def planned(self, kind: str, draft: dict[str, Any], *, on: datetime) -> Article:
        began = min(on, BEGINNING) - timedelta(days=5)
        article = start_article(partnership=self.partnership, kind=kind, by=self.by, at=began, draft=draft)
        self.scheduled(article, "First version", on=on)
        return article

    def digest(self, *, since: date, on: datetime) -> None:
        article = start_digest(
            partnership=self.partnership, since=since, of_region=False, by=self.by, at=on - timedelta(days=5)
        )
        self.scheduled(article, "First version", on=on)
        release_articles_due(at=on + timedelta(seconds=1))

    def second_version(self, article: Article, *, on: datetime) -> None:
        at = on - timedelta(days=5)
        given: dict[str, Any] = {"by": self.by, "at": at}
        correct_article(article, **given)
        told = {"version_words": "Version 2.0", "version_note": "Shorter times, and a last step."}
        save_article(article, values=told, revision=None, **given)
        key = article.draft["blocks"][0]["key"]
        save_article_block(article, key=key, values={"text": STEPS_OF_VERSION_2}, revision=None, **given)
        self.scheduled(article, "Shorter times", on=on)
        release_articles_due(at=on + timedelta(seconds=1))

    def scheduled(self, article: Article, what_changed: str, *, on: datetime) -> None:
        at = min(on, BEGINNING) - timedelta(days=4)
        version = make_article_version(article, what_changed=what_changed, by=self.by, at=at)
        signed_at = at + timedelta(hours=3)
        sign_article(version, by=self.signer, read_it=True, fingerprint=version.fingerprint, at=signed_at)
        schedule_article(article, release_at=on, by=self.by, at=signed_at + timedelta(hours=1))
