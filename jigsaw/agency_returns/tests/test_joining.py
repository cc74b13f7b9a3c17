"""Rows join the merged chronology; a newer version keeps what it says again and supersedes what it leaves out."""

from __future__ import annotations

from datetime import date, time

from jigsaw.agency_returns.actions.joining import join_return
from jigsaw.agency_returns.chronology.dates import NOT_KNOWN, about, between, in_month, on
from jigsaw.agency_returns.chronology.facts import longest_gap
from jigsaw.agency_returns.chronology.merging import merge
from jigsaw.agency_returns.models import Chronology, ChronologyRow, PrivateNote, RowTag
from jigsaw.agency_returns.queries.asked import asked_of, born
from jigsaw.agency_returns.queries.events import event_of
from jigsaw.agency_returns.queries.whole import standing_rows
from jigsaw.agency_returns.tests.factories import ASKED_AT, asked, event, joined, writing
from jigsaw.audit.actions import act
from jigsaw.incidents.actions.register import save_register_entry


def join(returned, *events):
    with act("send_return", by="tests", at=ASKED_AT, partnership=returned.partnership):
        numbered = [(each._replace(row=at), "") for at, each in enumerate(events, 5)]
        return join_return(returned, numbered, at=ASKED_AT)


def test_rows_stand_in_the_order_of_the_printed_rule(team):
    day = date(2025, 3, 4)
    events = [
        event(NOT_KNOWN, "Not known.", time=None),
        event(in_month(2025, 3), "In March.", time=None),
        event(day, "Late.", time=time(17, 0)),
        event(day, "No time.", time=None),
        event(about(on(day)), "About that day.", time=None),
        event(between(day, date(2025, 3, 9)), "Between.", time=None),
        event(day, "Early.", time=time(9, 0)),
    ]
    joined(team, *events)
    kept = list(standing_rows(team.incident))
    assert [event_of(row).what_happened for row in kept] == [
        each.what_happened for each in merge([e._replace(row=n, agency="x") for n, e in enumerate(events)])
    ]


def test_a_row_comes_back_as_the_event_it_was(team):
    said = event(between(date(2025, 3, 3), date(2025, 3, 9)), end_date=on(date(2025, 3, 10)), voice="Smiled.")
    (row,) = joined(team, said)
    assert event_of(row) == said._replace(agency=team.health.name)


def test_what_is_known_of_the_whole_is_kept(team):
    joined(team, event(date(2025, 3, 3)), event(date(2025, 5, 3)), event(NOT_KNOWN))
    facts = Chronology.rows.get(incident=team.incident).facts
    assert facts["rows"] == 3
    assert facts["agencies"] == {team.health.name: 3}
    assert facts["gap"] == {"days": 61, "from": "2025-03-03", "to": "2025-05-03"}


def test_people_can_be_found_by_their_codes(team):
    joined(team, event(people="Child A and Mother"))
    tags = RowTag.rows.filter(incident=team.incident).values_list("value", flat=True)
    assert set(tags) == {"child a", "mother"}


def test_a_second_version_keeps_what_it_says_again(team):
    request = asked(team)
    first = writing(request, state="writing")
    join(first, event(what="Stays."), event(what="Goes."))
    stays = ChronologyRow.rows.get(what_happened="Stays.")
    with act("write_note", by=team.priya, at=ASKED_AT):
        PrivateNote.rows.create(
            partnership=team.partnership, incident=team.incident, row=stays, text="Ask", written_at=ASKED_AT,
            written_by=team.priya,
        )  # fmt: skip
        first.state, first.sent_at, first.approved_by = "sent", ASKED_AT, team.ruth
        first.save()
    second = writing(request, version=2)
    assert join(second, event(what="New."), event(what="Stays.")) == 2
    standing = {row.what_happened: row for row in standing_rows(team.incident)}
    assert set(standing) == {"New.", "Stays."}
    assert standing["Stays."].pk == stays.pk
    assert standing["Stays."].returned == second
    assert standing["Stays."].notes.count() == 1
    assert ChronologyRow.rows.get(what_happened="Goes.").superseded_at == ASKED_AT


def test_a_request_weighs_rows_by_its_period_the_birth_and_the_register(team):
    request = asked(team)
    save_register_entry(
        team.incident, entry=None, alias="Child A", relation="child", by=team.priya, at=ASKED_AT,
        details={"full_name": "Robin Larkspur", "date_of_birth": "2026-03-27"},
    )  # fmt: skip
    found = asked_of(request, today=date(2026, 5, 18))
    assert born(team.incident) == date(2026, 3, 27)
    assert found.born is None, "the period begins before the birth, so earlier events were asked for"
    later = asked_of(asked(team, team.police, period_from=date(2026, 4, 1)), today=date(2026, 5, 18))
    assert later.born == date(2026, 3, 27)
    assert (found.period_from, found.period_to) == (date(2025, 3, 1), date(2026, 4, 30))
    assert found.names == {"robin", "larkspur"}


def test_the_longest_gap_is_the_same_as_the_engine_counts_it(team):
    events = [
        event(date(2025, 3, 3), end_date=on(date(2025, 3, 20))),
        event(in_month(2025, 4), "Some day in April."),
        event(about(on(date(2025, 6, 1))), "About then."),
        event(date(2025, 6, 30), "Later."),
    ]
    joined(team, *events)
    found = longest_gap(merge(events))
    kept = Chronology.rows.get(incident=team.incident).facts["gap"]
    assert kept == {"days": found.days, "from": found.first.isoformat(), "to": found.last.isoformat()}
