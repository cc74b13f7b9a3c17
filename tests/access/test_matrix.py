"""Every address x method x person x object: what the policy table says, and nothing else.

Fails if a page answers somebody whom `policy.toml` does not name, if a foreign object can be told from one that is
not there, if a word of another partnership shows anywhere, if a reading goes unrecorded, or if an address has no
permission. New addresses are found by themselves; a new part of an address needs an object in world.py.
"""

from __future__ import annotations

import pytest

from jigsaw.partnerships.access import StaffPage
from jigsaw.partnerships.models import ScopedQuerySet
from tests.access.walking import (
    METHODS,
    addresses,
    ask,
    deviations_of_page,
    fault_of_headers,
    patterns,
    unclassified,
)
from tests.access.world import OTHER, OWN, World

pytestmark = pytest.mark.django_db(databases=["default", "public"])
CASEWORK, PUBLIC = "jigsaw.config.urls_casework", "jigsaw.config.urls_public"
STAFF_PAGES = [p for p in patterns(CASEWORK) if p.permission not in (None, "public")]
OPEN_PAGES = [p for p in patterns(CASEWORK) if p.permission == "public"]
SIGN_IN = [p for p in patterns(CASEWORK) if p.of_sign_in_library]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole module. Each request is undone, so that none sees what another did."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic(), transaction.atomic(using="public"):
        yield World()
        transaction.set_rollback(True)
        transaction.set_rollback(True, using="public")


def test_every_address_is_classified():
    """Fails for an address whose page names no permission, does not say that it is public, and is not sign-in."""
    assert unclassified(CASEWORK) == []
    assert unclassified(PUBLIC) == []


def test_the_walk_finds_pages():
    """Fails if the walk goes blind: these are pages that stand in the house for certain."""
    names = {p.name for p in STAFF_PAGES}
    assert {"view_home", "view_partnership", "view_audit", "end_role"} <= names
    assert len(SIGN_IN) > 20


@pytest.mark.parametrize("page", STAFF_PAGES, ids=str)
def test_a_staff_page_answers_as_the_policy_says(world, page):
    assert deviations_of_page(world, page) == []


@pytest.mark.parametrize("page", OPEN_PAGES, ids=str)
def test_an_open_page_of_the_staff_site_shows_no_words_of_a_partnership(world, page):
    for actor in world.actors[-5:]:
        for method in METHODS:
            for address in addresses(world, page).values():
                response, _ = ask(actor, method, address)
                assert response.status_code < 500, (actor.name, method, address)
                assert OWN.encode() not in response.content
                assert OTHER.encode() not in response.content
                assert not fault_of_headers(response, open_page=True), (actor.name, method, address)


@pytest.mark.parametrize("page", SIGN_IN, ids=str)
def test_a_page_of_signing_in_shows_nobody_else(world, page):
    """The library guards these itself; here: no error, no word of another person, headers on each answer."""
    foreign = world.second_factor_of(world.other.people[next(iter(world.other.people))])
    names = {"pk": foreign.pk, "provider_id": "absent"}
    for actor in (world.actors[0], *world.actors[-5:]):
        for method in METHODS:
            response, _ = ask(actor, method, page.address({n: names[n] for n in page.parts}))
            assert response.status_code < 500, (actor.name, method)
            assert OTHER.encode() not in response.content, (actor.name, method)
            assert not fault_of_headers(response), (actor.name, method)


# One page of each kind that guards itself by the permission, by the partnership, and by the row.
SLICE = [p for p in STAFF_PAGES if p.name in {"view_audit", "view_publication", "end_role"}]


def test_the_matrix_sees_a_page_that_asks_nobody_for_a_permission(world, monkeypatch):
    """Fails if taking the permission check away would go unnoticed."""
    monkeypatch.setattr(StaffPage, "may", lambda self, permission: True)
    unscoped = [p for p in STAFF_PAGES if p.name in {"view_system", "list_publications"}]
    assert len(unscoped) == 2, "pages that have no row to guard them besides the permission"
    for page in unscoped:
        assert deviations_of_page(world, page, ("GET",)), page


def test_the_matrix_sees_rows_without_their_scope(world, monkeypatch):
    """Fails if rows of every partnership could be reached without anybody noticing."""
    monkeypatch.setattr(ScopedQuerySet, "visible_to", lambda self, person, permission, at=None: self.all())
    scoped = [p for p in STAFF_PAGES if p.name == "view_publication"]
    assert scoped
    for page in scoped:
        assert deviations_of_page(world, page, ("GET",)), page


def test_the_matrix_sees_partnerships_without_their_scope(world, monkeypatch):
    from jigsaw.partnerships.models import Partnership

    monkeypatch.setattr(StaffPage, "partnerships", lambda self: Partnership.objects.all())
    for page in (p for p in STAFF_PAGES if p.name in {"view_audit", "list_people"}):
        assert deviations_of_page(world, page, ("GET",)), page


def test_the_matrix_sees_a_reading_that_is_not_recorded(world, monkeypatch):
    monkeypatch.setattr(StaffPage, "_record", lambda self, verb: None)
    for page in SLICE:
        assert deviations_of_page(world, page, ("GET",)), page
