"""The merged chronology on the page: order, accuracy, filters, a date to jump to, names only when asked for."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.agency_returns.actions.joining import chronology_changed
from jigsaw.agency_returns.actions.marking import hide_row
from jigsaw.agency_returns.chronology.dates import NOT_KNOWN, about, in_month, on
from jigsaw.agency_returns.models import ChronologyRow, PrivateNote
from jigsaw.agency_returns.tests.factories import ASKED_AT, event, joined
from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.access import add_case_member, name_for_register
from jigsaw.incidents.actions.register import save_register_entry
from jigsaw.incidents.models import CaseMember
from jigsaw.incidents.tests.casework import page_of, refused, text
from jigsaw.partnerships.roles import Role
from jigsaw.partnerships.tests.factories import somebody


def register(team):
    save_register_entry(
        team.incident, entry=None, alias="Child A", relation="child", by=team.priya, at=ASKED_AT,
        details={"full_name": "Robin Larkspur", "date_of_birth": "2025-01-10"},
    )  # fmt: skip


def test_before_the_first_row_it_says_what_will_stand_there(desk):
    assert "The chronology will stand here." in text(desk.see("view_chronology"))


def test_rows_stand_oldest_first_with_accuracy_age_source_and_days_since_seen(desk, team):
    register(team)
    joined(team, event(NOT_KNOWN, "Nobody wrote when.", child_seen="No"), event(date(2025, 3, 4)))
    joined(
        team,
        event(about(on(date(2025, 3, 20))), "Told of shouting.", child_seen="No", source="Command record"),
        event(in_month(2025, 5), "A month is known.", child_seen="No"),
        who=team.police,
    )
    said = text(desk.see("view_chronology"))
    first, second, third, last = (
        said.index(each) for each in ("● 4 March 2025", "○ about 20 March 2025", "◌ May 2025", "? not known")
    )
    assert first < second < third < last
    assert "Child: 7 weeks" in said or "Child: 1 month" in said
    assert "Child: about 2 months" in said
    assert "16 days since last seen" in said
    assert "Vale Constabulary Command record" in said
    assert "4 rows from 2 agencies" in said
    assert "Oldest first, by the earliest day" in said


def test_filters_are_links_and_name_what_is_chosen(desk, team):
    joined(team, event(date(2025, 3, 4), "Health saw the child."))
    joined(team, event(date(2025, 3, 5), "Police called.", people="Father"), who=team.police)
    address = desk.address("view_chronology")
    said = text(page_of(desk.browser().get(address, {"agency": "Vale Constabulary"})))
    assert "Police called." in said
    assert "Health saw the child." not in said
    assert "1 row in this view" in said
    assert "Remove Vale Constabulary" in said
    assert "Police called." in text(page_of(desk.browser().get(address, {"person": "father"})))
    other = text(page_of(desk.browser().get(address, {"person": "father", "agency": team.health.name})))
    assert "No row has all of these." in other


def test_one_jumps_to_a_date_in_any_form(desk, team):
    joined(team, *(event(date(2025, 3, 1) + timedelta(days=n), f"Day {n}.") for n in range(120)))
    address = desk.address("view_chronology")
    said = text(page_of(desk.browser().get(address, {"day": "May 2025"})))
    assert "page 2 of 3" in said
    assert "1 May 2025 , " not in said
    assert said.index("1 May 2025") < said.index("You jumped to here")
    refused(
        desk.browser().get(address, {"day": "Tuesday week"}),
        "Enter a date to jump to, like 4 March 2025, March 2025 or 2025",
    )


def test_a_page_beyond_the_last_is_the_last_and_nonsense_the_first(desk, team):
    joined(team, *(event(date(2025, 3, 1) + timedelta(days=n)) for n in range(60)))
    address = desk.address("view_chronology")
    assert "page 2 of 2" in text(page_of(desk.browser().get(address, {"page": "99"})))
    assert "page 1 of 2" in text(page_of(desk.browser().get(address, {"page": "²"})))


def test_names_are_shown_only_when_asked_for_and_each_time_recorded(desk, team):
    register(team)
    joined(team, event(what="Child A was seen at home."))
    before = page_of(desk.browser().get(desk.address("view_chronology")))
    assert "Robin" not in before
    member = CaseMember.rows.get(incident=team.incident, person=team.priya)
    name_for_register(member, opens=True, by=team.priya, at=ASKED_AT)
    assert "Show names on this page" in desk.see("view_chronology")
    shown = page_of(desk.browser().post(desk.address("view_chronology")))
    assert "Robin Larkspur (Child A) was seen at home." in text(shown)
    assert Event.objects.filter(verb="show_names").count() == 1
    assert "Robin" not in desk.see("view_chronology")


def test_who_is_not_named_for_the_register_sees_no_names(desk, team):
    register(team)
    joined(team, event(what="Child A was seen at home."))
    add_case_member(
        team.incident, person=team.marcus, why="Chairs", opens_register=False, by=team.priya, at=ASKED_AT
    )
    answer = desk.browser(team.marcus).post(desk.address("view_chronology"))
    assert answer.status_code == 400
    assert "Robin" not in answer.content.decode()


@pytest.mark.parametrize("hidden", [True, False])
def test_the_panel_sees_neither_private_notes_nor_what_is_hidden(desk, team, hidden):
    (row,) = joined(team, event(what="Seen at home."))
    with act("hide_row", by=team.priya, at=ASKED_AT):
        ChronologyRow.rows.filter(pk=row.pk).update(hidden_from_panel=hidden)
        PrivateNote.rows.create(
            partnership=team.partnership, incident=team.incident, row=row, text="Ask the school.",
            written_at=ASKED_AT, written_by=team.priya,
        )  # fmt: skip
        chronology_changed(team.incident, at=ASKED_AT)
    grace = somebody("Grace Obi", team.partnership, Role.PANEL_MEMBER)
    add_case_member(
        team.incident, person=grace, why="Panel", opens_register=False, by=team.priya, at=ASKED_AT
    )
    said = text(desk.see("view_chronology", grace))
    assert ("Seen at home." in said) is not hidden
    assert "private note" not in said
    assert "1 private note" in text(desk.see("view_chronology"))


def test_the_page_asks_as_often_for_many_rows_as_for_one(desk, team):
    browser, address = desk.browser(), desk.address("view_chronology")

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert browser.get(address).status_code == 200
        return len(asked)

    joined(team, event())
    queries()
    joined(team, event())
    few, kept = queries(), queries()
    joined(team, *(event(date(2025, 3, 1) + timedelta(days=n)) for n in range(200)))
    assert queries() == few
    assert queries() == kept < few


def test_a_page_that_was_kept_follows_every_act_and_keeps_no_names(desk, team):
    register(team)
    (row,) = joined(team, event(what="Child A was seen."))
    name_for_register(
        CaseMember.rows.get(incident=team.incident, person=team.priya), opens=True, by=team.priya, at=ASKED_AT
    )
    desk.see("view_chronology")
    assert "Robin" in page_of(desk.browser().post(desk.address("view_chronology")))
    assert "Robin" not in desk.see("view_chronology")
    hide_row(row, by=team.priya, at=ASKED_AT)
    assert "Hidden from the panel" in desk.see("view_chronology")
    tokens = {
        re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', desk.see("view_chronology"))[1]
        for _ in range(2)
    }
    assert len(tokens) == 2
