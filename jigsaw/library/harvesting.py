"""What the forms of exchange read: published reviews as records. Each of these takes a constant number of queries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.conf import settings
from django.db.models import Count, DateTimeField, IntegerField, Q, QuerySet, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, GreaterThanOrEqual, LessThan
from django.urls import reverse

from jigsaw.documents.vocabulary import concepts
from jigsaw.documents.words import term_in_words
from jigsaw.library.addresses import path_of
from jigsaw.library.exchange.oai import LISTS, Selection
from jigsaw.library.exchange.record import (
    FileRecord,
    PublisherRecord,
    ReviewRecord,
    TermRecord,
    Tombstone,
)
from jigsaw.library.models import EditionTerm, PublishedEdition, PublishedFile, Publisher
from jigsaw.library.queries import LARGE, Page
from jigsaw.library.rules import CONTENT_TYPES, kind_words, terms_of

CHANGED = Coalesce("withdrawn_at", "released_at", output_field=DateTimeField())
# The lists whose words pages and forms tell of a review. Its child's age they do not: that narrows to a child.
SHOWN = tuple(LISTS.values())
# Reviews and withdrawals that a feed holds, newest first.
IN_A_FEED = 50


@dataclass(frozen=True)
class Standing:
    """An address for the sitemap."""

    slug: str
    changed_at: datetime
    has_report: bool
    has_briefing: bool


def whole_address(path: str) -> str:
    """A path of the public site as the whole world writes it."""
    return settings.PUBLIC_ADDRESS.rstrip("/") + path


def publisher_record(row: Publisher) -> PublisherRecord:
    """A partnership for the forms of exchange."""
    return PublisherRecord(
        slug=row.slug,
        name=row.name,
        area=row.area,
        region=row.region_name,
        address=whole_address(_publisher_path(row.slug)),
        website=row.website,
    )


@cache
def _publisher_path(slug: str) -> str:
    return reverse("learning_from_reviews", args=[slug], urlconf=settings.PUBLIC_URLCONF)


def review_record(row: PublishedEdition, *, whole: bool = False) -> ReviewRecord:
    """A review for the forms of exchange; `whole` where its edition was read and is to be given out."""
    held = terms_of(row.edition) if whole else [(each.list, each.slug) for each in row.terms.all()]
    terms = [(name, slug) for name, slug in held if name in SHOWN]
    lead = row.edition.get("lead_reviewer") if whole else getattr(row, "lead", None)
    return ReviewRecord(
        slug=row.slug,
        address=address_of(row.slug),
        title=row.title,
        reference=row.reference,
        kind=row.kind,
        kind_words=kind_words(row.kind),
        learning=row.learning,
        lead_reviewer=lead or "",
        published=row.published,
        is_past=row.is_past,
        first_released_at=row.first_released_at,
        changed_at=row.released_at,
        version=row.version,
        publisher=publisher_record(row.publisher),
        terms=tuple(term_record(name, slug) for name, slug in terms),
        files=tuple(_file_record(row.slug, file) for file in row.files.all()),
        report_address=_web_page(row, "report") if row.has_report else "",
        briefing_address=_web_page(row, "briefing") if row.has_briefing else "",
        corrections=tuple((each.at, each.note) for each in row.corrections.all()) if whole else (),
        edition=row.edition if whole else {},
    )


def address_of(slug: str) -> str:
    """The permanent address of a review."""
    return whole_address(reverse("review", args=[slug]))


@cache
def term_path(slug: str) -> str:
    """The page of a word; "" for one that the vocabulary lacks."""
    return path_of("concept", slug) if slug in concepts() else ""


def term_record(name: str, slug: str) -> TermRecord:
    """One word that a review carries."""
    path = term_path(slug)
    return TermRecord(slug, term_in_words(slug), name, whole_address(path) if path else "")


def tombstone(row: PublishedEdition) -> Tombstone:
    """A withdrawn review for the forms of exchange."""
    at = row.withdrawn_at or row.released_at
    return Tombstone(row.slug, address_of(row.slug), row.publisher_id, at, row.withdrawn_why)


def item(row: PublishedEdition) -> ReviewRecord | Tombstone:
    """A review as it is now: standing or withdrawn."""
    return review_record(row) if row.withdrawn_at is None else tombstone(row)


def feed_items(
    publisher: str | None = None, term: str | None = None
) -> tuple[list[ReviewRecord], list[Tombstone]]:
    """The newest changes of a feed. A withdrawal stands in the feed of every theme: a tombstone has none."""
    rows = PublishedEdition.objects.all()
    if publisher is not None:
        rows = rows.filter(publisher=publisher)
    standing = rows.filter(withdrawn_at=None)
    if term is not None:
        standing = standing.filter(terms__slug=term)
    gone = rows.filter(withdrawn_at__isnull=False).order_by(CHANGED.desc(), "-pk").defer(*LARGE)
    newest = _listed(standing).order_by(CHANGED.desc(), "-pk")
    return [review_record(each) for each in newest[:IN_A_FEED]], [
        tombstone(each) for each in gone[:IN_A_FEED]
    ]


def earliest() -> datetime | None:
    """When the record that has been as it is for longest last changed: none is older. None in an empty library."""
    oldest = PublishedEdition.objects.annotate(changed=CHANGED).order_by(CHANGED, "pk")
    return oldest.values_list("changed", flat=True).first()


def one(slug: str) -> PublishedEdition | None:
    """One review or tombstone by its slug, for a harvester."""
    return _described(PublishedEdition.objects.filter(slug=slug)).first()


def selected(chosen: Selection) -> QuerySet[PublishedEdition]:
    """What a harvester selects, standing and withdrawn, with the moment of its last change."""
    rows = PublishedEdition.objects.annotate(changed=CHANGED)
    if chosen.since is not None:
        rows = rows.filter(GreaterThanOrEqual(CHANGED, chosen.since))
    if chosen.before is not None:
        rows = rows.filter(LessThan(CHANGED, chosen.before))
    kind, _, name = chosen.set.partition(".")
    if kind == "partnership":
        return rows.filter(publisher=name)
    if kind:
        held = PublishedEdition.objects.filter(terms__list=LISTS[kind], terms__slug=name)
        return rows.filter(Q(pk__in=held.values("pk")) | Q(withdrawn_at__isnull=False))
    return rows


def batch(
    rows: QuerySet[PublishedEdition], after: tuple[datetime, str] | None, size: int
) -> list[PublishedEdition]:
    """The next of the selected rows, oldest change first, with what a record needs."""
    if after is not None:
        at, pk = after
        rows = rows.filter(GreaterThanOrEqual(CHANGED, at)).exclude(Exact(CHANGED, at), pk__lte=pk)
    return list(_described(rows).order_by(CHANGED, "pk")[:size])


def standing_between(first: int, last: int) -> list[Standing]:
    """A stretch of the reviews that stand, in an order that a release does not change."""
    rows = PublishedEdition.objects.filter(withdrawn_at=None).order_by("first_released_at", "id")
    found = rows.values_list("slug", "released_at", "has_report", "has_briefing")[first:last]
    return [Standing(*each) for each in found]


def count_standing() -> int:
    """How many reviews stand."""
    return PublishedEdition.objects.filter(withdrawn_at=None).count()


def listed(
    *, publisher: str | None, kind: str | None, year: int | None, term: str | None, page: int, size: int
) -> Page[PublishedEdition] | None:
    """Reviews by what was chosen with the words that they carry, newest first; None for a page that is not there."""
    chosen = {"publisher": publisher, "kind": kind, "published_year": year, "terms__slug": term}
    rows = PublishedEdition.objects.filter(
        withdrawn_at=None, **{name: value for name, value in chosen.items() if value is not None}
    )
    if page < 1:
        return None
    if term is not None:  # the day stands beside the word too, in one index
        rows = rows.order_by("-terms__published_on", "title")
    counted = rows.order_by().values("withdrawn_at").annotate(number=Count("*")).values("number")
    listed = _listed(rows).annotate(total=Subquery(counted, output_field=IntegerField()))
    found: list[PublishedEdition] = list(listed[(page - 1) * size : page * size])
    if not found and page > 1:
        return None
    total: int = found[0].total if found else 0  # type: ignore[attr-defined]
    return Page(found, page, max(1, -(-total // size)), total)


def by_key(keys: Sequence[object]) -> list[PublishedEdition]:
    """The public reviews with these keys, in their order, with the words that they carry."""
    rows = _listed(PublishedEdition.objects.filter(withdrawn_at=None)).in_bulk(list(keys))
    return [rows[key] for key in keys if key in rows]


def reviews_per_term() -> dict[str, int]:
    """How many reviews that stand carry each word."""
    found = EditionTerm.objects.filter(list__in=SHOWN).order_by().values("slug").annotate(total=Count("id"))
    return {each["slug"]: each["total"] for each in found}


def _listed(rows: QuerySet[PublishedEdition]) -> QuerySet[PublishedEdition]:
    return rows.select_related("publisher").prefetch_related("files", "terms").defer(*LARGE)


def _described(rows: QuerySet[PublishedEdition]) -> QuerySet[PublishedEdition]:
    """Listed rows with the one thing that harvesters are told out of the edition itself."""
    return _listed(rows.annotate(lead=KT("edition__lead_reviewer")))


def _web_page(row: PublishedEdition, name: str) -> str:
    return whole_address(reverse(name, args=[row.slug]))


def _file_record(slug: str, file: PublishedFile) -> FileRecord:
    return FileRecord(
        name=file.name,
        format=file.format,
        media_type=CONTENT_TYPES[file.format],
        address=whole_address(reverse("file", args=[slug, file.filename])),
        size=file.size,
        pages=file.pages,
    )
