"""A review as its page shows it: every word ready, for the public page and for its preview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse

from jigsaw.calendar.london import to_london
from jigsaw.components.charts import bar_chart
from jigsaw.documents.terms import Practice
from jigsaw.documents.words import BRIEFING, SLIDES, STRENGTH_WORDS, date_in_words, term_in_words
from jigsaw.library.contents import read
from jigsaw.library.harvesting import term_path
from jigsaw.library.models import PublishedEdition, Publisher
from jigsaw.library.reading import ALL_REVIEWS
from jigsaw.library.rules import citation, kind_words, links_of, strength_headline, strength_rows, terms_of
from jigsaw.library.showing import documents
from jigsaw.library.showing_more import CHANGED

# The parts of the page, by the name in the address, and what must be there for the part to stand.
CONTENTS = [
    ("found", "What we found"),
    ("good-practice", "What good practice looked like"),
    ("recommendations", "Recommendations"),
    ("changed", "What has changed since"),
    ("team", "Use this in your team"),
]
LISTED_UNDER = {
    "themes": "Themes",
    "harm_types": "Kinds of harm",
    "agencies": "Agencies",
    "age_bands": "Age of the child",
}
PARTS = {
    "found": "to_improve",
    "good-practice": "good_practice",
    "recommendations": "recommendations",
    "changed": "changed",
    "team": "team",
}


def review_content(
    review: PublishedEdition, owner: Publisher, *, more: Mapping[str, Sequence[str]] | None = None
) -> dict[str, Any]:
    """What the page of a review shows, besides the layout; `more` is what rooms above add (showing_more.py)."""
    plain = review.edition
    findings = plain.get("findings") or []
    listed = reverse("learning_from_reviews", args=[owner.slug])
    found = documents(review)
    shown = {
        "title": review.title,
        "published": review.published.shown,
        "crumbs": [{"text": ALL_REVIEWS, "href": listed}, {"text": review.title}],
        "review": review,
        "edition": plain,
        "more": more or {},
        "changed": plain.get("developments") or (more or {}).get(CHANGED),
        "kind": kind_words(review.kind),
        "to_improve": [each for each in findings if each["practice"] == Practice.NEEDS_TO_IMPROVE],
        "good_practice": [each for each in findings if each["practice"] == Practice.GOOD_PRACTICE],
        "recommendations": recommendations(plain),
        "chart": chart(plain, owner.name),
        "corrections": [(to_london(each.at).date(), each.note) for each in review.corrections.all()],
        "plan": read("team_plan"),
        "support": read("support")["lines"],
        "documents": found,
        "team": [each for each in found if each.name in (BRIEFING, SLIDES)],
        "citation": cited(review, owner),
        "words": words(plain),
        "links": links(plain),
    }
    return shown | {"contents": [line for line in CONTENTS if shown.get(PARTS[line[0]])]}


def links(plain: dict[str, Any]) -> list[dict[str, str]]:
    """The documents of a past review where they were published: words that tell them apart, kind and address."""
    return [
        {
            "kind": each["kind"],
            "title": each.get("title") or each["kind"],
            "href": each["link"],
            "site": site_of(each["link"]),
        }
        for each in links_of(plain)
    ]


def site_of(address: str) -> str:
    """The site to which a link leads, so that nobody leaves this one unaware."""
    return urlsplit(address).hostname or ""


def cited(review: PublishedEdition, owner: Publisher) -> str:
    """How to cite this review."""
    return citation(
        publisher=owner.name,
        year=review.published.year_words,
        title=review.title,
        kind=review.kind,
        reference=review.reference,
        address=settings.PUBLIC_ADDRESS.rstrip("/") + reverse("review", args=[review.slug]),
    )


def words(plain: dict[str, Any]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The words under which the review is listed: label and address of each, "" where the vocabulary lacks it."""
    held = [(name, term_in_words(slug), slug) for name, slug in terms_of(plain)]
    lists = [
        (heading, [(label, term_path(slug)) for name, label, slug in held if name == each])
        for each, heading in LISTED_UNDER.items()
    ]
    return [line for line in lists if line[1]]


def recommendations(plain: dict[str, Any]) -> list[dict[str, Any]]:
    """The recommendations as the page shows them, each with its facts in rows."""
    return [
        {"number": each["number"], "text": each["text"], "facts": facts(each)}
        for each in plain.get("recommendations") or []
    ]


def facts(recommendation: dict[str, Any]) -> list[dict[str, Any]]:
    """Who changes what by when, what it brings for children, and how it will be known."""
    told = {
        "Who": recommendation["addressed_to"],
        "Led by": recommendation["owner_role"],
        "By when": date_in_words(date.fromisoformat(recommendation["due"])),
        "Outcome for children": recommendation["outcome_for_children"],
        "How we will know": recommendation["how_we_will_know"],
        "Strength": STRENGTH_WORDS[recommendation["strength"]],
    }
    return [{"key": {"text": name}, "value": {"text": words}} for name, words in told.items()]


def chart(plain: dict[str, Any], source: str) -> str:
    """The recommendations by strength as a chart; nothing where there are none."""
    rows = strength_rows(plain)
    if not sum(row.count for row in rows):
        return ""
    return bar_chart(
        [(row.label, row.count) for row in rows],
        name="strength",
        headline=strength_headline(rows),
        measure="Recommendations of this review by how far each reaches, weakest first",
        source=f"{source}, from the recommendations above",
        label="Strength",
        number="Recommendations",
    )
