"""The public page of a review before its release: the same template and words, and nothing saved or kept."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_urlconf, set_urlconf
from django.utils.html import escape

from jigsaw.documents.references import slug_of
from jigsaw.library.making import file_rows, fill
from jigsaw.library.models import PublishedEdition, Publisher
from jigsaw.library.past_dates import public_date
from jigsaw.library.reading import publisher_site
from jigsaw.library.release import ReleasedEdition
from jigsaw.library.shown_review import review_content

# The name of the window stands in the browser's history and on shared screens: it says nothing of the review.
WINDOW = re.compile("<title>.*?</title>", re.DOTALL)
PREVIEW = "Only staff of the partnership can see this page. Nothing of it is public before the release."


def preview_review(edition: ReleasedEdition, *, at: datetime, addresses: Mapping[str, str]) -> str:
    """The page of the review exactly as the public will see it, for the staff site. Touches no database.

    `addresses` leads the page's own links to where staff can follow them: by file name, "report" and "briefing"
    for the web pages, "list" for the way back.
    """
    plain = edition.edition
    owner = Publisher(**asdict(edition.publisher))
    slug = slug_of(plain.get("reference"), plain["title"], public_date(plain).year)
    review = PublishedEdition(pk=edition.id, slug=slug, first_released_at=at, publisher=owner)
    fill(review, edition, at)
    files = list(file_rows(review, ((file, "") for file in edition.files)))
    review._prefetched_objects_cache = {"files": _Held(files), "corrections": _Held([])}  # type: ignore[attr-defined]
    with public_addresses():
        context = {
            **publisher_site(owner),
            **review_content(review, owner),
            "demonstration": PREVIEW,
            "places": [],
        }
        context["demonstration_tag"] = "Preview"
        html: str = render_to_string("library/review.html", context)
    html = WINDOW.sub("<title>Preview of a review – Jigsaw</title>", html, count=1)
    leads = {"list": f"/partnerships/{owner.slug}/", "report": f"/library/{slug}/report/"}
    leads |= {"briefing": f"/library/{slug}/briefing/"}
    for name, address in addresses.items():
        public = leads.get(name, f"/library/{slug}/files/{name}")
        html = html.replace(f'href="{public}"', f'href="{escape(address)}"')
    # The words of the vocabulary are public already: their pages stand on the public site alone.
    return html.replace(
        'href="/vocabulary/', f'href="{escape(settings.PUBLIC_ADDRESS.rstrip("/"))}/vocabulary/'
    )


class _Held(list):
    """Rows held in memory, where a page asks for `all()`."""

    def all(self) -> list:
        return self


@contextmanager
def public_addresses() -> Iterator[None]:
    """Let links be those of the public site while its templates are filled."""
    before = get_urlconf()
    set_urlconf(settings.PUBLIC_URLCONF)
    try:
        yield
    finally:
        set_urlconf(before)
