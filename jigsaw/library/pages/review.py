"""One review: what was found, what must change, what has changed, and what to take away."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.conf import settings
from django.urls import reverse

from jigsaw.calendar.london import to_london
from jigsaw.components.charts import bar_chart
from jigsaw.documents.terms import Practice
from jigsaw.documents.words import BRIEFING, SLIDES, STRENGTH_WORDS, date_in_words
from jigsaw.library.contents import read
from jigsaw.library.reading import ALL_REVIEWS, ReviewPage
from jigsaw.library.rules import citation, kind_words, strength_headline, strength_rows
from jigsaw.library.showing import documents

# The parts of the page, by the name in the address, and what must be there for the part to stand.
CONTENTS = [
    ("found", "What we found"),
    ("good-practice", "What good practice looked like"),
    ("recommendations", "Recommendations"),
    ("changed", "What has changed since"),
    ("team", "Use this in your team"),
]
PARTS = {
    "found": "to_improve",
    "good-practice": "good_practice",
    "recommendations": "recommendations",
    "changed": "developments",
    "team": "team",
}


class Review(ReviewPage):
    public = True
    template_name = "library/review.html"

    def content(self) -> dict[str, Any]:
        review, plain = self.review, self.review.edition
        findings = plain.get("findings") or []
        listed = reverse("learning_from_reviews", args=[self.owner.slug])
        found = documents(review)
        shown = {
            "title": review.title,
            "published": date_in_words(review.published_on),
            "crumbs": [{"text": ALL_REVIEWS, "href": listed}, {"text": review.title}],
            "review": review,
            "edition": plain,
            "developments": plain.get("developments"),
            "kind": kind_words(review.kind),
            "to_improve": [each for each in findings if each["practice"] == Practice.NEEDS_TO_IMPROVE],
            "good_practice": [each for each in findings if each["practice"] == Practice.GOOD_PRACTICE],
            "recommendations": recommendations(plain),
            "chart": chart(plain, self.owner.name),
            "corrections": [(to_london(each.at).date(), each.note) for each in review.corrections.all()],
            "plan": read("team_plan"),
            "support": read("support")["lines"],
            "documents": found,
            "team": [each for each in found if each.name in (BRIEFING, SLIDES)],
            "citation": self.citation(),
        }
        return shown | {"contents": [line for line in CONTENTS if shown.get(PARTS[line[0]])]}

    def citation(self) -> str:
        """How to cite this review."""
        return citation(
            publisher=self.owner.name,
            year=self.review.published_year,
            title=self.review.title,
            kind=self.review.kind,
            reference=self.review.reference,
            address=settings.PUBLIC_ADDRESS.rstrip("/") + reverse("review", args=[self.review.slug]),
        )


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
