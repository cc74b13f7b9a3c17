"""Fails when what a person wrote on the worksheet is not taken, or what cannot be understood is not said."""

from __future__ import annotations

import csv
from datetime import date

import pytest
from openpyxl import load_workbook

from jigsaw.publishing.past.corrections import read_corrections, write_worksheet
from jigsaw.publishing.past.importing import import_files
from jigsaw.publishing.past.reading_rows import Reader
from jigsaw.publishing.past.records import apply, from_yaml

OWN = "Alderbrook Safeguarding Children Partnership"
READER = Reader(OWN, ("ASCP",), date(2026, 11, 27), {})
TABLE = """\
Case ref,Title,Type,Publication date
ASCP 2020-21/01,Seen but not known,LCSPR,17.12.2024
ASCP 2020-21/02,,LCSPR,12th June
ASCP 2020-21/03,Early doors,LCSPR,May 2021
ascp2020-21-03,Early doors,LCSPR,May 2021
,Late windows in the town,LCSPR,2019
ASCP 2018-19/01,Late windows in the towns,LCSPR,2019
"""
BRIEFINGS = "<html><body><h2>Briefings</h2><ul><li>Quiet rooms</li><li>Loud halls</li></ul></body></html>"


@pytest.fixture
def paths(tmp_path):
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    (tmp_path / "list.html").write_text(BRIEFINGS, "utf-8")
    return [tmp_path / "table.csv", tmp_path / "list.html"]


def sheet(path):
    with path.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.DictReader(opened))


def given_back(path, rows):
    with path.open("w", encoding="utf-8", newline="") as opened:
        lines = csv.DictWriter(opened, rows[0].keys())
        lines.writeheader()
        lines.writerows(rows)
    return path


def settled(rows):
    """The worksheet as a person fills it in."""
    by_title = {row["title"]: row for row in rows}
    untitled = next(row for row in rows if row["reference"] == "ASCP 2020-21/02")
    untitled |= {"title": "Hidden corridors", "published on": "12 June 2023"}
    by_title["Early doors"]["decision"] = "yes"
    by_title["Quiet rooms"]["belongs to"] = untitled["key"]
    by_title["Loud halls"]["decision"] = "leave out"
    for row in rows:
        if row["what"] == "pair":
            row["decision"] = "same"
    return rows


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_a_worksheet_given_back_untouched_changes_nothing(paths, tmp_path, ending):
    found = import_files(paths, READER)
    out = tmp_path / f"work.{ending}"
    write_worksheet(found, out)
    again = import_files(paths, READER, corrections=read_corrections([out]))
    assert [(r.key, r.questions) for r in again.reviews] == [(r.key, r.questions) for r in found.reviews]
    assert not again.faults


def test_a_filled_worksheet_settles_everything(paths, tmp_path):
    found = import_files(paths, READER)
    assert [review.is_ready for review in found.reviews].count(True) == 1
    assert len(found.proposals) == 1
    write_worksheet(found, tmp_path / "work.csv")
    done = given_back(tmp_path / "done.csv", settled(sheet(tmp_path / "work.csv")))
    after = import_files(paths, READER, corrections=read_corrections([done]))
    assert after.is_done, [(r.name, r.questions) for r in after.reviews] + after.faults
    assert {review.name for review in after.reviews} == {
        "ASCP 2020-21/01", "ASCP 2020-21/02", "ASCP 2020-21/03", "ASCP 2018-19/01",
    }  # fmt: skip
    states = apply(after.reviews, OWN, tmp_path / "past")
    assert {one.state for one in states} == {"new"}
    past = from_yaml((tmp_path / "past" / "ascp-2020-21-02.yaml").read_bytes(), "x")
    assert (past.title, past.published_on) == ("Hidden corridors", date(2023, 6, 12))
    assert [(one.kind, one.title) for one in past.documents] == [("briefing", "Quiet rooms")]
    assert "settled by a person" in {one.confidence for one in past.sources}
    month = from_yaml((tmp_path / "past" / "ascp-2020-21-03.yaml").read_bytes(), "x")
    assert month.published_on is None
    assert (month.published.words, str(month.published.precision)) == ("May 2021", "month")
    assert {one.state for one in apply(after.reviews, OWN, tmp_path / "past")} == {"the same"}


def test_split_reviews_and_reviews_left_out(paths, tmp_path):
    write_worksheet(import_files(paths, READER), tmp_path / "work.csv")
    rows = sheet(tmp_path / "work.csv")
    for row in rows:
        if row["title"] == "Early doors":
            row["decision"] = "different"
        if row["reference"] == "ASCP 2020-21/01":
            row["decision"] = "leave out"
    after = import_files(paths, READER, corrections=read_corrections([given_back(tmp_path / "d.csv", rows)]))
    parts = [review for review in after.reviews if review.title and review.title.value == "Early doors"]
    assert len(parts) == 2
    assert all(part.questions for part in parts)
    assert [review.left_out for review in after.reviews if review.name == "ASCP 2020-21/01"] == [True]


def test_what_cannot_be_understood_is_named_by_its_row(paths, tmp_path):
    write_worksheet(import_files(paths, READER), tmp_path / "work.csv")
    rows = sheet(tmp_path / "work.csv")
    rows[0] |= {
        "published on": "soon",
        "kind": "big",
        "reference": "nine",
        "whose": "mine",
        "title": "x" * 161,
    }
    rows[1]["decision"] = "perhaps"
    rows.append({**rows[1], "key": "r-unknown", "decision": ""})
    path = given_back(tmp_path / "d.csv", rows)
    faults = import_files(paths, READER, corrections=read_corrections([path])).faults
    said = " ".join(f"{fault.place.where}: {fault.message}" for fault in faults)
    for part in (
        "row 2: published on",
        "kind: must be one of",
        "reference: ‘nine’",
        "whose: must be one of",
        "160 characters",
    ):
        assert part in said
    assert "row 3: ‘perhaps’ is no decision" in said
    assert "there is no ‘r-unknown’" in said


def test_a_worksheet_never_holds_a_formula(tmp_path):
    (tmp_path / "t.csv").write_text(
        "Case ref,Title,Type,Publication date\nASCP 2020-21/01,=1+1,SCR,2019\n", "utf-8"
    )
    found = import_files([tmp_path / "t.csv"], READER)
    write_worksheet(found, tmp_path / "w.xlsx")
    values = [
        cell.value for row in load_workbook(tmp_path / "w.xlsx")["Corrections"].iter_rows() for cell in row
    ]
    assert "'=1+1" in values
    again = import_files([tmp_path / "t.csv"], READER, corrections=read_corrections([tmp_path / "w.xlsx"]))
    assert again.reviews[0].title.value == "=1+1"
    assert not again.reviews[0].title.settled


def test_a_later_import_adds_and_never_overwrites(tmp_path):
    head = "Case ref,Title,Type,Publication date\n"

    def importing(row):
        (tmp_path / "t.csv").write_text(head + row, "utf-8")
        return apply(import_files([tmp_path / "t.csv"], READER).reviews, OWN, tmp_path / "past")

    assert importing("ASCP 2020-21/01,Early doors,SCR,June 2021\n")[0].state == "new"
    assert importing("ASCP 2020-21/01,Early doors,SCR,12.06.2021\n")[0].state == "changed"
    past = from_yaml((tmp_path / "past" / "ascp-2020-21-01.yaml").read_bytes(), "x")
    assert (past.published_on, past.published) == (date(2021, 6, 12), None)
    assert importing("ASCP 2020-21/01,Early doors,SCR,June 2021\n")[0].state == "the same"
    (held,) = importing("ASCP 2020-21/01,Late windows,SCR,2023\n")
    assert held.state == "held back"
    assert "title is ‘Early doors’ already" in held.reason
    assert "published on 2021-06-12" in held.reason
    assert from_yaml((tmp_path / "past" / "ascp-2020-21-01.yaml").read_bytes(), "x").title == "Early doors"
