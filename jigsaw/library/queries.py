"""What the public pages read: each of these takes a constant number of queries however many reviews there are."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Generic, NamedTuple, TypeVar

from django.conf import settings
from django.db import connections
from django.db.models import Count, Max, Q, QuerySet

from jigsaw.documents.references import distinct, parse
from jigsaw.library.models import LastChange, PublishedEdition, PublishedFile, Publisher
from jigsaw.library.past_dates import Precision, PublicDate
from jigsaw.library.rules import NEWEST_SHOWN, PAGE_SIZE, first_day_listed

# What may stand before a reference: "Ref no:".
LED_IN = r"(?:ref(?:erence)?\.?\s*(?:no\.?|number)?\s*:?\s*)?"
REVIEWS = (
    "SELECT s.number, e.slug, e.kind, e.reference, e.title, e.learning, e.published_on, e.published_precision, "
    "e.published_words, e.has_report, e.has_briefing, p.name FROM library_searchentry s "
    "JOIN library_publishededition e ON e.id = s.edition_id JOIN library_publisher p ON p.slug = e.publisher_id "
    "WHERE e.withdrawn_at IS NULL AND s.number IN ({marks})"
)
FILES = (
    "SELECT s.number, f.name, f.format, f.filename, f.size, f.pages FROM library_searchentry s "
    "JOIN library_publishedfile f ON f.edition_id = s.edition_id WHERE s.number IN ({marks}) ORDER BY f.position"
)
LARGE = ("edition", "report_html", "briefing_html")


@dataclass(frozen=True)
class Change:
    """How often the library has changed, and when last; `at` is None in an empty library."""

    number: int
    at: datetime | None


class OneValue(NamedTuple):
    """One value to ask for in a statement of ours: its SELECT, and its parameters as this database keeps them."""

    sql: str
    values: tuple[Any, ...] = ()


Review = TypeVar("Review")


class ListedFile(NamedTuple):
    """A document of a review in an answer."""

    name: str
    format: str
    filename: str
    size: int
    pages: int | None


@dataclass(frozen=True)
class ListedReview:
    """A review in an answer: what its entry in the list says, in plain values."""

    pk: object
    slug: str
    kind: str
    reference: str
    title: str
    learning: str
    published: PublicDate
    has_report: bool
    has_briefing: bool
    publisher_name: str
    files: tuple[ListedFile, ...]


@dataclass(frozen=True)
class Page(Generic[Review]):
    """One page of a list: its reviews with publisher and files, where it stands, and how many there are."""

    reviews: list[Review]
    number: int
    last: int
    total: int


@dataclass(frozen=True)
class Year:
    """How many reviews of a year are published."""

    year: int
    count: int


def last_change() -> Change:
    """The number that every page made from the library goes by; plain SQL, since every request asks for it."""
    return change_and(())[0]


def change_and(asked: Sequence[OneValue]) -> tuple[Change, tuple[Any, ...]]:
    """The last change, and what else is asked for in the same statement; nothing else before the first change."""
    more = "".join(f", ({each.sql})" for each in asked)
    values = [value for each in asked for value in each.values]
    sql = f"SELECT number, at{more} FROM library_lastchange WHERE id = %s"  # noqa: S608 (no value stands in it)
    with connections[settings.PUBLIC_DATABASE].cursor() as cursor:
        cursor.execute(sql, [*values, LastChange.THE_ONE])
        number, at, *found = cursor.fetchone() or (0, None)
    return Change(number, _moment(at)), tuple(found)


def _moment(at: datetime | None) -> datetime | None:
    """A time as the database gives it: PostgreSQL says its zone, SQLite means UTC without saying so."""
    return at.replace(tzinfo=UTC) if at and not at.tzinfo else at


def publishers() -> list[Publisher]:
    """Every partnership that has released a review, by name."""
    return list(Publisher.objects.all())


def publisher(slug: str) -> Publisher | None:
    """One partnership by its slug."""
    return Publisher.objects.filter(slug=slug).first()


def reviews_per_publisher() -> dict[str, tuple[int, date | None]]:
    """For each partnership with a public review: how many there are, and the newest day that is known as a day."""
    found = (
        _public()
        .values("publisher")
        .annotate(total=Count("pk"), newest=Max("published_on", filter=Q(published_precision=Precision.DAY)))
        .order_by()
    )
    return {each["publisher"]: (each["total"], each["newest"]) for each in found}


def newest_reviews() -> list[PublishedEdition]:
    """The newest reviews of the whole region, with publisher and files."""
    return list(_listed(_public())[:NEWEST_SHOWN])


def recent_reviews(publisher: Publisher, *, today: date, page: int = 1) -> Page[PublishedEdition] | None:
    """A partnership's reviews of the last three years, newest first; None for a page that is not there."""
    return _page(_public().filter(publisher=publisher, published_on__gte=first_day_listed(today)), page)


def archived_reviews(
    publisher: Publisher, *, year: int | None, page: int = 1
) -> Page[PublishedEdition] | None:
    """All of a partnership's reviews, or those of one year, newest first; None for a page that is not there."""
    return library_reviews(publisher=publisher.slug, year=year, kind=None, page=page)


def library_reviews(
    *, publisher: str | None, kind: str | None, year: int | None, page: int = 1
) -> Page[PublishedEdition] | None:
    """The region's reviews by what was chosen, newest first; None for a page that is not there."""
    chosen = {"publisher": publisher, "kind": kind, "published_year": year}
    return _page(
        _public().filter(**{name: value for name, value in chosen.items() if value is not None}), page
    )


def reviews_by_number(keys: Mapping[int, object]) -> dict[int, ListedReview]:
    """The public reviews with these numbers in the index, by number, in their order; missing ones are left out.

    `keys` has the key of each by its number. Plain SQL with plain rows: building the query and ten objects would take
    longer than the search.
    """
    if not keys:
        return {}
    marks = ", ".join(["%s"] * len(keys))
    with connections[settings.PUBLIC_DATABASE].cursor() as cursor:
        cursor.execute(REVIEWS.format(marks=marks), list(keys))
        rows = {number: held for number, *held in cursor.fetchall()}
        cursor.execute(FILES.format(marks=marks), list(keys))
        files: dict[int, list[ListedFile]] = {}
        for number, *held in cursor.fetchall():
            files.setdefault(number, []).append(ListedFile(*held))
    return {
        number: _plain_review(key, rows[number], tuple(files.get(number, ())))
        for number, key in keys.items()
        if number in rows
    }


def _plain_review(key: object, row: list[Any], files: tuple[ListedFile, ...]) -> ListedReview:
    slug, kind, reference, title, learning, day, precision, words, has_report, has_briefing, publisher = row
    published = PublicDate(day, Precision(precision), words)
    return ListedReview(
        key, slug, kind, reference, title, learning, published, has_report, has_briefing, publisher, files
    )


def years(publisher: Publisher | None = None) -> list[Year]:
    """The years in which reviews were published, newest first, with their counts."""
    rows = _public() if publisher is None else _public().filter(publisher=publisher)
    found = (
        rows.exclude(published_year=0)
        .values("published_year")
        .annotate(total=Count("pk"))
        .order_by("-published_year")
    )
    return [Year(each["published_year"], each["total"]) for each in found]


def kinds() -> list[str]:
    """The kinds of review that are published."""
    return list(_public().order_by("kind").values_list("kind", flat=True).distinct())


def review(slug: str) -> PublishedEdition | None:
    """One review, or its tombstone, by its address, with publisher, files and corrections."""
    rows = PublishedEdition.objects.select_related("publisher").prefetch_related("files", "corrections")
    return rows.filter(slug=slug).first()


def slug_behind(spelling: str) -> str | None:
    """The address of the one published or withdrawn review that this spelling of a reference means.

    None where the text is no reference, or means no review or several: an unpublished review is answered as
    one that never was.
    """
    found = distinct(parse(spelling, codes=re.findall("[A-Za-z]+", spelling)))
    if len(found) != 1 or not re.fullmatch(LED_IN + re.escape(found[0].raw), spelling.strip(), re.IGNORECASE):
        return None
    meant = PublishedEdition.objects.filter(Q(slug=found[0].slug) | Q(reference=found[0].house))
    slugs = list(meant.values_list("slug", flat=True)[:2])
    if found[0].slug in slugs:
        return found[0].slug
    return slugs[0] if len(slugs) == 1 else None


def file_of(slug: str, filename: str) -> PublishedFile | None:
    """One document of a public review by the name under which people save it."""
    if "\0" in filename:  # no name holds it, and PostgreSQL refuses even to look
        return None
    rows = PublishedFile.objects.select_related("edition").defer(*[f"edition__{name}" for name in LARGE])
    return rows.filter(edition__slug=slug, edition__withdrawn_at=None, filename=filename).first()


def tombstone(slug: str) -> PublishedEdition | None:
    """A withdrawn review by its address."""
    rows = PublishedEdition.objects.select_related("publisher")
    return rows.filter(slug=slug, withdrawn_at__isnull=False).first()


def _public() -> QuerySet[PublishedEdition]:
    return PublishedEdition.objects.filter(withdrawn_at=None)


def _listed(rows: QuerySet[PublishedEdition]) -> QuerySet[PublishedEdition]:
    return rows.select_related("publisher").prefetch_related("files").defer(*LARGE)


def _page(rows: QuerySet[PublishedEdition], number: int) -> Page[PublishedEdition] | None:
    total = rows.count()
    last = max(1, -(-total // PAGE_SIZE))
    if not 1 <= number <= last:
        return None
    start = (number - 1) * PAGE_SIZE
    return Page(list(_listed(rows)[start : start + PAGE_SIZE]), number, last, total)
