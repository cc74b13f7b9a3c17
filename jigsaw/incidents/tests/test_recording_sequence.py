"""The pages of recording as one walk: in order, out of order, twice, and with fields that nobody asked for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from jigsaw.audit.models import Event
from jigsaw.incidents.models import Child, Duty
from jigsaw.incidents.rules.recording import next_alias
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.writing import AWARE, CHILD, HAPPENED, WHAT

WALK = ("edit_source", "edit_aware", "edit_happened", "edit_what_happened", "add_child", "edit_children")


def answers(writing):
    return {
        "edit_source": writing.source(),
        "edit_aware": AWARE,
        "edit_happened": HAPPENED,
        "edit_what_happened": WHAT,
        "add_child": CHILD,
        "edit_children": {},
    }


def test_each_page_leads_to_the_next_and_the_last_to_running_clocks(writing):
    fields = answers(writing)
    led = [writing.goes_on(page, fields[page]) for page in WALK]
    pages = (
        "edit_aware", "edit_happened", "edit_what_happened", "edit_children", "edit_children", "list_register",
    )  # fmt: skip
    assert led == [writing.to(page) for page in pages]
    assert writing.goes_on("check_incident", {}) == writing.to("incident_recorded")
    assert Duty.rows.get(incident=writing.incident, key="notify-panel").due_on == date(2026, 5, 11)


def test_out_of_order_the_way_leads_to_what_is_left_and_then_to_the_check(writing):
    fields = answers(writing)
    for page in ("edit_what_happened", "add_child", "edit_happened", "edit_source"):
        writing.goes_on(page, fields[page])
    assert writing.goes_on("edit_source", fields["edit_source"]) == writing.to("edit_aware")
    assert writing.goes_on("edit_aware", AWARE) == writing.to("check_incident")
    assert writing.goes_on("edit_source", fields["edit_source"]) == writing.to("check_incident")


def test_every_page_sent_again_does_no_harm(writing):
    fields = answers(writing)
    for page in WALK:
        writing.goes_on(page, fields[page])
    for page in WALK:
        writing.send(page, fields[page])
    for _ in range(2):
        writing.goes_on("check_incident", {})
    now = writing.now()
    assert (now.reference, now.stage) == ("AB-2026-01", "notification")
    assert Child.rows.filter(incident=now).count() == 1
    assert Event.objects.filter(verb="record_incident").count() == 2
    assert Duty.rows.filter(incident=now).count() == 3


@pytest.mark.parametrize("page", WALK)
def test_fields_that_a_page_does_not_ask_change_nothing(writing, page):
    """Fails where a page takes what another page, or nobody, may write."""
    smuggled = {
        "reference": "AB-2026-99",
        "stage": "closed",
        "recorded_at": "2020-01-01",
        "legal_hold": "true",
        "closed_reason": "x",
        "partnership": "x",
        "started_by": str(writing.team.tom.pk),
        "more_children": "smuggled",
        "part": "what",
    }
    before = writing.now()
    writing.send(page, answers(writing)[page] | smuggled)
    now = writing.now()
    for name in ("reference", "stage", "recorded_at", "legal_hold", "closed_reason", "partnership_id",
                 "started_by_id", "more_children"):  # fmt: skip
        assert getattr(now, name) == getattr(before, name), name


KEPT = {
    "edit_source": ("source_name", "Night duty manager"),
    "edit_aware": ("aware_time", "3:33am"),
    "edit_happened": ("incident_date_year", "2013"),
    "edit_what_happened": ("summary", "Typed before the session ended"),
    "add_child": ("age_or_dob", "7 weeks"),
    "add_register_entry": ("full_name", "Somebody of the family"),
}


@pytest.mark.parametrize("page", KEPT)
def test_what_was_typed_when_the_session_had_ended_stands_in_the_form_after_signing_in(writing, page):
    """Fails on a page that asks again with an empty form; nothing is saved until the person sends it."""
    name, typed = KEPT[page]
    browser = Client()
    answer = browser.post(writing.to(page), {**answers(writing).get(page, {}), name: typed, "revision": "0"})
    back = parse_qs(urlsplit(answer.headers["Location"]).query)["next"][0]
    browser.force_login(writing.team.priya)
    shown = browser.get(back).content.decode()
    assert typed in shown
    assert "There is a problem" not in shown or page == "add_register_entry"
    assert writing.now().revision == 0


@pytest.mark.parametrize(
    ("aware", "due"),
    [
        (date(2026, 12, 24), date(2027, 1, 5)),
        (date(2026, 8, 28), date(2026, 9, 7)),
    ],
)
def test_the_clock_passes_over_christmas_and_the_summer_bank_holiday(team, aware, due):
    moment = datetime(aware.year, aware.month, aware.day, 15, 0, tzinfo=UTC)
    incident = factories.recorded(team.priya, team.partnership, at=moment, aware_on=aware, happened_on=aware)
    assert Duty.rows.get(incident=incident, key="notify-panel").due_on == due


def test_audit_details_hold_no_words_of_the_case(writing):
    fields = answers(writing)
    for page in WALK:
        writing.goes_on(page, fields[page])
    writing.goes_on("check_incident", {})
    said = " ".join(str(event.details) for event in Event.objects.all())
    for words in ("Child A", "hospital", "Duty head", "Castlemere", "1 month"):
        assert words not in said


def test_references_count_on_within_the_year_of_recording(team):
    """London's year: at 11:30pm UTC in summer time it is the next day there, at new year it is not."""
    first = factories.recorded(team.priya, team.partnership)
    second = factories.recorded(team.priya, team.partnership)
    later = datetime(2027, 1, 4, 12, 0, tzinfo=UTC)
    third = factories.recorded(team.priya, team.partnership, at=later)
    assert [x.reference for x in (first, second, third)] == ["AB-2026-01", "AB-2026-02", "AB-2027-01"]


def test_the_next_free_letter():
    assert next_alias([]) == "Child A"
    assert next_alias(["child  a", "Child C"]) == "Child B"
    assert next_alias([f"Child {x}" for x in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]) == ""
