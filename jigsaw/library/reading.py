"""The base of every page of the library: made once, handed out many times, the same for everyone."""

from __future__ import annotations

import re
from collections.abc import Hashable
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, ClassVar, NoReturn, TypeVar

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import get_conditional_response

from jigsaw.calendar.london import to_london
from jigsaw.components.page import PublicPage
from jigsaw.components.public_places import public_places
from jigsaw.library import queries
from jigsaw.library.keeping import PAGES, KeptOne, KeptPage, KeptPages
from jigsaw.library.models import PublishedEdition, Publisher
from jigsaw.library.rules import CACHE_SECONDS
from jigsaw.library.showing_more import change_and_signs

# Readers who take gzip; "gzip;q=0" says that they do not.
UNPACKS = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
Answer = TypeVar("Answer", bound=HttpResponseBase)
KEEP_A_MINUTE = f"public, max-age={CACHE_SECONDS}"
ALL_REVIEWS = "Learning from reviews"
# What an empty library says of its last change.
NEVER = datetime(2026, 1, 1, tzinfo=UTC)
PUBLISHERS: KeptOne[list[Publisher]] = KeptOne()
DEMONSTRATION = "Every case, person and place here is invented."


class Moved(Exception):
    """The page stands at another address."""

    def __init__(self, address: str) -> None:
        self.address = address
        super().__init__(address)


class Gone(Exception):
    """The review, or what a room above published, was withdrawn."""

    def __init__(self, edition: Any) -> None:
        self.edition = edition
        super().__init__("withdrawn")


class LibraryPage(PublicPage):
    """A page of the library.

    `choices` names the parts of the query string that the page reads; all others are ignored. The page is
    rendered once for each state of the library and day (see keeping.py). One that `shows_more` is made anew also
    when what rooms above add to it has changed (see showing_more.py).
    """

    choices: ClassVar[tuple[str, ...]] = ()
    shows_more: ClassVar[bool] = False

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.today = to_london(self.now).date()
        self.change, self.signs = (
            change_and_signs(self.now) if self.shows_more else (queries.last_change(), ())
        )
        self.state = (self.change.number, self.change.at, self.today, settings.DEMO)
        try:
            page = self.store().find(self.state, self.key()) or self.make()
        except Moved as moved:
            return told_to_keep(HttpResponsePermanentRedirect(moved.address))
        except Gone as gone:
            return self.gone(gone.edition)
        return page_or_known(request, page, self.content_type)

    def key(self) -> Hashable:
        """What tells this page from others: its address, what was chosen, and what it depends on besides."""
        chosen = tuple((name, self.request.GET.get(name, "")) for name in self.choices)
        return self.request.path, chosen, self.signs

    def store(self) -> KeptPages:
        """Where the page is kept. Pages of which readers can ask for any number have a store of their own."""
        return PAGES

    def gone(self, edition: Any) -> HttpResponse:
        """What stands in the place of what was withdrawn."""
        return gone_answer(edition)

    def made(self) -> bytes:
        """The page itself."""
        page: str = render_to_string(self.get_template_names(), self.get_context_data(), self.request)
        return page.encode()

    def make(self) -> KeptPage:
        """Make the page and keep it."""
        page = KeptPage.of(self.made(), self.store().effort)
        self.store().keep(self.state, self.key(), page)
        return page

    def number_chosen(self, name: str) -> int | None:
        """A whole number from the query string, None when it is not there; 404 for anything else."""
        given = self.request.GET.get(name, "")
        if not given:
            return None
        if not given.isascii() or not given.isdigit() or len(given) > 4 or given != str(int(given)):
            raise Http404
        return int(given)

    def page_chosen(self) -> int:
        """Which page of a list, the first when nothing is said."""
        chosen = self.number_chosen("page")
        return 1 if chosen is None else chosen


class RegionPage(LibraryPage):
    """A page of all the partnerships together: it lists the helpline of each."""

    @cached_property
    def publishers(self) -> list[Publisher]:
        """Every partnership, asked for once after each change of the library, which counts theirs too."""
        return PUBLISHERS.get(self.change, queries.publishers)

    def site(self) -> dict[str, Any]:
        """The layout's variables for the region."""
        return region_site(self.publishers)


class PublisherPage(LibraryPage):
    """A page of one partnership, in its colours, with its helpline."""

    def publisher(self) -> Publisher:
        """The partnership in the address, or 404."""
        found = queries.publisher(self.kwargs["publisher"])
        if found is None:
            raise Http404
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.owner = self.publisher()
        return super().get_context_data(**kwargs)

    def site(self) -> dict[str, Any]:
        """The layout's variables for the partnership."""
        return publisher_site(self.owner)


class ReviewPage(LibraryPage):
    """A page of one review: an old spelling of its reference leads to it, a withdrawn one says why."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.review = self.find_review()
        self.owner = self.review.publisher
        return super().get_context_data(**kwargs)

    def find_review(self) -> PublishedEdition:
        """The review in the address. A review under embargo and one that never was answer alike: 404."""
        slug = self.kwargs["slug"]
        found = queries.review(slug)
        if found is None:
            raise_moved_or_missing(slug, type(self).__module__.rpartition(".")[2])
        if found.withdrawn_at is not None:
            raise Gone(found)
        return found

    def site(self) -> dict[str, Any]:
        """The layout's variables for the partnership that published the review."""
        return publisher_site(self.owner)

    def crumbs(self, here: str) -> list[dict[str, str]]:
        """The way to a page below the review."""
        listed = reverse("learning_from_reviews", args=[self.owner.slug])
        return [
            {"text": ALL_REVIEWS, "href": listed},
            {"text": self.review.title, "href": reverse("review", args=[self.review.slug])},
            {"text": here},
        ]


def raise_moved_or_missing(spelling: str, page: str) -> NoReturn:
    """Send an old spelling of a published reference to its address, on the same page; else 404."""
    slug = queries.slug_behind(spelling)
    if slug is None or slug == spelling:
        raise Http404
    raise Moved(reverse(page, args=[slug]))


def page_or_known(request: HttpRequest, page: KeptPage, content_type: str | None = None) -> HttpResponse:
    """The page, packed for a reader who can unpack it, or 304 for one who has it already."""
    headers = {"ETag": page.etag}
    body = page.body
    if page.packed:
        headers["Vary"] = "Accept-Encoding"
    if page.packed and UNPACKS.search(request.headers.get("Accept-Encoding", "")):
        headers["Content-Encoding"] = "gzip"
        body = page.packed
    whole = HttpResponse(body, content_type=content_type, headers=headers)
    return told_to_keep(get_conditional_response(request, etag=page.etag, response=whole) or whole)


def told_to_keep(response: Answer) -> Answer:
    """Let every cache keep the answer for a minute and no longer, so that a withdrawal holds everywhere."""
    response["Cache-Control"] = KEEP_A_MINUTE
    return response


def everywhere() -> dict[str, Any]:
    """The layout's variables that every page of the site has."""
    return {
        "accessibility_href": reverse("accessibility"),
        "cookies_href": reverse("cookies"),
        "privacy_href": reverse("privacy"),
        "demonstration": DEMONSTRATION if settings.DEMO else "",
        "places": public_places(),
    }


def region_site(publishers: list[Publisher]) -> dict[str, Any]:
    """The layout's variables of pages that belong to no one partnership."""
    regions = {each.region_name for each in publishers}
    return {
        **everywhere(),
        "site_name": regions.pop() if len(regions) == 1 else ALL_REVIEWS,
        "home_href": reverse("front"),
        "publishers": publishers,
    }


def publisher_site(publisher: Publisher) -> dict[str, Any]:
    """The layout's variables of a partnership's pages."""
    return {
        **everywhere(),
        "site_name": publisher.name,
        "home_href": reverse("learning_from_reviews", args=[publisher.slug]),
        "colours_href": reverse("colours", args=[publisher.slug]),
        "helpline_text": publisher.helpline_text,
        "helpline_phone": publisher.helpline_phone,
        "contact_href": publisher.website,
        "publisher": publisher,
    }


def gone_answer(edition: PublishedEdition) -> HttpResponse:
    """What every address of a withdrawn review answers: 410 with the reason."""
    context = {
        **publisher_site(edition.publisher),
        "title": "This review has been withdrawn",
        "edition": edition,
    }
    return HttpResponse(
        render_to_string("library/gone.html", context), status=410, headers={"Cache-Control": "no-store"}
    )
