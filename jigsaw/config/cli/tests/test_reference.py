"""Fails when the command `reference` prints another shape, or stops on any text."""

from __future__ import annotations

import json

import pytest

from jigsaw.config.cli.__main__ import main


def test_the_machine_shape_of_references(capsys):
    """Fails when a fixed name of the JSON shape is missing or a reference is read wrongly."""
    assert main(["reference", "Ref no: BSCP 2021/22-01", "BSCP2018-19/01", "--json"]) == 0
    first, second = json.loads(capsys.readouterr().out)["references"]
    fixed = {key: first[key] for key in ("raw", "code", "start_year", "end_year", "number", "house")}
    assert fixed == {
        "raw": "BSCP 2021/22-01",
        "code": "BSCP",
        "start_year": 2021,
        "end_year": 2022,
        "number": 1,
        "house": "BSCP 2021-22/01",
    }
    assert second["house"] == "BSCP 2018-19/01"


def test_ids_of_other_kinds_are_listed_apart(capsys):
    """Fails when an accession number or a casework reference is printed as a case reference."""
    assert main(["reference", "NC50543 and AB-2026-04", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["references"] == []
    assert [found["value"] for found in data["external_ids"]] == ["NC50543"]
    assert [found["raw"] for found in data["casework"]] == ["AB-2026-04"]


def test_people_read_the_house_form_and_what_looks_wrong(capsys):
    """Fails when a flag is not shown to the person."""
    assert main(["reference", "ASCP2024-25-02 and ASCP 2020-22/01 and NC50543 and AB-2026-04"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "ASCP 2024-25/02  written 'ASCP2024-25-02'"
    assert lines[1].endswith("The years must follow each other. 2020 and 2022 do not")
    assert lines[2].startswith("NC50543  NSPCC accession number")
    assert lines[3].startswith("AB-2026-04  reference of casework")


@pytest.mark.parametrize("text", ["", "Child Q", "\ud800", "\x00", "A" * 100_000])
def test_a_text_without_reference_is_no_fault(capsys, text):
    """Fails when odd text stops the command or counts as a fault."""
    assert main(["reference", text]) == 0
    assert capsys.readouterr().out == "No case reference found\n"
    assert main(["reference", text, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["references"] == []
