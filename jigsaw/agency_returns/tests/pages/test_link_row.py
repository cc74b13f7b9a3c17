"""Link two rows: the same event, or accounts that differ, which then stand side by side."""

from __future__ import annotations

from datetime import date, timedelta

from jigsaw.agency_returns.models import RowLink
from jigsaw.agency_returns.tests.factories import event, joined
from jigsaw.agency_returns.tests.pages.test_view_chronology import register
from jigsaw.incidents.tests.casework import not_there, page_of, refused, text


def two(team):
    (first,) = joined(team, event(date(2025, 3, 4), "The child was seen."))
    (second,) = joined(team, event(date(2025, 3, 4), "Nobody was at home."), who=team.police)
    return first, second


def test_accounts_that_differ_stand_side_by_side_on_both_rows(desk, team):
    first, second = two(team)
    assert "4 March 2025, Vale Constabulary: Nobody was at home." in text(
        desk.see("link_row", row_id=first.pk)
    )
    typed = {"other": str(second.pk), "kind": "differ", "words": "Whether anybody was at home."}
    assert desk.send("link_row", typed, row_id=first.pk).status_code == 302
    for row in (first, second):
        said = text(desk.see("view_row", row_id=row.pk))
        assert "Accounts differ Whether anybody was at home." in said
        assert "The child was seen." in said
        assert "Nobody was at home." in said
    assert "Accounts differ from Vale Constabulary" in text(desk.see("view_chronology"))


def test_linked_twice_it_stands_once_with_the_newer_words(desk, team):
    first, second = two(team)
    for words in ("One.", "Two."):
        desk.send("link_row", {"other": str(second.pk), "kind": "differ", "words": words}, row_id=first.pk)
    assert [link.words for link in RowLink.rows.all()] == ["Two."]


def test_the_other_row_is_found_by_a_date(desk, team):
    first, _second = two(team)
    joined(
        team, *(event(date(2025, 5, 1) + timedelta(days=n), f"Day {n}.") for n in range(40)), who=team.police
    )
    address = desk.address("link_row", row_id=first.pk)
    said = text(page_of(desk.browser().get(address, {"near": "20 May 2025"})))
    assert "20 May 2025, Vale Constabulary: Day 19." in said
    assert "9 June 2025" not in said
    refused(
        desk.browser().get(address, {"near": "soon"}), "Enter a date, like 4 March 2025, March 2025 or 2025"
    )


def test_what_is_missing_or_no_row_is_refused(desk, team):
    first, second = two(team)
    refused(
        desk.send("link_row", {}, row_id=first.pk), "Select the other row", "Select how they belong together"
    )
    typed = {"other": str(second.pk), "kind": "differ", "words": " "}
    refused(desk.send("link_row", typed, row_id=first.pk), "Enter how the accounts differ")
    for odd in ("x", str(first.pk), str(team.incident.pk)):
        answer = desk.send("link_row", {"other": odd, "kind": "same-event"}, row_id=first.pk)
        assert answer.status_code == 400
    register(team)
    typed["words"] = "Robin Larkspur was there."
    words = "Line 1 may hold a name from the people register. Write the code instead."
    refused(desk.send("link_row", typed, row_id=first.pk), words)
    assert not RowLink.rows.exists()


def test_only_those_who_write_the_chronology_link_rows(desk, team):
    first, _second = two(team)
    not_there(desk, desk.address("link_row", row_id=first.pk), {}, but="staff")
