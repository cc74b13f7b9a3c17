"""Every address of the public site x method x object: open to all, alike for all, and without a word of casework.

Fails if a public address took a write that is not asked for, set a cookie, told somebody signed in to casework apart
from anybody, or showed a word that stands in casework only. New addresses are found by themselves; a new part of an
address needs a value in `FILLED`.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.test import Client

from jigsaw.calendar.present import present
from jigsaw.learning.actions.subscriptions import hash_of
from jigsaw.learning.models import Subscription
from jigsaw.learning.tests.articles import GUIDANCE, POLICY, public_article
from jigsaw.learning.tests.invented import CODE, LINK, with_link
from jigsaw.library.actions import receive
from tests.access.undoing import public_undone, undone
from tests.access.walking import METHODS, fault_of_headers, patterns
from tests.access.world import OTHER, OWN, World
from tests.public_site import RELEASED, public_site, released_edition, released_files

pytestmark = pytest.mark.django_db(databases=["default", "public"])
__all__ = ["public_site"]
# The protocol of harvesters asks its questions with POST too (OAI-PMH 2.0, section 3.1.1); the page only reads.
ASKED_WITH_POST = {"oai"}
# Pages that ask: an empty form sent to them is answered with what is missing, and does nothing.
ASKING = {
    *("book_place", "get_updates", "give_feedback", "looked_for", "save_search", "tell_change", "tell_us"),
}
# Pages behind a link in a mail: what the holder of the link sends is done, and a link that is not there is not found.
LINKED = {
    "cancel_booking",
    "take_place",
    "confirm_updates",
    "change_updates",
    "end_updates",
    "resume_updates",
}
PATTERNS = patterns("jigsaw.config.urls_public")
# The parts of addresses: of a released review, and of one that is not there.
FILLED = {
    "publisher": ("alderbrook", "absent-place"),
    "slug": ("ascp-2024-25-02", "ascp-2024-25-09"),
    "filename": (released_files()[0].filename, "ascp-2024-25-09-report.pdf"),
    "term": ("unseen-fathers", "never-a-word"),
    "number": ("1", "999"),
    "token": ("a-link-of-a-mail", "a-link-of-no-mail"),
    "event": ("seeing-the-whole-family", "never-planned"),
    "booking": (LINK, "never-given"),
    "code": (CODE, "ZZZZ-ZZZZ-ZZZZ"),
    "section": ("guidance", "guidance"),
    "article": ("escalation-policy", "never-written"),
    "spelling": ("ASCP2024-25/02", "ASCP2024-25/09"),
}


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """Casework with words of its own, beside the public site."""
    with django_db_blocker.unblock(), undone():
        with public_undone():
            made = World()
        yield made


def filled(page, which: int) -> str:
    unknown = [part for part in page.parts if part not in FILLED]
    assert not unknown, f"Give FILLED a value for {unknown}: of a released review and of an absent one"
    return page.address({part: FILLED[part][which] for part in page.parts})


def a_subscription(token: str) -> None:
    """Confirmed updates by email, with this link."""
    subscription = Subscription.objects.create(
        email="leah@health.example", asked_at=present(), confirmed_at=present(), news_since=present()
    )
    subscription.links.create(token_hash=hash_of(token), made_at=present())


def bytes_of(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("page", PATTERNS, ids=str)
def test_a_public_page_is_open_alike_to_all_and_takes_no_writes(world, public_site, page):
    assert page.permission == "public"
    receive(released_edition(), at=RELEASED)
    a_subscription(FILLED["token"][0])
    with_link()
    public_article(GUIDANCE, files=[replace(POLICY, filename=FILLED["filename"][0])], blocks=[])
    signed_in = Client()
    signed_in.cookies = world.actors[0].client.cookies
    for method in METHODS:
        for which, fine in ((0, {200, 301, 302}), (1, {404} if page.parts else {200, 301, 302})):
            address = filled(page, which)
            answer = getattr(public_site, method.lower())(address)
            allowed = (
                fine | {301} if method in ("GET", "HEAD") else {405, 200} if method == "OPTIONS" else {405}
            )
            if method == "POST" and page.route in ASKED_WITH_POST:
                allowed = {200}
            if method == "POST" and page.name in ASKING:
                allowed = {404} if which and page.parts else {400}
            if method == "POST" and page.name in LINKED:
                allowed = {404} if which else {200, 302}
            assert answer.status_code in allowed, (method, address)
            content = bytes_of(answer)
            assert OWN.encode() not in content
            assert OTHER.encode() not in content
            assert not answer.cookies, (method, address)
            assert not fault_of_headers(answer, open_page=True), (method, address)
            again = getattr(signed_in, method.lower())(address)
            assert (again.status_code, bytes_of(again)) == (answer.status_code, content), (method, address)


def test_no_address_of_casework_is_there(world, public_site):
    """Fails if the public process answered an address of the staff site with anything but 404."""
    own = {p.route for p in PATTERNS}
    for page in patterns("jigsaw.config.urls_casework"):
        if page.route in own or page.route.startswith("partnerships/"):
            continue
        parts = {part: world.own.ids.get(part, 1) for part in page.parts}
        assert public_site.get(page.address(parts)).status_code == 404, page.route
