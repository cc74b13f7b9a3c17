"""Every link of the public site leads somewhere."""

import html
import re
from dataclasses import replace
from datetime import date

import pytest

from jigsaw.learning.actions.articles import withdraw_article
from jigsaw.learning.tests.articles import (
    CAMPAIGN,
    GUIDANCE,
    NEWS,
    POLICY,
    RESPONSE,
    another_article,
    public_article,
)
from jigsaw.learning.tests.invented import received
from jigsaw.library.actions import receive, withdraw
from tests.public_site import BRINDLE_VALE, RELEASED, another_edition, released_edition

pytestmark = pytest.mark.django_db
LINK = re.compile(r'(?:href|content)="((?:/|http://localhost:8000/)[^"#]*)')


def test_no_link_is_broken(public_site):
    """Fails when a page offers an address that answers anything but 200."""
    receive(released_edition(), at=RELEASED)
    receive(another_edition(2, day=date(2020, 5, 1), publisher=BRINDLE_VALE), at=RELEASED)
    receive(another_edition(3, day=date(2026, 5, 1)), at=RELEASED)
    withdraw(another_edition(3, day=date(2026, 5, 1)).id, why="To be corrected.", at=RELEASED)
    teach()
    waiting, seen = ["/", "/sitemap.xml", "/robots.txt"], set()
    while waiting:
        address = waiting.pop()
        if address in seen or address.startswith("/static/"):
            continue
        seen.add(address)
        answer = public_site.get(address)
        assert answer.status_code == 200, address
        if answer["Content-Type"].startswith("text/html"):
            found = [html.unescape(each) for each in LINK.findall(answer.content.decode())]
            waiting += [each.removeprefix("http://localhost:8000") for each in found]
    assert len(seen) > 240
    assert "/library/ascp-2024-25-02.bib" in seen
    assert "/vocabulary/unseen-fathers/feed.atom" in seen
    assert "/guidance/escalation-policy/versions/1/" in seen
    assert "/guidance/escalation-policy/files/escalation-policy.pdf" in seen
    assert "/events/seeing-the-whole-family/book/" in seen


def teach() -> None:
    """News, a campaign, guidance in two versions, a national review, a webinar, and one that was withdrawn."""
    webinar = received(themes=["unseen-fathers"])
    with_webinar = [*NEWS.blocks, {"type": "webinar", "event": str(webinar.pk)}]
    public_article(NEWS, blocks=[*with_webinar, {"type": "campaign", "article": CAMPAIGN.id}])
    for each in (CAMPAIGN, GUIDANCE, RESPONSE):
        public_article(each)
    second = replace(POLICY, content=b"%PDF policy two")
    public_article(GUIDANCE, version=2, files=[second], version_words="Version 2.0", version_note="Clearer.")
    gone = another_article(7)
    withdraw_article(str(gone.pk), why="To be corrected.", at=RELEASED)
