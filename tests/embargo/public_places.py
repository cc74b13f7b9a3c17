"""Every public address at which a planned edition will appear, and those at which someone might look for it early.

The embargo tests ask all of them before the release (nothing of the edition anywhere, and no address tells a
held edition from one that never was), after it, and after a withdrawal.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from jigsaw.documents.references import parse, slug_of
from jigsaw.learning.article_rules import SECTIONS
from jigsaw.library.release import ReleasedEdition
from jigsaw.library.rules import terms_of


@dataclass(frozen=True)
class Place:
    """One address.

    `of_the_edition`: 404 before the release. `answers`: 200 (or a redirect to 200) after it, 410 after a
    withdrawal; the other addresses of the edition are guesses that are never there. Places that are not of the
    edition are lists: there all the time, without the edition before its release and with it (`lists_it`) after;
    `as_data` when they name it by its address.
    """

    address: str
    of_the_edition: bool
    answers: bool
    lists_it: bool = False
    as_data: bool = False


def public_places(edition: ReleasedEdition) -> list[Place]:
    """Each address once: pages, files, lists, old spellings, guesses."""
    found = [*_lists(edition), *_pages(edition), *_spellings(edition), *_guesses(edition)]
    return list({place.address: place for place in reversed(found)}.values())[::-1]


def slug_planned(edition: ReleasedEdition) -> str:
    """The slug that the edition will have where no other review has it."""
    plain = edition.edition
    return slug_of(plain.get("reference"), plain["title"], int(plain["published_on"][:4]))


def _lists(edition: ReleasedEdition) -> Iterator[Place]:
    owner, year = edition.publisher.slug, edition.edition["published_on"][:4]
    kind = edition.edition["kind"]
    yield from (
        Place(address, of_the_edition=False, answers=True, lists_it=True)
        for address in (
            "/",
            f"/partnerships/{owner}/",
            f"/partnerships/{owner}/archive/",
            f"/partnerships/{owner}/archive/?year={year}",
            "/library/",
            f"/library/?partnership={owner}",
            f"/library/?kind={kind}",
            f"/library/?year={year}",
            f"/library/?q={quote(edition.edition['summary'][:60])}",
            *(f"/library/?theme={slug}" for name, slug in terms_of(edition.edition) if name == "themes"),
        )
    )
    yield from (
        Place(address, of_the_edition=False, answers=True, lists_it=True, as_data=True)
        for address in _data_lists(edition)
    )
    yield from (
        Place(address, of_the_edition=False, answers=True)
        for address in (
            *_data_without_reviews(),
            f"/partnerships/{owner}/colours.css",
            "/events/",
            "/certificates/",
            *_lists_of_articles(owner),
            "/accessibility/",
            "/cookies/",
            "/privacy/",
            "/healthz",
            "/updates/",
            f"/updates/search/?partnership={owner}",
            "/updates/asked/",
            *("/looked-for/", "/looked-for/thank-you/"),
        )
    )


def _data_lists(edition: ReleasedEdition) -> list[str]:
    """Feeds, tables, interfaces and sitemaps: where others would take a review from too early."""
    owner, year = edition.publisher.slug, edition.edition["published_on"][:4]
    listed = ["oai?verb=ListRecords&metadataPrefix=oai_dc", "oai?verb=ListIdentifiers&metadataPrefix=oai_dc"]
    listed += [f"{listed[0]}&set=partnership.{owner}", f"{listed[0]}&from={year}-01-01"]
    listed += ["feed.atom", f"partnerships/{owner}/feed.atom", "library.json", "library.csv", "api/reviews"]
    listed += [
        f"library.json?partnership={owner}",
        f"library.csv?year={year}",
        "sitemap.xml",
        "sitemap-1.xml",
    ]
    for _, term in terms_of(edition.edition):
        listed += [f"vocabulary/{term}/feed.atom", f"api/reviews?theme={term}", f"vocabulary/{term}/"]
        listed += [f"{listed[0]}&set=theme.{term}"]
    return [f"/{each}" for each in listed]


def _data_without_reviews() -> list[str]:
    told = ["vocabulary/", "vocabulary.ttl", "vocabulary.jsonld", "vocabulary/siblings.ttl", "data/"]
    told += [
        "vocabulary/siblings.jsonld",
        "vocabulary/hidden-men/",
        "library.csv-metadata.json",
        "robots.txt",
    ]
    told += ["api/", "api/openapi.json", "api/partnerships", "api/terms", "oai", "oai?verb=Identify"]
    told += ["oai?verb=ListSets", "oai?verb=ListRecords&resumptionToken=guessed"]
    return [f"/{each}" for each in told]


def _pages(edition: ReleasedEdition) -> Iterator[Place]:
    slug = slug_planned(edition)
    for form in ("json", "csv", "csv-metadata.json", "ris", "bib"):
        yield Place(f"/library/{slug}.{form}", of_the_edition=True, answers=True)
    yield Place(f"/api/reviews/{slug}", of_the_edition=True, answers=True)
    stem = f"/library/{slug_planned(edition)}/"
    yield Place(stem, of_the_edition=True, answers=True)
    for page, there in (("report/", edition.report_html), ("briefing/", edition.briefing_html)):
        yield Place(stem + page, of_the_edition=True, answers=bool(there))
    for page in ("tell-us/", "tell-us/thank-you/"):
        yield Place(stem + page, of_the_edition=True, answers=True)
    for file in edition.files:
        yield Place(f"{stem}files/{file.filename}", of_the_edition=True, answers=True)


def _spellings(edition: ReleasedEdition) -> Iterator[Place]:
    """The reference as people write it, in the address."""
    for found in parse(edition.edition.get("reference")):
        start, end, number = found.start_year, found.end_year % 100, found.number
        for spelling in (
            f"{found.code}{start}-{end:02d}-{number:02d}",
            f"{found.code}%20{start}/{end:02d}-{number:02d}",
            f"{found.code.lower()}-{start}-{end:02d}_{number:02d}",
            f"{found.code}{start}-{end:02d}/{number:02d}",
        ):
            yield Place(f"/library/{spelling}/", of_the_edition=True, answers=True)


def _guesses(edition: ReleasedEdition) -> Iterator[Place]:
    """What someone who knows last year's addresses, the title or the identifier would try."""
    plain, owner = edition.edition, edition.publisher.slug
    slug = slug_planned(edition)
    by_title = slug_of(None, plain["title"], int(plain["published_on"][:4]))
    tries = [
        f"/library/{edition.id}/",
        f"/library/{edition.fingerprint}/",
        f"/library/{slug}-{owner}/",
        f"/library/{slug}-2/",
        f"/library/{slug}/statement/",
        f"/library/{slug}/slides/",
        f"/library/{slug}.xml",
        f"/library/{slug}/feed.atom",
        f"/api/reviews/{edition.id}",
        f"/library/{slug}/files/",
        f"/partnerships/{owner}/{slug}/",
        f"/editions/{edition.id}/",
        f"/media/editions/{edition.id}/",
        f"/static/{slug}.pdf",
        *(f"/updates/{page}/{slug}/" for page in ("confirm", "change", "end", "resume")),
        *_events_of_that_name(slug),
        *_articles_of_that_name(slug),
    ]
    if by_title != slug:
        tries.append(f"/library/{by_title}/")
    for name in ("report", "press-statement", "briefing", "slides", "statement"):
        for form in ("pdf", "docx", "pptx", "html"):
            tries.append(f"/library/{slug}/files/{name}.{form}")
            tries.append(f"/library/{slug}/files/{slug}-{name}-v{edition.version}.{form}")
    for form in ("pdf", "docx", "pptx"):
        tries.append(f"/library/{slug}/files/{slug}.{form}")
        tries.append(f"/media/{slug}-report.{form}")
    named = {f"/library/{slug}/files/{file.filename}" for file in edition.files}
    yield from (Place(each, of_the_edition=True, answers=False) for each in tries if each not in named)


def _events_of_that_name(slug: str) -> list[str]:
    """A webinar about a held review is not public before it is received itself, whatever its address."""
    stems = [f"/events/{slug}/", f"/events/booked/{slug}/", f"/events/joining/{slug}/"]
    below = [f"{stems[0]}{each}" for each in ("book/", "event.ics", "recording/", "slides/")]
    below += [f"{stems[1]}{each}" for each in ("cancel/", "take/", "event.ics")]
    below += [f"{stems[1]}{each}" for each in ("certificate/", "certificate.pdf", "feedback/", "changed/")]
    below += [f"{stems[1]}{each}/thank-you/" for each in ("feedback", "changed")]
    return [*stems, *below, f"/certificates/{slug}/"]


def _lists_of_articles(owner: str) -> list[str]:
    lists = [f"/{name}{form}" for name in SECTIONS for form in ("/", ".json")]
    chosen = [f"/{name}/?partnership={owner}" for name in SECTIONS]
    return [*lists, *chosen, "/news/feed.atom", f"/partnerships/{owner}/news.atom"]


def _articles_of_that_name(slug: str) -> list[str]:
    """News about a held review is not public before it is received itself, whatever its address."""
    stems = [f"/{name}/{slug}/" for name in SECTIONS]
    below = ("", "versions/1/", f"files/{slug}.pdf", f"versions/1/files/{slug}.pdf")
    return [stem + each for stem in stems for each in below]
