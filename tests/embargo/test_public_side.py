"""What the public side answers before a release, after it, and after a withdrawal, at every address there is."""

import re

import pytest
from django.urls import get_resolver

from jigsaw.library.actions import receive, withdraw
from jigsaw.library.models import PublishedEdition, PublishedFile
from tests.embargo.public_places import Place, public_places, slug_planned
from tests.public_site import RELEASED, plain_edition, released_edition

pytestmark = pytest.mark.django_db

PLANNED = released_edition(
    2, edition=plain_edition(reference="ASCP 2024-25/03", title="Held until ten o'clock")
)
TITLE = "Held until ten o&#x27;clock"


def names_it(content: str, place: Place) -> bool:
    """Whether a list names the planned review: by its title, or as data by its address."""
    return slug_planned(PLANNED) in content if place.as_data else TITLE in content


@pytest.fixture
def before(public_site):
    """The public site on which another review of the partnership stands already."""
    receive(released_edition(1), at=RELEASED)
    return public_site


def test_before_the_release_no_address_says_anything(before):
    """Fails when an address of a planned review answers, or a list names it, before its minute."""
    for place in public_places(PLANNED):
        for ask in (before.get, before.head):
            answer = ask(place.address, headers={"Range": "bytes=0-99"}, follow=True)
            assert answer.status_code == (404 if place.of_the_edition else 200), place
            assert b"Held until" not in answer.content, place
            assert b"2024-25/03" not in answer.content, place
            assert slug_planned(PLANNED).encode() not in answer.content, place


def test_after_the_release_every_address_answers_at_once(before):
    """Fails when a list or page kept from before the release is still handed out, or a file is missing."""
    for place in public_places(PLANNED):
        before.get(place.address)
    receive(PLANNED, at=RELEASED)
    for place in public_places(PLANNED):
        answer = before.get(place.address, follow=True)
        assert answer.status_code == (200 if place.answers else 404), place
        assert names_it(answer.content.decode(), place) or not place.lists_it, place


def test_after_a_withdrawal_nothing_of_it_answers(before):
    """Fails when an address still gives words or bytes of a withdrawn review."""
    receive(PLANNED, at=RELEASED)
    for place in public_places(PLANNED):
        before.get(place.address)
    withdraw(PLANNED.id, why="To be corrected.", at=RELEASED)
    for place in public_places(PLANNED):
        answer = before.get(place.address, follow=True)
        assert "Held until" not in answer.content.decode(), place
        if place.of_the_edition and place.answers:
            assert answer.status_code == 410, place
        else:
            assert answer.status_code in ((404, 410) if place.of_the_edition else (200,)), place


def test_the_list_of_places_covers_every_pattern_of_the_public_site(public_site):
    """Fails when a page is added and the embargo tests do not ask it: add it to public_places."""
    asked = [place.address.partition("?")[0].lstrip("/") for place in public_places(PLANNED)]
    for room in get_resolver("jigsaw.config.urls_public").url_patterns:
        for pattern in getattr(room, "url_patterns", [room]):
            route = re.sub(r"<\w+:\w+>", ".+", str(pattern.pattern))
            assert any(re.fullmatch(route, address) for address in asked), pattern


def test_the_planned_slug_is_the_one_that_the_release_gives(public_site):
    """Fails when the embargo tests ask other addresses than those at which the review will stand."""
    assert receive(PLANNED, at=RELEASED).slug == slug_planned(PLANNED)


def test_no_row_of_the_public_database_knows_a_held_review(before):
    """Fails when anything of a review reaches the public database before it is received."""
    assert PublishedEdition.objects.get().title == "Seen but not known"
    assert PublishedFile.objects.count() == 6


def ask(site, **arguments: str) -> str:
    return site.get("/oai", arguments).content.decode()


def test_no_harvester_learns_of_a_planned_review(before):
    """Fails when an OAI identifier of a held review answers otherwise than one that never was."""
    for verb in ("GetRecord", "ListMetadataFormats"):
        said = {"verb": verb} | ({"metadataPrefix": "oai_dc"} if verb == "GetRecord" else {})
        for name in (slug_planned(PLANNED), PLANNED.id, "never-was"):
            answer = ask(before, identifier=f"oai:localhost:{name}", **said)
            assert 'code="idDoesNotExist"' in answer, (verb, name)


def test_a_withdrawn_review_stays_for_harvesters_as_deleted_and_says_nothing_of_itself(before):
    """Fails when whoever harvested a review never learns that it was withdrawn, or a tombstone tells its themes."""
    receive(PLANNED, at=RELEASED)
    withdraw(PLANNED.id, why="To be corrected.", at=RELEASED)
    slug = slug_planned(PLANNED)
    lists = "verb=ListRecords&metadataPrefix=oai_dc"
    for chosen in ("", "&set=partnership.alderbrook", "&set=theme.unseen-fathers", "&set=harm.neglect"):
        answer = before.get(f"/oai?{lists}{chosen}").content.decode()
        record = next(part for part in answer.split("<record>") if f":{slug}</identifier>" in part)
        assert record.startswith('<header status="deleted">'), chosen
        assert "<metadata>" not in record
    one = ask(before, verb="GetRecord", metadataPrefix="oai_dc", identifier=f"oai:localhost:{slug}")
    assert 'status="deleted"' in one
    assert "theme." not in one
    for feed in ("/feed.atom", "/partnerships/alderbrook/feed.atom", "/vocabulary/neglect/feed.atom"):
        answer = before.get(feed).content.decode()
        assert f'<at:deleted-entry ref="http://localhost:8000/library/{slug}/"' in answer
        assert "To be corrected." in answer
