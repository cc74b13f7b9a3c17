"""A past review in every page and form of exchange: its date as precise as it is known, and no invented day."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace

import pytest

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.exchange import openapi
from jigsaw.library.past_dates import public_date
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
ID = "11111111-1111-4111-8111-111111111111"
REPORT = "https://alderbrook-scp.example/files/quiet-river.pdf"
SAID = {
    "month": {"words": "September 2021", "precision": "month", "earliest": "2021-09-01"},
    "year": {"words": "2021", "precision": "year", "earliest": "2021-01-01"},
    "other": {"words": "Winter 2019 to 2020", "precision": "other", "earliest": "2019-12-01"},
}
SHOWN = {
    "month": "September 2021",
    "year": "2021",
    "other": "Winter 2019 to 2020",
    "none": "Date not known",
    "day": "14 September 2021",
}
ISO = {"month": "2021-09", "year": "2021", "other": "", "none": "", "day": "2021-09-14"}
# Days that stand for nothing but a place in the order.
INVENTED = re.compile(
    r"2021[-/]09[-/]01|2021[-/]01[-/]01|2019[-/]12[-/]01|1900|\b1 (?:September|January|December)\b"
)


def past(precision: str, **changes: object):
    """A past review as it crosses: a title, a kind, a document elsewhere, and the date that it has."""
    plain = {
        "is_past": True,
        "kind": "serious-case-review",
        "reference": "ASCB 2019-20/04",
        "title": "The quiet river",
        "other_titles": ["Child R"],
        "documents": [{"kind": "report", "title": "Full report", "link": REPORT}],
    }
    if precision == "day":
        plain["published_on"] = "2021-09-14"
    elif precision in SAID:
        plain["published"] = SAID[precision]
    return replace(
        released_edition(edition=plain | changes, files=[]), id=ID, report_html="", briefing_html=""
    )


@pytest.mark.parametrize("precision", SHOWN)
def test_every_page_and_form_shows_the_date_as_precise_as_it_is(public_site, precision):
    """Fails when a page or a form fails on a past review, hides its date, or makes up a day."""
    slug = receive(past(precision), at=RELEASED).slug
    addresses = {
        "page": f"/library/{slug}/",
        "list": "/library/",
        "front": "/",
        "archive": "/partnerships/alderbrook/archive/",
        "json": f"/library/{slug}.json",
        "ris": f"/library/{slug}.ris",
        "bibtex": f"/library/{slug}.bib",
        "csv": "/library.csv",
        "api": "/api/reviews",
        "atom": "/feed.atom",
        "oai": "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    }
    found = {}
    for name, address in addresses.items():
        answer = public_site.get(address)
        assert answer.status_code == 200, (name, answer.status_code)
        found[name] = answer.content.decode()
        assert "The quiet river" in found[name], name
        assert not INVENTED.search(found[name]), (name, INVENTED.search(found[name]))
    for name in ("page", "list", "front", "archive", "atom"):
        assert SHOWN[precision] in found[name], name
    told = json.loads(found["json"])
    assert told["published"] == (ISO[precision] or SHOWN[precision])
    assert told["published_on"] == (ISO["day"] if precision == "day" else None)
    assert told["links"] == [{"kind": "report", "title": "Full report", "address": REPORT}]
    row = next(csv.DictReader(io.StringIO(found["csv"])))
    assert (row["published"], row["published_on"]) == (told["published"], told["published_on"] or "")
    dates = re.findall("<dc:date>(.*?)</dc:date>", found["oai"])
    assert dates == ([ISO[precision]] if ISO[precision] else [])
    graph = json.loads(re.search(r'ld\+json">(.*?)</script>', found["page"])[1])["@graph"]  # type: ignore[index]
    assert graph[0].get("datePublished", "") == ISO[precision]
    assert set(told) == set(openapi.SCHEMAS["Review"]["properties"])


def test_a_page_of_a_past_review_shows_only_what_there_is(public_site):
    """Fails when an empty part stands on the page, or a document elsewhere is not told as one."""
    page = public_site.get(f"/library/{receive(past('none'), at=RELEASED).slug}/").content.decode()
    assert "Published before this library" in page
    assert "Also published as: Child R" in page
    assert f'href="{REPORT}" rel="noopener"' in page
    assert "report, alderbrook-scp.example" in page
    for part in ('id="summary"', 'id="found"', 'id="recommendations"', 'id="team"', 'id="documents"'):
        assert part not in page
    assert "(no date) The quiet river" in page


def test_what_has_no_year_stands_under_none_and_after_all_others(public_site):
    """Fails when a review without a date leads the list or stands under a year."""
    receive(past("none"), at=RELEASED)
    receive(released_edition(), at=RELEASED)
    page = public_site.get("/library/").content.decode()
    assert page.index("Seen but not known") < page.index("The quiet river")
    assert "year=0" not in page
    assert public_site.get("/library/?year=1900").status_code == 404


def test_it_can_be_withdrawn_as_any_review(public_site):
    """Fails when a past review cannot be taken off the site."""
    slug = receive(past("month"), at=RELEASED).slug
    assert withdraw(ID, why="Taken down at the family's wish.", at=RELEASED)
    assert public_site.get(f"/library/{slug}/").status_code == 410


def test_a_link_that_is_no_web_address_is_not_shown(public_site):
    """Fails when a link of a spreadsheet runs a script on the public site."""
    documents = [{"kind": "report", "title": "Trap", "link": "javascript:alert(1)"}]
    slug = receive(past("year", documents=documents), at=RELEASED).slug
    page = public_site.get(f"/library/{slug}/").content.decode()
    assert "javascript:" not in page
    assert json.loads(public_site.get(f"/library/{slug}.json").content)["links"] == []


def test_a_date_is_read_from_the_edition_or_there_is_none():
    """Fails when an edition's day loses its precision, or the lack of a date becomes one."""
    assert public_date({"published_on": "2026-06-30"}).iso == "2026-06-30"
    assert public_date({"published": SAID["other"]}).year_words == "Winter 2019 to 2020"
    assert (public_date({}).iso, public_date({}).year, public_date({}).shown) == ("", None, "Date not known")
