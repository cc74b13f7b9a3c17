"""Fails when `import-reviews` prints another shape or exit status than it promises, or writes without --apply."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from jigsaw.config.cli.__main__ import main

OWN = ["--partnership", "Alderbrook Safeguarding Children Partnership", "--code", "ascp"]
GOOD = "Case ref,Title,Type,Publication date\nASCP 2020-21/01,Seen but not known,LCSPR,17.12.2024\n"


@pytest.fixture(autouse=True)
def in_november(monkeypatch):
    monkeypatch.setattr("jigsaw.calendar.present.present", lambda: datetime(2026, 11, 27, 9, tzinfo=UTC))


def table(tmp_path, text):
    path = tmp_path / "table.csv"
    path.write_text(text, "utf-8")
    return str(path)


def test_the_machine_shape(tmp_path, capsys):
    assert main(["import-reviews", table(tmp_path, GOOD), *OWN, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data.keys() == {"files", "reviews", "proposals", "documents", "notices", "faults", "applied"}
    (review,) = data["reviews"]
    assert review["ready"]
    assert review["reference"] == {
        "value": "ASCP 2020-21/01", "raw": "ASCP 2020-21/01", "place": "table.csv, A2", "confidence": "as written",
        "reason": "",
    }  # fmt: skip
    assert (review["published_on"]["value"], review["precision"]) == ("17 December 2024", "day")
    assert [path.name for path in tmp_path.iterdir()] == ["table.csv"]


def test_what_needs_a_person_is_listed_and_what_is_ready_is_written(tmp_path, capsys):
    path = table(tmp_path, GOOD + "ASCP 2020-21/02,,LCSPR,Autumn 2024\n")
    out, work = tmp_path / "past", tmp_path / "work.xlsx"
    command = ["import-reviews", path, *OWN, "--apply", str(out), "--worksheet", str(work)]
    assert main(command) == 1
    said = capsys.readouterr().out
    assert "title: no title is written" in said
    assert "2 reviews: 1 ready, 1 need a person" in said
    assert "ascp-2020-21-01.yaml: new" in said
    assert work.exists()
    first = (out / "ascp-2020-21-01.yaml").read_bytes()
    assert b"published_on: '2024-12-17'" in first
    assert main(command) == 1
    assert "ascp-2020-21-01.yaml: the same" in capsys.readouterr().out
    assert (out / "ascp-2020-21-01.yaml").read_bytes() == first


def test_a_file_with_faults_is_named(tmp_path, capsys):
    assert main(["import-reviews", table(tmp_path, GOOD), str(tmp_path / "no.csv"), *OWN]) == 1
    assert "no.csv: cannot be read" in capsys.readouterr().out
    bad = ["--corrections", str(tmp_path / "none.csv"), "--json"]
    assert main(["import-reviews", table(tmp_path, GOOD), *OWN, *bad]) == 1
    assert json.loads(capsys.readouterr().out)["faults"]


@pytest.mark.parametrize(
    "wrong",
    [
        [],
        ["--partnership", " "],
        [*OWN, "--worksheet", "work.pdf"],
        [*OWN, "--column", "Date"],
        [*OWN, "--column", "Date=moon"],
    ],
)
def test_wrong_usage(tmp_path, wrong):
    with pytest.raises(SystemExit) as ended:
        main(["import-reviews", table(tmp_path, GOOD), *wrong])
    assert ended.value.code == 2


def test_worksheet_over_an_input_and_apply_to_a_file_are_refused(tmp_path):
    path = table(tmp_path, GOOD)
    for wrong in (["--worksheet", path], ["--apply", path]):
        with pytest.raises(SystemExit) as ended:
            main(["import-reviews", path, *OWN, *wrong])
        assert ended.value.code == 2


def test_a_heading_can_be_explained(tmp_path, capsys):
    path = table(tmp_path, GOOD.replace("Publication date", "When"))
    assert main(["import-reviews", path, *OWN, "--json"]) == 1
    assert main(["import-reviews", path, *OWN, "--column", "When=published", "--json"]) == 0
    capsys.readouterr()
