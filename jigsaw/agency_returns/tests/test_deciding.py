"""What must be decided before a return is sent, and what a decision makes of the row."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jigsaw.agency_returns.chronology.checking import Asked
from jigsaw.agency_returns.chronology.deciding import (
    Act,
    Decision,
    Undecidable,
    acts_for,
    apply_decision,
    apply_decisions,
    ask,
    label_of,
)
from jigsaw.agency_returns.chronology.events import Finding
from jigsaw.agency_returns.chronology.kinds import MUST_DECIDE, ONLY_TOLD, Kind
from jigsaw.agency_returns.chronology.names import find_names
from jigsaw.agency_returns.spreadsheets.importing import read_upload
from jigsaw.agency_returns.tests.making import TODAY, as_bytes, event, row, workbook

NAMES = frozenset({"quillia", "zoë", "bramwell", "d'arcy"})
KEEP, REMOVE, NOT_A_NAME = Decision(Act.KEEP), Decision(Act.REMOVE), Decision(Act.NOT_A_NAME)


def upload(*rows: list, **asked):
    content = as_bytes(workbook(list(rows)))
    return read_upload(content, "h.xlsx", Asked(**({"today": TODAY, "names": NAMES} | asked)), agency="H2")


def names_in(text: str) -> list[tuple[int, int]]:
    return [(position, part) for _, position, part in find_names([text], text, NAMES)]


def replaced(text: str, code: str = "Mother") -> str:
    found = upload(row(what_happened=text))
    (made,) = apply_decisions(
        found.events,
        [(one, Decision(Act.REPLACE, code)) for one in found.to_decide if one.kind is Kind.NAME],
    )
    return made.what_happened


def test_every_kind_is_decided_told_or_mended():
    assert MUST_DECIDE | ONLY_TOLD | {Kind.FAULT} == frozenset(Kind)
    assert not MUST_DECIDE & ONLY_TOLD
    assert {kind for kind in Kind if acts_for(kind)} == MUST_DECIDE


def test_findings_hold_what_a_page_needs_to_ask():
    """Fails when a page would have to read a message to know what it is about."""
    asked = {"born": date(2024, 2, 1), "period_from": date(2025, 3, 1), "period_to": date(2026, 4, 30)}
    rows = [
        row(), row(), row(date=45720, action="cafÃ©"), row(date="22.05/16", people="no one"),
        row(date="Monday 4 March 2025", service="Duty"), row(date="1/2/2025"),
        row(action="Call by Quillia", source="=1+1"),
    ]  # fmt: skip
    book = workbook([*rows, row(date="")])
    book.active.row_dimensions[5].hidden = True
    book.active["P3"], book.active["P5"] = "Own", "x"
    found = read_upload(as_bytes(book), "h.xlsx", Asked(TODAY, names=NAMES, **asked), agency="H2")
    told = {(one.kind, one.key, one.row, one.other_row, one.position) for one in found.confirm}
    assert told >= {
        (Kind.SAME_ROW, "date", 6, 5, 0), (Kind.SERIAL_DATE, "date", 7, 0, 0), (Kind.MOJIBAKE, "action", 7, 0, 0),
        (Kind.TYPING_SLIP, "date", 8, 0, 0), (Kind.BEFORE_BIRTH, "date", 8, 0, 0), (Kind.WEEKDAY, "date", 9, 0, 0),
        (Kind.OUTSIDE_PERIOD, "date", 10, 0, 0), (Kind.NAME, "action", 11, 0, 3), (Kind.FORMULA, "source", 11, 0, 0),
        (Kind.HIDDEN, "", 0, 0, 0), (Kind.UNREAD_COLUMN, "", 0, 0, 0),
    }  # fmt: skip
    assert {one.kind for one in found.told} == {
        Kind.MOJIBAKE, Kind.FORMULA, Kind.HIDDEN, Kind.UNREAD_COLUMN,
    }  # fmt: skip
    assert found.doubtful == [6, 7, 8, 9, 10]  # row 11 must be mended first: its formula has no value
    assert len({one.mark for one in found.confirm}) == len(found.confirm)


def test_a_row_with_errors_is_mended_before_it_is_asked_about():
    found = upload(row(source="", action="Quillia rang"), row(date="5/3/2025", action="Quillia rang"))
    assert [one.row for one in found.to_decide] == [6]
    assert (found.ready, found.faulty, found.doubtful) == (0, [5], [6])


def test_the_walk_of_two_rows():
    """A row said twice is removed, and a name is replaced by a code."""
    found = upload(row(), row(), row(date="5/3/2025", what_happened="Call taken from Quillia, who was well."))
    same, name = found.to_decide
    assert name.mark == "row-7-name-what_happened-4"
    assert [label_of(act, same) for act in acts_for(same.kind)] == ["Keep both", "Remove row 6"]
    assert [label_of(act, name, "Mother") for act in acts_for(name.kind)] == [
        "Replace with ‘Mother’", "It is not a name",
    ]  # fmt: skip
    assert ask(same) == "Select what to do with row 6"
    after = apply_decisions(found.events, [(same, REMOVE), (name, Decision(Act.REPLACE, " Mother "))])
    assert [one.row for one in after] == [5, 7]
    assert after[1].what_happened == "Call taken from Mother, who was well."
    assert apply_decisions(found.events, [(same, KEEP), (name, NOT_A_NAME)]) == found.events


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Visit to Quillia's home, “QUILLIA” was in.", "Visit to Child A's home, “Child A” was in."),
        ("Quillia\n  rang  Bramwell.", "Child A\n  rang  Child A."),
        ("Quillia/Bramwell", "Child A/Child A"),
        ("(mother/Quillia)", "(mother/Child A)"),
        ("Zoe and zoë", "Child A and Child A"),
        ("Seen with D’Arcy’s aunt", "Seen with Child A’s aunt"),
        ("Ms Quillia-Jones", "Ms Child A"),
        ("quillia.b@mail.example", "Child A.b@mail.example"),
    ],
)
def test_a_name_is_found_and_replaced_as_it_is_written(text, after):
    assert replaced(text, "Child A") == after


def test_what_only_looks_like_a_name_is_none():
    assert names_in("Quilliance in Bramwells Zoeb arcy d") == []


@given(
    st.lists(
        st.sampled_from(["quillia", "Bramwell's", "rang", "a/Quillia,", "\n", " - ", "Zoë-Ann"]), max_size=12
    )
)
def test_after_all_are_replaced_no_name_is_left(words):
    """Fails when replacing one word shifts the place of another."""
    assert names_in(replaced("Note " + " ".join(words), "Child A")) == []


def test_a_decision_that_does_not_fit_is_refused():
    found = upload(row(what_happened="Quillia " + "x" * 1992))
    (name,) = found.to_decide
    (made,) = found.events
    refusals = [
        (name, KEEP, "Select what to do with row 5"),
        (name, Decision(Act.REPLACE), "Select what to write in place of the name"),
        (name, Decision(Act.REPLACE, "Child A and"), "What happened must be 2,000 characters or less. It has 2,004"),
        (name._replace(position=9), Decision(Act.REPLACE, "Mother"), "The text has changed. Check the row again"),
        (name._replace(row=6), NOT_A_NAME, "Select what to do with row 6"),
        (name._replace(kind=Kind.FORMULA), REMOVE, "Select what to do with row 5"),
        (Finding("A5", "", 5), KEEP, "Select what to do with row 5"),
    ]  # fmt: skip
    for finding, decision, message in refusals:
        with pytest.raises(Undecidable, match=f"^{message}$"):
            apply_decision(made, finding, decision)


def test_a_removed_row_takes_its_other_decisions_with_it():
    two = event(what_happened="Quillia rang", row=5)
    name = Finding("I5", "", 5, 8, Kind.NAME, "what_happened", 0, 1)
    same = Finding("A5", "", 5, 0, Kind.SAME_ROW, "date", 4)
    assert apply_decisions([two], [(same, REMOVE), (name, Decision(Act.REPLACE, "Mother"))]) == []
