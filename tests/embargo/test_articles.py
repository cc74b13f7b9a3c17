"""A planned article is nowhere on the public side before its minute; at it everywhere; withdrawn, its address says why.

Time is passed in: no test waits for a clock.
"""

from __future__ import annotations

import logging
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.core import mail as outbox

from jigsaw.audit.models import Event
from jigsaw.files import storing
from jigsaw.files.gate.kinds import Kind
from jigsaw.files.gate.passing import Passed
from jigsaw.learning.article_rules import section_of
from jigsaw.library.actions import receive
from jigsaw.notices.actions import send_waiting_mail
from jigsaw.notices.models import Mail
from jigsaw.publishing.rules import NotAllowed
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.factories import NOW, RELEASE_AT
from jigsaw.teaching.actions.article_files import add_article_file
from jigsaw.teaching.actions.article_releasing import (
    release_article_now,
    release_articles_due,
    withdraw_article,
)
from jigsaw.teaching.models import ArticleRelease
from jigsaw.teaching.tests.article_life import begun, fresh, scheduled
from tests.embargo.markers import TITLE, public_database, public_media, shingles, traces
from tests.embargo.test_release import body, places
from tests.public_site import public_site, released_edition

__all__ = ["public_site"]
pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
SLUG, FILENAME, TERM = "lanterns-over-quillhollow", "lantern-paper.pdf", "unseen-fathers"
# The review that it answers.
REVIEW = "/library/ascp-2024-25-02/"
WHY = "A number in it was wrong"
MARKED = shingles()
PAPER = Passed(Kind.PDF, f"%PDF-1.7 {MARKED[9]}".encode(), "a.pdf", "application/pdf")
NEEDLES = [text.encode() for text in (TITLE, SLUG, FILENAME, "lantern paper", *MARKED[:10])]


@pytest.fixture
def team(db):
    home = factories.partnership()
    people = {key: factories.person(home, name, role) for key, (name, role) in factories.PEOPLE.items()}
    return SimpleNamespace(partnership=home, **people)


def planned(team, kind: str) -> ArticleRelease:
    """An article of this kind with markers in every text of it, which answers a public review, planned."""
    draft = {
        "title": TITLE,
        "summary": f"{MARKED[0]}.",
        "themes": [TERM],
        "of_region": True,
        "editions": [released_edition(1).id],
        "version_words": MARKED[1][:40],
        "version_note": MARKED[2],
        "blocks": [
            {"type": "text", "heading": MARKED[3][:60], "text": f"{MARKED[4]}.\n\n- {MARKED[5]}"},
            {"type": "reviews", "heading": MARKED[6][:60], "editions": [released_edition(1).id]},
            {"type": "contact", "heading": "", "name": MARKED[7], "email": "", "phone": ""},
        ],
    }
    draft["national"] = {
        "title": MARKED[8],
        "publisher": "A panel",
        "address": "https://panel.example/it",
        "published": "May 2026",
        "response": MARKED[8],
    }
    article = begun(team, kind, **draft)
    add_article_file(article, title="Lantern paper", file=PAPER, by=team.dee, at=NOW)
    return scheduled(team, fresh(article))


def addresses() -> list[str]:
    """Every address of the public site, with the article's own values put where a route asks for one."""
    review = receive(released_edition(1), at=NOW).slug
    assert f"/library/{review}/" == REVIEW
    own = [*places(SLUG, [FILENAME]), *places(review, [FILENAME])]
    more = [f"{each}?partnership=alderbrook" for each in own if each.count("/") == 2]
    return list(
        dict.fromkeys([*own, *more, f"/library/?q={TITLE}", "/oai?verb=ListRecords&metadataPrefix=oai_dc"])
    )


def nothing_is_out(site, everywhere: list[str]) -> None:
    for address in everywhere:
        for answer in (
            site.get(address),
            site.head(address),
            site.get(address, headers={"range": "bytes=0-99"}),
        ):
            asked = address.lower()
            told = [n for n in traces(body(answer), NEEDLES) if n.decode().lower() not in asked]
            assert told == [], (address, answer.status_code, told[:1])
            if SLUG in asked:
                assert answer.status_code == 404, address
    assert traces(public_database(), NEEDLES) == []
    assert traces(public_media(), NEEDLES) == []


@pytest.mark.parametrize("kind", ["campaign", "guidance"])
def test_a_planned_article_is_nowhere_before_its_minute_and_gone_when_withdrawn(team, kind, request, caplog):
    """Fails when one word of it is public early, one place stays silent at the minute, or a withdrawal leaves it."""
    caplog.set_level(logging.DEBUG, logger="jigsaw")
    release = planned(team, kind)
    send_waiting_mail(at=NOW)
    assert traces(storing.read(release.sealed_as), NEEDLES) == []
    site = request.getfixturevalue("public_site")
    everywhere = addresses()
    stem = f"/{section_of(kind).name}/{SLUG}/"
    assert stem in everywhere

    for before in (timedelta(days=8), SECOND, timedelta(microseconds=1)):
        assert release_articles_due(at=RELEASE_AT - before) == []
        with pytest.raises(NotAllowed):
            release_article_now(release, by=team.dee, at=RELEASE_AT - before)
    nothing_is_out(site, everywhere)

    assert [row.pk for row in release_articles_due(at=RELEASE_AT)] == [release.pk]
    everything_is_out(site, everywhere, kind, stem)
    quiet_channels_are_quiet(caplog)

    withdraw_article(fresh(release.article), reason=WHY, by=team.dee, at=RELEASE_AT + SECOND)
    for address in (stem, f"{stem}files/{FILENAME}"):
        assert site.get(address).status_code == 410, address
    assert WHY.encode() in site.get(stem).content
    for address in everywhere:
        told = traces(site.get(address).content, [TITLE.encode(), *(text.encode() for text in MARKED[:10])])
        assert told == [] or "?q=" in address, address
    assert traces(public_media(), NEEDLES[4:]) == []


def everything_is_out(site, everywhere: list[str], kind: str, stem: str) -> None:
    """Its page and document, its list as page and as data, the review that it answers, its theme, the partnership."""
    page = site.get(stem)
    assert page.status_code == 200
    assert sum(text.encode() in page.content for text in MARKED[:8]) >= 4
    file = site.get(f"{stem}files/{FILENAME}")
    assert (b"".join(file.streaming_content) if file.streaming else file.content) == PAPER.content
    section = section_of(kind).name
    shown = {address for address in everywhere if TITLE.encode() in site.get(address).content}
    wanted = {
        stem,
        f"/{section}/",
        f"/{section}.json",
        f"/vocabulary/{TERM}/",
        "/partnerships/alderbrook/",
        REVIEW,
    }
    assert wanted <= shown, wanted - shown
    assert SLUG.encode() in b"".join(site.get(each).content for each in everywhere if "sitemap" in each)
    # The detectors do detect: what they did not find before is what they find now.
    assert len(traces(public_database(), NEEDLES)) >= 8
    assert traces(public_media(), NEEDLES)


def quiet_channels_are_quiet(caplog) -> None:
    """Mail, audit trail and logs say that something happened, never what it says."""
    assert outbox.outbox
    mails = [(m.key, m.subject, m.body) for m in Mail.objects.all()]
    events = list(Event.objects.values_list("verb", "about", "details", "by"))
    for channel in (mails, events, caplog.text):
        assert traces(str(channel), NEEDLES) == []
