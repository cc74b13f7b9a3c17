"""Has this come up before? Earlier findings and recommendations of the same themes, and what happened to them.

A partnership sees its own publications, those not yet public only for people who may see them, and of the other
partnerships of its region what is public. The same few queries for one review as for hundreds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.urls import reverse

from jigsaw.calendar import london
from jigsaw.calendar.words import count_words, date_words
from jigsaw.documents.references import house_form
from jigsaw.documents.vocabulary import labels
from jigsaw.library.models import PublishedEdition
from jigsaw.publishing.models import Publication, Release, Version
from jigsaw.publishing.queries.public import PUBLIC_ADDRESSES
from jigsaw.publishing.rules import ReleaseState, Stage
from jigsaw.rapid_reviews.recurrence import Earlier, EarlierFinding, EarlierRecommendation

NOTHING_YET = "No development is recorded yet."


@dataclass(frozen=True)
class Known:
    """One earlier review: its edition as plain values, its year, whose it is, where it is read."""

    edition: dict[str, Any]
    day: date
    partnership: str
    address: str
    published: bool

    @property
    def title(self) -> str:
        return self.edition.get("title") or "Review without a title"

    @property
    def reference(self) -> str:
        return house_form(self.edition.get("reference") or "")


def earlier(*, partnership: Any, themes: Sequence[str], person: Any, at: datetime) -> Earlier:
    """What came before in the partnership and its region, newest first. Nothing where no theme is asked for."""
    wanted = set(themes)
    if not wanted:
        return Earlier()
    found = sorted(known_reviews(partnership, person), key=lambda each: each.day, reverse=True)
    findings = [row for known in found for row in _findings(known, wanted)]
    today = london.to_london(at).date()
    recommendations = [row for known in found for row in _recommendations(known, wanted, today)]
    return Earlier(_headline(findings, recommendations), tuple(findings), tuple(recommendations))


def known_reviews(partnership: Any, person: Any) -> list[Known]:
    """The reviews that this person may know of here: what is public in the region, and the partnership's own work."""
    public = _public(partnership)
    slugs = dict(PublishedEdition.objects.filter(pk__in=list(public)).values_list("pk", "slug"))
    found = [
        _known(
            release.version.edition,
            release.publication,
            _public_address(slugs.get(key, ""), release.publication, partnership),
            published=True,
        )
        for key, release in public.items()
    ]
    own = Publication.rows.visible_to(person, "view_publication").filter(partnership=partnership)
    drafts = list(
        own.exclude(pk__in=list(public)).exclude(stage=Stage.WITHDRAWN).select_related("partnership")
    )
    versions = Version.rows.filter(publication__in=[each.pk for each in drafts]).order_by("number")
    newest = {version.publication_id: version.edition for version in versions}
    found += [
        _known(
            newest.get(publication.pk) or publication.draft,
            publication,
            reverse("view_publication", args=[publication.pk]),
            published=False,
        )
        for publication in drafts
    ]
    return found


def _public(partnership: Any) -> dict[Any, Release]:
    """The newest release of each publication of the region that is public now."""
    rows = Release.rows.filter(
        state=ReleaseState.RELEASED,
        publication__partnership__region=partnership.region_id,
        publication__withdrawal=None,
    )
    rows = rows.select_related("version", "publication__partnership").order_by("released_at", "pk")
    return {release.publication_id: release for release in rows}


def _public_address(slug: str, publication: Publication, partnership: Any) -> str:
    """Where a public review is read; its own page of the desk while the public side does not have it yet."""
    if slug:
        return settings.PUBLIC_ADDRESS.rstrip("/") + reverse("review", args=[slug], urlconf=PUBLIC_ADDRESSES)
    own = publication.partnership_id == partnership.pk
    return reverse("view_publication", args=[publication.pk]) if own else ""


def _known(edition: dict[str, Any], publication: Publication, address: str, *, published: bool) -> Known:
    try:
        day = date.fromisoformat(edition.get("published_on") or "")
    except ValueError:
        day = london.to_london(publication.draft_changed_at).date()
    return Known(edition, day, publication.partnership.short_name, address, published)


def _items(edition: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The items of a list of an edition; a draft may hold anything."""
    held = edition.get(name)
    return [each for each in held if isinstance(each, dict)] if isinstance(held, list) else []


def _findings(known: Known, wanted: set[str]) -> Iterator[EarlierFinding]:
    for item in _items(known.edition, "findings"):
        themes = [term for term in item.get("themes") or [] if term in wanted]
        if themes:
            yield EarlierFinding(
                title=item.get("title") or "Finding without a title",
                review=known.title,
                reference=known.reference,
                year=known.day.year,
                partnership=known.partnership,
                themes=tuple(labels().get(term, term) for term in themes),
                address=known.address,
                published=known.published,
            )


def _recommendations(known: Known, wanted: set[str], today: date) -> Iterator[EarlierRecommendation]:
    for item in _items(known.edition, "recommendations"):
        if wanted.intersection(themes_of(item, known.edition)):
            yield EarlierRecommendation(
                text=item.get("text") or "Recommendation without words",
                addressed_to=item.get("addressed_to") or "nobody yet",
                review=known.title,
                reference=known.reference,
                year=known.day.year,
                partnership=known.partnership,
                happened=what_happened(item, known.edition, today),
                address=known.address,
                published=known.published,
            )


def themes_of(recommendation: dict[str, Any], edition: dict[str, Any]) -> set[str]:
    """The themes of the findings that a recommendation answers; of the whole review where it names none."""
    findings = _items(edition, "findings")
    places = [n for n in recommendation.get("findings") or [] if isinstance(n, int)]
    answered = [findings[place - 1] for place in places if 0 < place <= len(findings)]
    if not answered:
        return set(edition.get("themes") or [])
    return {term for finding in answered for term in finding.get("themes") or []}


def what_happened(recommendation: dict[str, Any], edition: dict[str, Any], today: date) -> str:
    """The developments that name a recommendation, or that none is recorded and when it was due."""
    number = recommendation.get("number")
    names = re.compile(rf"\b(?:recommendation\s+|R\s?){number}\b", re.IGNORECASE)
    told = [
        str(item.get("title") or "").rstrip(".")
        for item in _items(edition, "developments")
        if number and names.search(f"{item.get('title', '')} {item.get('text', '')}")
    ]
    if told:
        return f"{'. '.join(told)}."
    try:
        due = date.fromisoformat(recommendation.get("due") or "")
    except ValueError:
        return NOTHING_YET
    return f"{NOTHING_YET} It {'was' if due < today else 'is'} due by {date_words(due)}."


def _headline(findings: list[EarlierFinding], recommendations: list[EarlierRecommendation]) -> str:
    """What was found, as one line: "4 findings in 3 reviews since 2020"."""
    rows: list[Any] = list(findings) or list(recommendations)
    if not rows:
        return ""
    noun = "finding" if findings else "recommendation"
    reviews = {(row.review, row.reference, row.partnership) for row in rows}
    counted = f"{count_words(len(rows), noun)} in {count_words(len(reviews), 'review')}"
    return f"{counted} since {min(row.year for row in rows)}"
