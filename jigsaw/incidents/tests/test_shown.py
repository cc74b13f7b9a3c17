"""How rows of a case read on pages: the fixed words, the days of a clock, the case bar."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

import pytest

from jigsaw.calendar.working_days import seeded
from jigsaw.components import case_pieces
from jigsaw.incidents.desk.shown import (
    ShownDuty,
    lead_of,
    position_of,
    shade_of,
    shown_day,
    title_of,
    working_of,
)
from jigsaw.incidents.models import Duty, Incident
from jigsaw.incidents.tests.casework import text

REVIEW = {"key": "rapid-review", "rule": "rapid-review", "title": "Send the rapid review to the Panel",
          "duty": "Panel guidance", "started_on": date(2026, 5, 5), "due_on": date(2026, 5, 27)}  # fmt: skip
STEP = {"key": "plan-x", "title": "Ask", "duty": "Local plan", "due_on": date(2026, 5, 14),
        "started_on": date(2026, 5, 5), "plan_day": 7}  # fmt: skip


def done(**more):
    return {**more, "state": "done"}


@pytest.mark.parametrize(
    ("given", "today", "words", "shade"),
    [
        (REVIEW, date(2026, 5, 11), "Working day 4 of 15", "quiet"),
        (REVIEW, date(2026, 5, 26), "Working day 14 of 15", "soon"),
        (REVIEW, date(2026, 5, 27), "Due today", "soon"),
        (REVIEW, date(2026, 5, 29), "2 working days late", "late"),
        (done(**REVIEW, done_on=date(2026, 5, 20)), date(2026, 6, 9), "Done on day 11 of 15", "done"),
        (done(**REVIEW, done_on=date(2026, 5, 29)), date(2026, 6, 9), "Done 2 working days late", "late"),
        ({**REVIEW, "state": "withdrawn"}, date(2026, 6, 9), "Withdrawn", "quiet"),
        ({**REVIEW, "due_on": None, "rule": ""}, date(2026, 6, 9), "As soon as you can", "quiet"),
        (REVIEW, date(2040, 6, 9), "Due 27 May 2026", "late"),
        (STEP, date(2026, 5, 5), "7 working days left", "quiet"),
        (STEP, date(2026, 5, 14), "Due today", "soon"),
        (STEP, date(2026, 5, 15), "1 working day late", "late"),
        ({**STEP, "due_on": date(2026, 5, 15)}, date(2026, 5, 16), "Less than 1 working day late", "late"),
        (done(**STEP, done_on=date(2026, 5, 18)), date(2026, 6, 9), "Done 2 working days late", "late"),
        (done(**STEP, done_on=date(2026, 5, 13)), date(2026, 6, 9), "Done", "done"),
    ],
)
def test_the_fixed_words_and_the_shade_of_each_state(given, today, words, shade):
    """Fails when the words of experience 3C change, or a shade says something else than its words."""
    duty = Duty(**{"state": "open", **given})
    assert position_of(duty, today, seeded()) == (words, shade)
    assert shade_of(duty, today) == shade


def test_the_days_of_a_clock_read_as_in_the_walk_through():
    duty = Duty(key="notify-panel", rule="notify-panel", title="Notify the Panel", state="open",
                started_on=date(2026, 5, 1), due_on=date(2026, 5, 11))  # fmt: skip
    days, notes, source = working_of(duty, seeded())
    assert [f"{each['day']} {each['words']}" for each in days] == [
        "Fri 1 May day 0",
        "Sat 2 May not counted",
        "Sun 3 May not counted",
        "Mon 4 May Early May bank holiday not counted",
        "Tue 5 May day 1",
        "Wed 6 May day 2",
        "Thu 7 May day 3",
        "Fri 8 May day 4",
        "Sat 9 May not counted",
        "Sun 10 May not counted",
        "Mon 11 May day 5",
    ]
    assert {each["kind"] for each in days} == {"start", "counted", "skipped", "holiday"}
    assert notes == []
    assert "Working Together to Safeguard Children 2026" in source


def test_the_sentence_of_clock_two():
    assert lead_of(Duty(**REVIEW), seeded()) == (
        "Rapid review to the Panel by Wednesday 27 May 2026, 15 working days from 5 May. "
        "Mon 25 May Spring bank holiday not counted."
    )
    assert lead_of(Duty(**STEP), seeded()) == ""


def test_a_rule_without_a_length_says_what_it_asks_for():
    duty = Duty(key="care-leaver-death", rule="care-leaver-death", title="x", started_on=date(2026, 5, 1))
    days, notes, _source = working_of(duty, seeded())
    assert days == []
    assert notes[0].startswith("The guidance gives no number of days")


def test_a_start_beyond_the_table_says_so_instead_of_days():
    duty = Duty(**{**REVIEW, "started_on": date(2032, 12, 20)})
    days, notes, _source = working_of(duty, seeded())
    assert days == []
    assert "no entry for 2033" in notes[0]
    assert lead_of(duty, seeded()) == ""


def test_only_inside_the_case_is_an_authority_named():
    incident = Incident(home_authority="Castlemere", place_authority="Brindle Vale")
    duty = Duty(key="tell-home-authority", title="Tell the home authority")
    assert title_of(duty, incident) == "Tell Castlemere"
    assert title_of(Duty(key="tell-place-authority", title="x"), incident) == "Tell Brindle Vale"
    assert "Castlemere" not in duty.title


SHOWN = ShownDuty(
    title="Send <the> review", position="Working day 4 of 15", due="Wednesday 27 May 2026",
    duty="Statutory guidance", shade="quiet", href="", state="open", source="Guidance",
    working=[shown_day(date(2026, 5, 5), 0, None), shown_day(date(2026, 5, 25), 13, "Spring <bank> holiday")],
)  # fmt: skip


def test_a_clock_reads_as_one_line_and_opens_its_working_in_words():
    """Fails when the line of the design changes, or a day could be told apart by its shape alone."""
    made = str(case_pieces.clock(SHOWN))
    words = text(f"<main>{made}").replace(", ·", " ·")
    assert "Working day 4 of 15 · due Wednesday 27 May 2026 · statutory guidance" in words
    assert "Tue 5 May day 0" in words
    assert "Mon 25 May Spring <bank> holiday not counted" in words
    assert "<bank>" not in made
    assert "<the>" not in made
    assert made.count("<li") == 2
    assert 'class="jig-day jig-day--holiday jig-day--mon"' in made


def test_a_clock_without_working_has_nothing_to_open():
    bare = ShownDuty("Ask", "Done", "", "Local plan", "done", "", "done", evidence="Email")
    assert "<details" not in str(case_pieces.clock(bare))
    assert "Email" in str(case_pieces.clock(bare))


def test_the_case_bar_escapes_and_leaves_out_what_does_not_apply():
    bar = SimpleNamespace(reference="AB-1", alias="<b>", stage="closed", position="", due="", duty="",
                          shade="quiet", hold=True)  # fmt: skip
    made = str(case_pieces.case_bar(bar))
    assert "&lt;b&gt;" in made
    assert "due" not in made
    assert "Legal hold" in made
    assert case_pieces.duty_words("Panel guidance") == "Panel guidance"
    assert case_pieces.duty_words("Law") == "law"
