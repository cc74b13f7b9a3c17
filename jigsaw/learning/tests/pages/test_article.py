"""The page of one article."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from jigsaw.learning.actions.articles import withdraw_article
from jigsaw.learning.actions.events import cancel_event
from jigsaw.learning.article_details import ArticleFile
from jigsaw.learning.tests.articles import (
    CAMPAIGN,
    EDITION,
    GUIDANCE,
    NEWS,
    POLICY,
    PUBLISHED,
    RESPONSE,
    public_article,
)
from jigsaw.learning.tests.invented import AT, WEBINAR, been, booked, received
from jigsaw.library.actions import receive, withdraw
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
PAGE = f"/news/{NEWS.slug}/"
POLICY_PAGE = f"/guidance/{GUIDANCE.slug}/"
LATER = PUBLISHED + timedelta(days=30)
EVERY_BLOCK = [
    {"type": "text", "heading": "Since September", "text": "We ask.\n\n- fathers\n- partners"},
    {"type": "reviews", "heading": "Reviews", "editions": [EDITION, "00000000-0000-4000-8000-000000000009"]},
    {"type": "documents", "files": [{"filename": POLICY.filename, "title": "The policy itself"}]},
    {"type": "webinar", "event": WEBINAR.id},
    {"type": "campaign", "article": CAMPAIGN.id},
    {"type": "contact", "name": "Learning team", "email": "learning@alderbrook.example", "phone": "01632 960 111"},
]  # fmt: skip


def said(site, address: str = PAGE) -> str:
    answer = site.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def machines_read(words: str) -> list[dict]:
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', words)
    return json.loads(block)["@graph"]


def test_every_part_shows_what_is_public_of_it(public_site):
    """Fails if a part were left out, or one that names nothing public made a hole or a broken link."""
    receive(released_edition(), at=RELEASED)
    received()
    public_article(CAMPAIGN)
    public_article(blocks=EVERY_BLOCK, files=[POLICY])
    words = said(public_site)
    for told in (
        "<p>We ask.</p><ul><li>fathers</li><li>partners</li></ul>",
        "Seen but not known</a>",
        "Services must know about every adult who cares for a baby.",
        "30 June 2026",
        "The policy itself</a>",
        "(PDF, 1KB, 12 pages)",
        "Thursday 16 July 2099, 3pm to 5pm",
        "40 places left",
        "Book a place",
        "Ask about dad</a>",
        "mailto:learning@alderbrook.example",
        "01632 960 111",
    ):
        assert told in words, told
    for link in set(re.findall(r'href="(/[^"#]*)"', words)):
        if not link.startswith("/static/"):
            assert public_site.get(link).status_code == 200, link


def test_what_is_not_public_is_left_out_at_once(public_site):
    """Fails if a withdrawn review, or an event that was never received, were named."""
    receive(released_edition(), at=RELEASED)
    public_article(CAMPAIGN)
    public_article(blocks=EVERY_BLOCK, files=[POLICY])
    words = said(public_site)
    assert "Seen but not known" in words
    assert ">Webinar<" not in words
    withdraw(EDITION, why="It could name a child.", at=RELEASED)
    withdraw_article(CAMPAIGN.id, why="It is over.", at=LATER)
    words = said(public_site)
    assert "Seen but not known" not in words
    assert "Ask about dad" not in words


def test_places_that_are_left_are_never_from_before(public_site):
    event = received()
    public_article(blocks=EVERY_BLOCK, files=[POLICY])
    assert "40 places left" in said(public_site)
    booked(event)
    assert "39 places left" in said(public_site)
    assert public_site.get(PAGE)["Cache-Control"] == "no-cache"
    cancel_event(str(event.pk), why="The speaker is ill.", at=AT)
    words = said(public_site)
    assert "Cancelled" in words
    assert "Book a place" not in words


def test_a_webinar_that_has_been_is_not_one_that_can_no_longer_be_booked(public_site):
    """Fails if a digest of what was done spoke of closed bookings."""
    been()
    public_article(blocks=EVERY_BLOCK, files=[POLICY])
    words = said(public_site)
    assert "It has taken place." in words
    assert "Booking is closed" not in words


def test_guidance_says_which_version_holds_and_what_held_before(public_site):
    """Fails if somebody could not tell whether the document is current, or lost the earlier one."""
    public_article(GUIDANCE)
    public_article(
        GUIDANCE, version=2, version_words="Version 2.0", version_note="New contacts", review_on=date(2099, 1, 1),
        of_region=True, at=LATER,
    )  # fmt: skip
    words = said(public_site, POLICY_PAGE)
    for told in (
        "Version 2.0",
        "New contacts",
        "1 January 2099",
        "All partnerships of Western Vale",
        f'href="{POLICY_PAGE}versions/1/">Version 1.0</a>',
        "Published 1 September 2026, replaced 1 October 2026",
    ):
        assert told in words, told


def test_a_day_that_has_passed_is_said(public_site):
    public_article(GUIDANCE, review_on=date(2020, 1, 1))
    assert "That day has passed" in said(public_site, POLICY_PAGE)


def test_files_that_no_part_names_stand_at_the_end(public_site):
    sheet = ArticleFile("audit-template.xlsx", "Audit template", "xlsx", b"PK sheet", None)
    public_article(GUIDANCE, blocks=[], files=[POLICY, sheet])
    words = said(public_site, POLICY_PAGE)
    assert "Audit template</a>" in words
    assert "(Excel, 1KB)" in words


def test_a_national_review_stands_beside_the_local_response(public_site):
    public_article(RESPONSE)
    words = said(public_site, f"/national/{RESPONSE.slug}/")
    assert 'href="https://www.panel.example/invisible-men"' in words
    assert "National Panel, September 2021 (www.panel.example)" in words


def test_a_correction_is_dated(public_site):
    public_article()
    public_article(version=2, correction_note="A date was wrong.", at=LATER)
    words = said(public_site)
    assert "Published 1 September 2026, changed 1 October 2026" in words
    assert "Corrected 1 October 2026:</strong> A date was wrong." in words


@pytest.mark.parametrize(
    ("details", "section", "kind"),
    [
        (NEWS, "news", "NewsArticle"),
        (GUIDANCE, "guidance", "DigitalDocument"),
        (CAMPAIGN, "campaigns", "Article"),
        (RESPONSE, "national", "Article"),
    ],
)
def test_search_engines_read_what_it_is(public_site, details, section, kind):
    public_article(details)
    words = said(public_site, f"/{section}/{details.slug}/")
    told, owner, crumbs = machines_read(words)
    assert (told["@type"], told["headline"]) == (kind, details.title)
    assert told["publisher"]["@id"] == owner["@id"]
    assert [each["position"] for each in crumbs["itemListElement"]] == [1, 2]
    assert f'property="og:title" content="{details.title}"' in words
    assert f'rel="canonical" href="http://localhost:8000/{section}/{details.slug}/"' in words


def test_markup_in_any_text_stays_a_text(public_site):
    """Fails if anything that people write could run or change the page or its data block."""
    worse = "</script><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7|add:7 }}"
    blocks = [
        {"type": "text", "heading": worse, "text": f"{worse}\n\n- {worse}"},
        {"type": "documents", "heading": worse, "files": [{"filename": POLICY.filename, "title": worse}]},
        {"type": "contact", "name": worse, "email": "", "phone": worse},
    ]
    changes = {"title": worse, "summary": worse, "blocks": blocks, "files": [replace(POLICY, title=worse)]}
    changes |= {"version_words": worse[:80], "version_note": worse, "correction_note": worse}
    public_article(GUIDANCE, **changes)
    other = replace(GUIDANCE, id="00000000-0000-4000-8000-00000000a00f", slug="other")
    public_article(other, **{**changes, "correction_note": ""})
    public_article(other, **{**changes, "correction_note": "", "version": 2})
    pages = (
        POLICY_PAGE,
        "/guidance/",
        "/guidance/other/",
        "/guidance/other/versions/1/",
        "/partnerships/alderbrook/",
    )
    for address in (*pages, "/vocabulary/unseen-fathers/"):
        words = said(public_site, address)
        assert "<script>alert" not in words
        assert "<img src=x" not in words
        assert "14" not in re.findall(r"onerror=alert\(1\)&gt;(\d+)", words)
    assert machines_read(said(public_site, POLICY_PAGE))[0]["headline"] == worse


def test_a_withdrawn_article_says_why_in_all_its_addresses(public_site):
    public_article(GUIDANCE)
    public_article(GUIDANCE, version=2)
    withdraw_article(GUIDANCE.id, why="The law <changed>.", at=LATER)
    for below in ("", "versions/1/", f"files/{POLICY.filename}", f"versions/1/files/{POLICY.filename}"):
        answer = public_site.get(POLICY_PAGE + below)
        assert answer.status_code == 410, below
        assert "The law &lt;changed&gt;." in answer.content.decode()
        assert answer["Cache-Control"] == "no-store"


def test_what_is_not_there_answers_alike(public_site):
    """Fails if an answer told an article that waits from one that never was."""
    public_article()
    absent = (
        "/news/never-written/",
        "/guidance/never-written/",
        f"{PAGE}versions/9/",
        f"{PAGE}files/never.pdf",
    )
    hostile = (
        "/news/..%2f..%2fsettings/",
        "/news/%00/",
        "/news/%F0%9F%98%80/",
        f"{PAGE}files/%00",
        "/news/a%22b/",
    )
    answers = {public_site.get(each).content for each in (*absent, *hostile)}
    assert len(answers) == 1
    assert {public_site.get(each).status_code for each in (*absent, *hostile)} == {404}


def test_another_list_leads_to_its_own(public_site):
    public_article()
    answer = public_site.get(f"/guidance/{NEWS.slug}/")
    assert (answer.status_code, answer["Location"]) == (301, PAGE)


def test_it_stands_in_the_colours_of_its_partnership(public_site):
    public_article()
    assert 'href="/partnerships/alderbrook/colours.css"' in said(public_site)
