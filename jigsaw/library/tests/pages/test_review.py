"""One review on one page."""

import json
import re
from datetime import timedelta
from html import escape

import pytest

from jigsaw.library.actions import receive, withdraw
from tests.public_site import ALDERBROOK, RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/library/ascp-2024-25-02/"


def test_it_holds_every_part_of_the_edition(public_site):
    """Fails when a part that the partnership wrote does not reach its page."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    plain = plain_edition()
    parts = [plain["title"], "Child A, aged one month", plain["reference"], "30 June 2026", "Helen Marsh"]
    parts += [each["title"] for each in plain["findings"] + plain["developments"]]
    parts += [
        each[name]
        for each in plain["recommendations"]
        for name in ("text", "addressed_to", "how_we_will_know")
    ]
    parts += plain["briefing"]["questions"]
    for words in parts:
        assert escape(words) in page, words


def test_good_practice_stands_apart_from_what_must_improve(public_site):
    """Fails when good practice is listed among what went wrong."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    found, good = page.index('id="found"'), page.index('id="good-practice"')
    assert found < page.index("assessed by none") < good < page.index("A community midwife kept asking")


def test_it_opens_with_a_line_on_what_is_in_it_and_a_way_to_support(public_site):
    """Fails when someone reads about harm before being told, or finds nobody to talk to."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    assert page.index("can be hard to read") < page.index('id="summary"')
    assert 'href="#support"' in page
    assert "tel:116123" in page


def test_the_chart_says_the_numbers_of_its_table(public_site):
    """Fails when the chart is missing, or its headline names other numbers than the recommendations."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    assert "1 of 2 recommendations changes a process" in page
    assert "Show as a table" in page


def test_the_contents_lead_to_parts_that_are_there(public_site):
    """Fails when a link of the contents leads nowhere, with all parts or with few."""
    few = plain_edition(recommendations=[], developments=[], findings=[], briefing=None, title="Few")
    receive(released_edition(), at=RELEASED)
    receive(released_edition(2, edition={**few, "reference": None}, files=[], briefing_html=""), at=RELEASED)
    for address in (ADDRESS, "/library/few-2026/"):
        page = public_site.get(address).content.decode()
        for name in ("found", "good-practice", "recommendations", "changed", "team", "support"):
            assert (f'href="#{name}"' in page) == (f'id="{name}"' in page), name


def test_every_document_can_be_taken_away_with_type_and_size(public_site):
    """Fails when one of the six files or two web pages has no link."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    for file in released_edition().files:
        assert f"{ADDRESS}files/{file.filename}" in page
    assert f'href="{ADDRESS}report/"' in page
    assert f'href="{ADDRESS}briefing/"' in page
    assert "Ask for another format" in page


def test_a_correction_is_dated_and_the_page_says_the_new_words(public_site):
    """Fails when a correction is silent, or the page kept in memory shows the old words."""
    receive(released_edition(), at=RELEASED)
    public_site.get(ADDRESS)
    newer = released_edition(
        version=2,
        edition=plain_edition(title="Seen and not known"),
        correction_note="The year of the strategy",
    )
    receive(newer, at=RELEASED + timedelta(days=2))
    page = public_site.get(ADDRESS).content.decode()
    assert "<strong>Corrected 2 July 2026:</strong> The year of the strategy" in page
    assert '<h1 class="govuk-heading-l">Seen and not known</h1>' in page
    assert "Seen but not known" not in page


def test_words_of_people_are_never_markup(public_site):
    """Fails when text of an edition can bring markup or a script into the page."""
    nasty = '<script>alert(1)</script>" onload=x'
    plain = plain_edition(title=nasty, summary=nasty, statement={"learning": nasty})
    receive(released_edition(edition=plain, correction_note=nasty), at=RELEASED)
    for address in (ADDRESS, "/", "/library/", "/partnerships/alderbrook/", f"{ADDRESS}briefing/"):
        assert b"<script>alert" not in public_site.get(address).content


@pytest.mark.parametrize(
    "below", ["", "report/", "briefing/", "files/ascp-2024-25-02-report.pdf", "files/other.pdf"]
)
def test_every_address_of_a_withdrawn_review_says_why(public_site, below):
    """Fails when an address of a withdrawn review still answers, answers 404, or may be kept by a cache."""
    receive(released_edition(), at=RELEASED)
    public_site.get(ADDRESS + below)
    withdraw(released_edition().id, why="A sentence could make a child known.", at=RELEASED)
    answer = public_site.get(ADDRESS + below)
    assert answer.status_code == 410
    assert "A sentence could make a child known." in answer.content.decode()
    assert "Seen but not known" not in answer.content.decode()
    assert ALDERBROOK.helpline_phone in answer.content.decode()
    assert answer["Cache-Control"] == "no-store"


def test_it_cites_itself(public_site, settings):
    """Fails when the citation gives an address that is not the page's own."""
    settings.PUBLIC_ADDRESS = "https://reviews.example"
    receive(released_edition(), at=RELEASED)
    assert (
        "Available at: https://reviews.example/library/ascp-2024-25-02/"
        in public_site.get(ADDRESS).content.decode()
    )


def test_a_national_review_with_little_in_it_has_a_page(public_site):
    """Fails when an edition without statement, briefing or report cannot be shown."""
    plain = plain_edition(
        kind="national-review", reference=None, statement=None, briefing=None, lead_reviewer=None
    )
    receive(released_edition(edition=plain, report_html="", briefing_html="", files=[]), at=RELEASED)
    assert public_site.get("/library/seen-but-not-known-2026/").status_code == 200
    assert public_site.get("/library/seen-but-not-known-2026/report/").status_code == 404


def test_asking_for_the_head_gives_the_headers_only(public_site):
    """Fails when HEAD is refused or carries the page."""
    receive(released_edition(), at=RELEASED)
    head, whole = public_site.head(ADDRESS), public_site.get(ADDRESS)
    assert (head.status_code, head.content) == (200, b"")
    assert head["ETag"] == whole["ETag"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nothing_can_be_sent_to_a_page(public_site, method):
    """Fails when a public page takes anything."""
    receive(released_edition(), at=RELEASED)
    assert getattr(public_site, method)(ADDRESS).status_code == 405


def told_to_machines(page: str) -> dict:
    """What the data block of the page says, by type."""
    said = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', page)[1])
    return {each["@type"]: each for each in said["@graph"]}


def test_what_it_tells_search_engines_is_what_it_shows(public_site):
    """Fails when the data in the head differ from the page, or name what the page keeps to itself."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    told = told_to_machines(page)
    report = told["Report"]
    assert report["name"] in page
    assert report["datePublished"] == "2026-06-30"
    assert report["keywords"] == ["Unseen fathers and male carers"]
    assert {each["contentUrl"].removeprefix("http://localhost:8000") for each in report["encoding"]} == set(
        re.findall(r'href="(/library/[^"]*/files/[^"]*)"', page)
    )
    assert report["publisher"]["@id"] == told["Organization"]["@id"]
    steps = told["BreadcrumbList"]["itemListElement"]
    assert [step["name"] for step in steps] == ["Learning from reviews", "Seen but not known"]
    assert "image" not in json.dumps(told)


def test_its_head_has_dublin_core_a_card_and_a_canonical_address(public_site):
    """Fails when an element of Dublin Core is missing, or a card would show a picture."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(f"{ADDRESS}?utm=x").content.decode()
    names = set(re.findall(r'<meta name="DC\.(\w+)"', page))
    assert names == set(
        "title creator subject description publisher contributor date type format identifier source language "
        "relation coverage rights".split()
    )
    assert '<link rel="canonical" href="http://localhost:8000/library/ascp-2024-25-02/"/>' in page
    assert '<meta property="og:title" content="Seen but not known"/>' in page
    assert "og:image" not in page
    assert '<meta name="citation_title" content="Seen but not known"/>' in page


def test_words_of_people_cannot_end_the_data_block(public_site):
    """Fails when a title can close the block and begin a script."""
    receive(released_edition(edition=plain_edition(title="</script><script>x & y")), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    assert "<script>x" not in page
    assert told_to_machines(page)["Report"]["name"] == "</script><script>x & y"


def test_its_other_forms_are_there(public_site):
    """Fails when the page offers a form that does not answer."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    for form in ("json", "csv", "ris", "bib"):
        address = f"/library/ascp-2024-25-02.{form}"
        assert f'href="{address}"' in page
        assert public_site.get(address).status_code == 200


def test_it_shows_the_words_under_which_it_is_listed(public_site):
    """Fails when a list by theme tells of a review what its own page does not."""
    plain = plain_edition(harm_types=["neglect"], agencies=["gp"], themes=["a-word-of-its-own"])
    receive(released_edition(edition=plain), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    for slug, label in (
        ("unseen-fathers", "Unseen fathers and male carers"),
        ("neglect", "Neglect"),
        ("gp", "GP"),
    ):
        assert f'href="/vocabulary/{slug}/">{label}</a>' in page
        assert "Seen but not known" in public_site.get(f"/vocabulary/{slug}/").content.decode()
    assert "<li>A word of its own</li>" in page
