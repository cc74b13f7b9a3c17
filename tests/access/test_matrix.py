"""Every address x method x person x object: what the policy table says, and nothing else.

Fails if a page answers somebody whom `policy.toml` does not name, if a foreign object can be told from one that is
not there, if a word of another partnership shows anywhere, if a reading goes unrecorded, or if an address has no
permission. New addresses are found by themselves; a new part of an address needs an object in world.py.
"""

from __future__ import annotations

import pytest
from django.db.models import Q

from jigsaw.incidents.desk.page import CasePage
from jigsaw.incidents.desk.register import RegisterPage
from jigsaw.incidents.models import CaseMember, CaseQuerySet, RegisterEntry
from jigsaw.incidents.models.people import RegisterQuerySet
from jigsaw.incidents.queries.reach import reached
from jigsaw.partnerships.access import StaffPage
from jigsaw.partnerships.models import ScopedQuerySet
from tests.access.undoing import undone
from tests.access.walking import (
    METHODS,
    addresses,
    ask,
    deviations_of_page,
    fault_of_headers,
    patterns,
    unclassified,
)
from tests.access.world import OTHER, OWN, RECUSED, UNSHARED, World
from tests.access.world_cases import SEALED, quiet_mark

pytestmark = pytest.mark.django_db(databases=["default", "public"])
CASEWORK, PUBLIC = "jigsaw.config.urls_casework", "jigsaw.config.urls_public"
STAFF_PAGES = [p for p in patterns(CASEWORK) if p.permission not in (None, "public")]
OPEN_PAGES = [p for p in patterns(CASEWORK) if p.permission == "public"]
SIGN_IN = [p for p in patterns(CASEWORK) if p.of_sign_in_library]


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """One world for the whole module. Each request is undone, so that none sees what another did."""
    with django_db_blocker.unblock(), undone():
        yield World()


def test_every_address_is_classified():
    """Fails for an address whose page names no permission, does not say that it is public, and is not sign-in."""
    assert unclassified(CASEWORK) == []
    assert unclassified(PUBLIC) == []


def test_the_walk_finds_pages():
    """Fails if the walk goes blind: these are pages that stand in the house for certain."""
    names = {p.name for p in STAFF_PAGES}
    assert {"view_home", "view_partnership", "view_audit", "end_role"} <= names
    assert {"view_case", "open_register_entry", "decide_emergency_access", "view_own_referral"} <= names
    assert {"start_referral", "calendar_feed"} <= {p.name for p in OPEN_PAGES}
    assert len(SIGN_IN) > 20


def test_the_cases_out_of_reach_are_asked_for(world):
    """Fails if a page of a case were not asked about cases to which its people do not belong."""
    of_cases = [p for p in STAFF_PAGES if "incident_id" in p.parts]
    assert len(of_cases) > 40
    for page in of_cases:
        assert {"unshared", "recused", "other", "absent"} <= set(addresses(world, page)), page


@pytest.mark.parametrize("page", STAFF_PAGES, ids=str)
def test_a_staff_page_answers_as_the_policy_says(world, page):
    assert deviations_of_page(world, page) == []


@pytest.mark.parametrize("page", OPEN_PAGES, ids=str)
def test_an_open_page_of_the_staff_site_shows_no_words_of_a_partnership(world, page):
    """Fails for any word but those that the page is for: see `meant_for_all`."""
    for actor in world.refused:
        for method in METHODS:
            for which, address in addresses(world, page, actor).items():
                response, _ = ask(actor, method, address)
                assert response.status_code < 500, (actor.name, method, address)
                said = response.content.decode()
                for words in meant_for_all(world, page, which):
                    said = said.replace(words, "")
                marks = (OWN, OTHER, UNSHARED, RECUSED, SEALED)
                for mark in (*marks, *map(quiet_mark, marks)):
                    assert mark not in said, (actor.name, method, address)
                assert not fault_of_headers(response, open_page=True), (actor.name, method, address)


def meant_for_all(world, page, which) -> list[str]:
    """What an open page is for: the name and telephone of whom to refer to; of a calendar, reference and duty."""
    here = {"own": world.own, "other": world.other}.get(which)
    if here is None:
        return []
    if page.name == "start_referral":
        home = here.partnership
        return [home.name, home.short_name, home.helpline_text, home.website, f"in {home.area}:"]
    if page.name == "calendar_feed":
        mark = quiet_mark(OWN if here is world.own else OTHER)
        return [rf"Due: {mark}\, {mark}-2026-01", rf"due\, {mark}-2026-01"]
    return []


def test_a_private_calendar_holds_what_its_person_reaches_and_nothing_for_a_token_that_is_none(world):
    """Fails if the calendar went blind, or told an ended token from one that never was."""
    page = next(p for p in OPEN_PAGES if p.name == "calendar_feed")
    where = addresses(world, page)
    asked = {which: ask(world.refused[0], "GET", address)[0] for which, address in where.items()}
    assert asked["own"].status_code == 200
    assert f"{quiet_mark(OWN)}-2026-01".encode() in asked["own"].content
    assert asked["absent"].status_code == 404


@pytest.mark.parametrize("page", SIGN_IN, ids=str)
def test_a_page_of_signing_in_shows_nobody_else(world, page):
    """The library guards these itself; here: no error, no word of another person, headers on each answer."""
    foreign = world.second_factor_of(world.other.people[next(iter(world.other.people))])
    names = {"pk": foreign.pk, "provider_id": "absent"}
    for actor in (world.actors[0], *world.refused):
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


# The case's own page asks in a statement of its own (queries/one_case.py).
OF_THE_CASE_PAGE = "jigsaw.incidents.queries.one_case.reached"
CASE_PAGES = {"view_case", "list_cases", "list_access", "view_rapid_review", "view_referral"}


def test_the_matrix_sees_cases_without_their_members(world, monkeypatch):
    """Fails if the role alone opened every case of the partnership without anybody noticing."""
    monkeypatch.setattr(CaseQuerySet, "visible_to", ScopedQuerySet.visible_to)
    monkeypatch.setattr(OF_THE_CASE_PAGE, lambda case: "1 = 1")
    for page in (p for p in STAFF_PAGES if p.name in CASE_PAGES - {"view_referral"}):
        found = "\n".join(deviations_of_page(world, page, ("GET",)))
        assert "case without access" in found, page


def test_the_matrix_sees_that_nobody_stands_back_any_more(world, monkeypatch):
    """Fails if a recusal could be left out without anybody noticing."""

    def without_recusals(person, at, way="pk"):
        member = CaseMember.rows.filter(person=person, ended_at=None).values("incident")
        return Q(**{f"{way}__in": member})

    monkeypatch.setattr("jigsaw.incidents.models.case.reached_by", without_recusals)
    monkeypatch.setattr(OF_THE_CASE_PAGE, lambda case: reached(case).split("AND NOT EXISTS")[0])
    for page in (p for p in STAFF_PAGES if p.name in CASE_PAGES - {"view_referral"}):
        found = "\n".join(deviations_of_page(world, page, ("GET",)))
        assert "case stood back from" in found, page


def test_the_matrix_sees_a_register_that_is_open_to_every_member(world, monkeypatch):
    """Fails if the people register needed no naming and nobody noticed. Page and rows both ask for it."""

    def find_row(page):
        page.incident = CasePage.find_row(page)
        if "entry_id" in page.kwargs:
            page.entry = page.find(page.rows(RegisterEntry), pk=page.kwargs["entry_id"])
        return page.incident

    monkeypatch.setattr(RegisterPage, "find_row", find_row)
    lists = next(p for p in STAFF_PAGES if p.name == "list_register")
    opens = next(p for p in STAFF_PAGES if p.name == "open_register_entry")
    assert deviations_of_page(world, lists, ("GET",))
    assert deviations_of_page(world, opens, ("GET",)) == [], "the rows themselves ask for the name"
    monkeypatch.setattr(RegisterQuerySet, "visible_to", CaseQuerySet.visible_to)
    assert "sealed in the people register" in "\n".join(deviations_of_page(world, opens, ("GET",)))


def test_the_matrix_sees_a_reading_that_is_not_recorded(world, monkeypatch):
    monkeypatch.setattr(StaffPage, "_record", lambda self, verb: None)
    for page in SLICE:
        assert deviations_of_page(world, page, ("GET",)), page
