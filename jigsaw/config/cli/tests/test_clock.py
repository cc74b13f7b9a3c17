"""Fails when the command `clock` prints another shape, date or exit status than it promises."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from jigsaw.config.cli.__main__ import main

OURS = """
rules:
  - name: rapid-review
    title: Send the rapid review to the Panel
    starts: {fact: notification_sent, words: the notification is sent}
    length: 10
    unit: working days
    who: Safeguarding partners
    duty: Local plan
    duty_explained: Agreed by our executive group.
    versions:
      - {effective_from: 2026-05-01, source: Our plan}
"""


def test_the_machine_shape_of_a_clock(capsys):
    """Fails when a fixed name of the JSON shape is missing or anything else is printed."""
    assert main(["clock", "notify-panel", "2026-05-01", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    fixed = {key: data[key] for key in ("rule", "from", "due", "duty", "counted", "skipped")}
    assert fixed == {
        "rule": "notify-panel",
        "from": "2026-05-01",
        "due": "2026-05-11",
        "duty": "Law and statutory guidance",
        "counted": ["2026-05-05", "2026-05-06", "2026-05-07", "2026-05-08", "2026-05-11"],
        "skipped": [
            {"date": "2026-05-02", "reason": "Saturday"},
            {"date": "2026-05-03", "reason": "Sunday"},
            {"date": "2026-05-04", "reason": "Early May bank holiday"},
            {"date": "2026-05-09", "reason": "Saturday"},
            {"date": "2026-05-10", "reason": "Sunday"},
        ],
    }
    assert "section 16C(1)" in data["source"]


def test_people_read_the_due_date_and_every_day(capsys):
    """Fails when the due date or a day of the working is missing from what people read."""
    assert main(["clock", "notify-panel", "2026-05-01"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Notify the Panel by Monday 11 May 2026 (2026-05-11)\n")
    assert "2026-05-04  Monday 4 May 2026: not counted, Early May bank holiday" in out
    assert all(f"2026-05-{day:02d}" in out for day in range(1, 12))


def test_a_rule_without_a_date_is_answered_and_not_dated(capsys):
    """Fails when a date is invented, or the answer counts as a fault."""
    assert main(["clock", "tell-of-commission", "2026-05-01", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["due"], data["counted"], data["skipped"]) == (None, [], [])
    assert "as soon as the decision is taken" in data["notes"][0]
    assert main(["clock", "tell-of-commission", "2026-05-01"]) == 0
    assert "no fixed date" in capsys.readouterr().out


def test_all_faults_are_listed_at_once(capsys, tmp_path):
    """Fails when one fault hides another, or the exit status is not 1."""
    assert main(["clock", "notify", "2026-02-30", "--json"]) == 1
    faults = json.loads(capsys.readouterr().out)["faults"]
    assert [fault["path"] for fault in faults] == ["date", "rule"]
    assert faults[0]["message"] == "The date must be a real date. 2026-02-30 does not exist"
    assert main(["clock", "notify-panel", "tomorrow", "--rules", str(tmp_path / "none")]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "date: The date must be a year, month and day" in told.err
    assert "rules: The rule file cannot be read" in told.err


@pytest.mark.parametrize(
    "day", ["20260501", "2026-W18-5", "1 May 2026", "2026-5-1", "", "２０２６-05-01", "\ud800"]
)
def test_a_date_in_another_form_is_a_fault(capsys, day):
    """Fails when a date is guessed at, or odd text stops the command."""
    assert main(["clock", "notify-panel", day]) == 1
    assert capsys.readouterr().err == "date: The date must be a year, month and day, like 2026-05-01\n"


@pytest.mark.parametrize(
    ("rule", "day", "says"),
    [
        ("rapid-review", "2033-01-04", "from 2015 to 2032"),
        ("notify-panel", "2015-05-01", "begins on 29 June 2018"),
        ("yearly-report", "9999-12-01", "too near the end of the calendar"),
    ],
)
def test_a_day_outside_what_is_known_is_a_fault(capsys, rule, day, says):
    """Fails when a clock is worked out from holidays or rules that nobody knows."""
    assert main(["clock", rule, day, "--json"]) == 1
    assert says in json.loads(capsys.readouterr().out)["faults"][0]["message"]


def test_a_partnerships_rule_file_leads(capsys, tmp_path):
    """Fails when a correction in a file is ignored."""
    (tmp_path / "ours.yaml").write_text(OURS, "utf-8")
    assert (
        main(["clock", "rapid-review", "2026-05-05", "--rules", str(tmp_path / "ours.yaml"), "--json"]) == 0
    )
    data = json.loads(capsys.readouterr().out)
    assert (data["due"], data["duty"], data["source"]) == ("2026-05-19", "Local plan", "Our plan")


def test_wrong_usage_is_2(capsys):
    """Fails when a missing date is taken for a fault of the input."""
    with pytest.raises(SystemExit) as stopped:
        main(["clock", "notify-panel"])
    assert stopped.value.code == 2
    capsys.readouterr()


def test_clock_and_reference_start_without_django_and_without_the_holiday_library():
    """Fails when either command loads what makes it slow to start."""
    program = (
        "import sys; from jigsaw.config.cli.__main__ import main; "
        "main(['clock', 'notify-panel', '2026-05-01']); main(['reference', 'ASCP 2024-25/02']); "
        "sys.exit(bool({'django', 'holidays', 'pydantic'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], capture_output=True).returncode == 0
