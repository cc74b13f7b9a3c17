"""`jigsaw pack`: what it prints, what it leaves behind, and with which exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jigsaw.config.cli.__main__ import main

SAMPLE = Path(__file__).parents[3] / "documents" / "tests" / "data" / "edition.yaml"


def pack(source: Path, out: Path, *more: str) -> int:
    return main(["pack", str(source), "--out", str(out), *more])


def test_the_pack_in_json(tmp_path, capsys):
    """Fails when a fixed name of the shape changes, a file is missing, or anything else is printed."""
    out = tmp_path / "deep" / "pack"
    assert pack(SAMPLE, out, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert told["reference"] == "ASCP 2024-25/02"
    assert told["faults"] == []
    made = [(d["name"], d["format"]) for d in told["documents"]]
    assert made == [
        ("Report", "pdf"),
        ("Report", "docx"),
        ("Press statement", "pdf"),
        ("Press statement", "docx"),
        ("Briefing", "pdf"),
        ("Slides", "pptx"),
        ("Report", "html"),
    ]
    for document in told["documents"]:
        assert Path(document["path"]).stat().st_size == document["bytes"]
        assert document["pages"] >= 1
        assert document["words"] > 50
        assert all(check["passed"] for check in document["checks"])
    assert sorted(out.iterdir()) == sorted(Path(d["path"]) for d in told["documents"])
    assert list(out.parent.iterdir()) == [out]


def test_faults_are_all_listed_and_nothing_is_written(tmp_path, capsys):
    bad = tmp_path / "edition.yaml"
    text = (
        SAMPLE.read_text()
        .replace("due: 2026-12-18", "due: 2026-02-30")
        .replace("kind: local-review", "kind: x")
    )
    bad.write_text(text)
    assert pack(bad, tmp_path / "out", "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [fault["path"] for fault in told["faults"]] == ["kind", "recommendations[0].due"]
    assert told["documents"] == []
    assert list(tmp_path.iterdir()) == [bad]


def test_faults_for_people_go_to_standard_error(tmp_path, capsys):
    bad = tmp_path / "edition.yaml"
    bad.write_bytes(b"%PDF-1.7")
    assert pack(bad, tmp_path / "out") == 1
    told = capsys.readouterr()
    assert told.err == "edition.yaml: is a PDF; an edition is a YAML or JSON text file\n"
    assert told.out == ""


def test_a_briefing_that_does_not_fit_writes_no_file_at_all(tmp_path, capsys):
    bad = tmp_path / "edition.yaml"
    bad.write_text(
        SAMPLE.read_text().replace("Child A was seriously harmed at one month old.", "word " * 900)
    )
    assert pack(bad, tmp_path / "out", "--json") == 1
    (fault,) = json.loads(capsys.readouterr().out)["faults"]
    assert fault["path"] == "briefing"
    assert "Cut about" in fault["message"]
    assert list(tmp_path.iterdir()) == [bad]


def test_a_missing_file_and_a_file_for_a_folder_are_faults(tmp_path, capsys):
    assert pack(tmp_path / "none.yaml", tmp_path / "out") == 1
    taken = tmp_path / "taken"
    taken.write_text("x")
    assert pack(SAMPLE, taken) == 1
    told = capsys.readouterr().err
    assert "none.yaml: is not there; check the name and the folder" in told
    assert "is a file; name a folder" in told


def test_places_that_cannot_be_used_are_said_before_any_work(tmp_path, capsys, monkeypatch):
    """Fails when a folder for a file, or a folder that cannot be written to, ends in a system's message."""
    monkeypatch.setattr("jigsaw.documents.packing.make_pack", None)
    assert pack(tmp_path, tmp_path / "out") == 1
    taken = tmp_path / "taken"
    taken.write_text("x")
    assert pack(SAMPLE, taken / "out") == 1
    monkeypatch.setattr("os.access", lambda place, mode: False)
    assert pack(SAMPLE, tmp_path / "new" / "out", "--json") == 1
    told = capsys.readouterr()
    assert f"{tmp_path}: is a folder; name the edition's file in it" in told.err
    assert f"{taken}: is a file, so the folder {taken / 'out'} cannot be made" in told.err
    (fault,) = json.loads(told.out)["faults"]
    assert fault == {
        "path": str(tmp_path),
        "message": "is not yours to write to; name another folder for the documents",
    }
    assert list(tmp_path.iterdir()) == [taken]


def test_other_files_in_the_folder_stay(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    assert pack(SAMPLE, tmp_path) == 0
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_colours_that_cannot_be_read_are_refused(tmp_path, capsys):
    assert pack(SAMPLE, tmp_path / "out", "--primary", "#ffee00") == 1
    assert "--primary, --tint: The colour must stand out from white" in capsys.readouterr().err


def test_wrong_usage_is_two():
    with pytest.raises(SystemExit) as refused:
        main(["pack"])
    assert refused.value.code == 2
