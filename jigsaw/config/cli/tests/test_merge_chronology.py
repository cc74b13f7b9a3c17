"""Fails when `merge-chronology` prints another shape or exit status than it promises, or loses a good row."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from openpyxl import Workbook, load_workbook

from jigsaw.agency_returns import together
from jigsaw.agency_returns.chronology.columns import COLUMNS
from jigsaw.config.cli.__main__ import main

HEADINGS = [column.heading for column in COLUMNS]
GOOD = [
    "4 March 2025", "09:05", "", "", "Electronic record", "Health visiting", "Child A", "Yes",
    "Bruise to left shin noticed at nursery, explained by a fall from a scooter.", "", "", "", "", "",
]  # fmt: skip
RETOLD = "Call from the nursery about a bruise on the shin after falling from a scooter."


@pytest.fixture(autouse=True)
def in_may(monkeypatch):
    monkeypatch.setattr("jigsaw.calendar.present.present", lambda: datetime(2026, 5, 18, 9, tzinfo=UTC))
    monkeypatch.setattr("gc.disable", lambda: None)


def workbook(path, *rows):
    book = Workbook()
    sheet = book.active
    sheet.title = "Chronology"
    for line in (["Chronology"], ["help"], HEADINGS, [], *rows):
        sheet.append(line or [None])
    made = io.BytesIO()
    book.save(made)
    path.write_bytes(made.getvalue())
    return str(path)


def cells(**changes):
    keys = [column.key for column in COLUMNS]
    return [changes.get(key, value) for key, value in zip(keys, GOOD, strict=True)]


def test_the_machine_shape_of_a_merge(tmp_path, capsys):
    health = workbook(tmp_path / "health.xlsx", cells(), cells(date="31/02/2025", source=""))
    police = workbook(tmp_path / "police.xlsx", cells(time="09:20", what_happened=RETOLD), cells(date=45000))
    out = tmp_path / "merged.xlsx"
    assert main(["merge-chronology", health, police, "--out", str(out), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["rows"] == 3
    assert [(file["path"], file["agency"], file["rows"]) for file in data["files"]] == [
        (health, "health", 2), (police, "police", 2),
    ]  # fmt: skip
    assert data["files"][0]["errors"] == [
        {"cell": "A6", "message": "Date must be a real date. 31 February 2025 does not exist"},
        {
            "cell": "E6",
            "message": "Enter the source of this record, for example ‘Health visitor electronic record’",
        },
    ]
    assert data["files"][1]["confirm"] == [
        {"cell": "A6", "message": "The number 45000 was read as 15 March 2023"}
    ]
    (suggestion,) = data["suggestions"]
    assert suggestion["why"].startswith("Same day, 4 March 2025; 15 minutes apart; same person")
    sheet = load_workbook(out)["Chronology"]
    assert [sheet[f"P{row}"].value for row in suggestion["rows"]] == ["health", "police"]
    assert sheet.max_row == 7


def test_done_without_a_fault_and_what_people_read(tmp_path, capsys):
    health = workbook(tmp_path / "health.xlsx", cells())
    school = workbook(tmp_path / "school.xlsx", cells(what_happened=RETOLD))
    out = tmp_path / "new" / "merged.csv"
    assert main(["merge-chronology", health, school, "--out", str(out)]) == 0
    told = capsys.readouterr().out
    assert f"{health}: 1 of 1 rows are ready" in told
    assert "Possibly the same event, 1 times, as rows of merged.csv:\n  2 and 3 (" in told
    assert out.read_text(encoding="utf-8-sig").count("\n") == 3


def test_a_file_that_cannot_be_taken_stops_no_other(tmp_path, capsys):
    health, notes = workbook(tmp_path / "health.xlsx", cells()), tmp_path / "notes.doc"
    notes.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    out = tmp_path / "merged.csv"
    assert main(["merge-chronology", health, str(notes), "--out", str(out), "--json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["rows"] == 1
    assert data["files"][1]["errors"] == [
        {"cell": "", "message": "The selected file must be an XLSX, ODS or CSV"}
    ]


def test_a_missing_file_is_named_and_nothing_is_written(tmp_path, capsys):
    out = tmp_path / "merged.csv"
    assert main(["merge-chronology", str(tmp_path / "none.xlsx"), "--out", str(out)]) == 1
    assert "none.xlsx: cannot be read or written: No such file" in capsys.readouterr().err
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [
        [], ["a.xlsx"], ["--out", "b.csv"], ["a.xlsx", "--out", "b.pdf"], ["a.csv", "--out", "a.csv"],
        ["--template", "t.doc"], ["a.xlsx", "--template", "t.csv"],
    ],
)  # fmt: skip
def test_wrong_usage_is_status_2(words, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["merge-chronology", *words])
    assert ended.value.code == 2
    assert capsys.readouterr().out == ""


def test_faulty_files_come_back_marked(tmp_path, capsys):
    health = workbook(tmp_path / "health.xlsx", cells(date=""))
    good = workbook(tmp_path / "good.xlsx", cells())
    folder = tmp_path / "marked"
    words = ["merge-chronology", health, good, "--out", str(tmp_path / "m.csv"), "--marked", str(folder)]
    assert main(words) == 1
    assert [path.name for path in folder.iterdir()] == ["health.xlsx"]
    sheet = load_workbook(folder / "health.xlsx")["Chronology"]
    assert sheet["O5"].value == "A5: Enter a date, or write ‘not known’"


def test_templates_are_written_in_each_form(tmp_path, capsys):
    for ending in ("xlsx", "ods", "csv"):
        assert main(["merge-chronology", "--template", str(tmp_path / f"t.{ending}")]) == 0
        assert (tmp_path / f"t.{ending}").stat().st_size > 500


def test_two_processes_answer_as_one(tmp_path, monkeypatch):
    """Fails when the answer depends on the number of cores."""
    paths = [tmp_path / f"{name}.xlsx" for name in ("health", "police", "school")]
    for number, path in enumerate(paths):
        workbook(
            path,
            *[cells(date=f"{day}/3/2025", reference=f"{number}{day}") for day in range(1, 29)],
            cells(date=""),
        )
    monkeypatch.setattr(together, "PAYS_FROM", 0)
    from jigsaw.agency_returns.chronology import candidates
    from jigsaw.agency_returns.chronology.checking import Asked

    monkeypatch.setattr(candidates, "SHORT", 10)
    asked = Asked(datetime(2026, 5, 18, tzinfo=UTC).date())
    assert together.merge_files(paths, asked, cores=2) == together.merge_files(paths, asked, cores=1)


def test_from_a_shell(tmp_path):
    """Fails when the command is not there, or starts the whole of Django."""
    health = workbook(tmp_path / "health.xlsx", cells())
    command = [sys.executable, "-X", "importtime", "-m", "jigsaw.config.cli", "merge-chronology", health]
    done = subprocess.run(
        [*command, "--out", str(tmp_path / "m.csv")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0
    assert "1 of 1 rows are ready" in done.stdout
    assert "django" not in done.stderr
