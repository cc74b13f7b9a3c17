"""Fails when a rule is missing, undated, without source or duty, or a correction does not lead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from jigsaw.calendar.rule_book import (
    Direction,
    Duty,
    NoVersionThen,
    RuleBookFaults,
    Unit,
    UnknownRule,
    from_data,
    read,
    shipped,
)

# Row of the table in docs/clocks.md -> its clocks, with unit, length, direction and duty in 2026.
EXPECTED = {
    1: [("notify-panel", Unit.WORKING_DAYS, 5, Direction.FORWARD, Duty.LAW_AND_STATUTORY_GUIDANCE)],
    2: [("tell-safeguarding-partners", Unit.WORKING_DAYS, 5, Direction.FORWARD, Duty.STATUTORY_GUIDANCE)],
    3: [
        ("looked-after-child-death", Unit.WORKING_DAYS, 5, Direction.FORWARD, Duty.LAW_AND_STATUTORY_GUIDANCE)
    ],
    4: [("care-leaver-death", Unit.NONE, None, Direction.FORWARD, Duty.STATUTORY_GUIDANCE)],
    5: [("copy-to-partnership-office", Unit.WORKING_DAYS, 1, Direction.FORWARD, Duty.LOCAL_PLAN)],
    6: [("rapid-review", Unit.WORKING_DAYS, 15, Direction.FORWARD, Duty.PANEL_GUIDANCE)],
    7: [("panel-reply", Unit.NONE, None, Direction.FORWARD, Duty.CUSTOM)],
    8: [("tell-of-commission", Unit.NONE, None, Direction.FORWARD, Duty.STATUTORY_GUIDANCE)],
    9: [("decision-not-to-commission", Unit.WORKING_DAYS, 15, Direction.FORWARD, Duty.PANEL_GUIDANCE)],
    10: [("monitor-review", Unit.NONE, None, Direction.FORWARD, Duty.LAW)],
    11: [("publish-review", Unit.CALENDAR_MONTHS, 6, Direction.FORWARD, Duty.STATUTORY_GUIDANCE)],
    12: [("reasons-for-delay", Unit.NONE, None, Direction.FORWARD, Duty.STATUTORY_GUIDANCE)],
    13: [
        ("copies-to-panel", Unit.WORKING_DAYS, 7, Direction.BACKWARD, Duty.LAW),
        ("copies-to-ofsted", Unit.WORKING_DAYS, 7, Direction.BACKWARD, Duty.STATUTORY_GUIDANCE),
    ],
    14: [("publicly-available", Unit.YEARS, 1, Direction.FORWARD, Duty.LAW)],
    15: [("improvement-information", Unit.NONE, None, Direction.FORWARD, Duty.LAW)],
    16: [
        ("yearly-report", Unit.CALENDAR_MONTHS, 12, Direction.FORWARD, Duty.LAW),
        ("yearly-report-by-september", Unit.CALENDAR_MONTHS, 6, Direction.FORWARD, Duty.STATUTORY_GUIDANCE),
        ("yearly-report-copies", Unit.DAYS, 7, Direction.FORWARD, Duty.STATUTORY_GUIDANCE),
    ],
    17: [("national-repository", Unit.NONE, None, Direction.FORWARD, Duty.CUSTOM)],
}
EVERY_VERSION = [version for name in shipped().names for version in shipped().versions(name)]

OURS = {
    "name": "rapid-review",
    "row": 6,
    "title": "Send the rapid review to the Panel",
    "starts": {"fact": "notification_sent", "words": "the notification is sent to the Panel"},
    "length": 10,
    "unit": "working days",
    "who": "Safeguarding partners",
    "duty": "Local plan",
    "duty_explained": "Agreed by our executive group.",
    "versions": [{"effective_from": date(2026, 9, 1), "source": "Our plan, 1 September 2026"}],
}


def test_every_row_is_present_with_its_length_direction_and_duty():
    """Fails when a row is missing, has a clock too few or another length, unit, direction or duty."""
    found: dict[int, list] = {}
    for name in shipped().names:
        rule = shipped().rule(name, date(2026, 6, 1))
        found.setdefault(rule.row, []).append((name, rule.unit, rule.length, rule.direction, rule.duty))
    assert found == EXPECTED


@pytest.mark.parametrize("rule", EVERY_VERSION, ids=lambda r: f"{r.name} {r.effective_from}")
def test_every_version_says_source_duty_and_date(rule):
    """Fails when a version would leave a person without a source, a reason or a date."""
    assert rule.source
    assert rule.duty_explained
    assert rule.starts
    assert rule.who
    assert rule.effective_from >= date(2018, 6, 29)
    assert bool(rule.no_date) == (rule.length is None)


def test_the_versions_of_a_rule_follow_each_other_without_gap_or_overlap():
    """Fails when on some day no version holds, or two do."""
    for name in shipped().names:
        versions = shipped().versions(name)
        for earlier, later in zip(versions, versions[1:], strict=False):
            assert earlier.effective_to + timedelta(days=1) == later.effective_from
        assert versions[-1].effective_to is None


@pytest.mark.parametrize(
    ("on", "edition"),
    [
        (date(2019, 2, 1), "2018"),
        (date(2023, 12, 14), "2018"),
        (date(2023, 12, 15), "2023"),
        (date(2026, 5, 1), "2026"),
    ],
)
def test_the_version_is_chosen_by_the_start_of_the_clock(on, edition):
    """Fails when a clock quotes guidance that did not apply when it started."""
    assert f"Children {edition}" in shipped().rule("publish-review", on).source


def test_before_its_first_day_a_rule_is_not_given():
    """Fails when a rule is applied to a time before it existed."""
    with pytest.raises(NoVersionThen, match="begins on 15 December 2023"):
        shipped().rule("care-leaver-death", date(2023, 12, 14))


def test_an_unknown_rule_is_answered_with_the_names():
    """Fails when a person who mistypes a rule is not told the right names."""
    with pytest.raises(UnknownRule, match="must be one of .*notify-panel"):
        shipped().rule("notify-the-panel", date(2026, 5, 1))


def test_a_correction_leads_from_its_day_and_not_before():
    """Fails when a partnership's own rule is ignored or changes clocks that started earlier."""
    book = shipped().corrected_by(from_data({"rules": [OURS]}))
    assert book.rule("rapid-review", date(2026, 8, 31)).length == 15
    assert (book.rule("rapid-review", date(2026, 9, 1)).length, book.names) == (10, shipped().names)
    assert shipped().rule("rapid-review", date(2026, 9, 1)).length == 15


def test_a_correction_with_the_same_first_day_replaces_the_version():
    """Fails when a wrong shipped version stays beside its correction."""
    same_day = OURS | {"versions": [{"effective_from": date(2025, 6, 1), "source": "Our reading"}]}
    book = shipped().corrected_by(from_data({"rules": [same_day]}))
    assert [v.source for v in book.versions("rapid-review")][-1] == "Our reading"
    assert len(book.versions("rapid-review")) == 3


def test_a_correction_for_a_time_gives_way_when_it_ends():
    """Fails when a rule with a last day still leads after it."""
    for_a_month = OURS | {
        "versions": [
            {"effective_from": date(2026, 9, 1), "effective_to": date(2026, 9, 30), "source": "Our plan"},
        ]
    }
    book = shipped().corrected_by(from_data({"rules": [for_a_month]}))
    assert book.rule("rapid-review", date(2026, 9, 30)).length == 10
    assert book.rule("rapid-review", date(2026, 10, 1)).length == 15


def test_every_fault_of_a_rule_file_is_named_with_its_path():
    """Fails when a fault is swallowed, hides another, or has no path."""
    wrong = {
        "rules": [
            OURS | {"duty": "Must", "length": 0, "colour": "red"},
            OURS | {"unit": "none"},
            OURS | {"starts": None, "versions": [{"effective_from": "soon"}, 7]},
            OURS | {"versions": []},
            "rapid-review",
        ]
    }
    with pytest.raises(RuleBookFaults) as raised:
        from_data(wrong)
    assert [fault.path for fault in raised.value.faults] == [
        "rules[0].versions[0].colour",
        "rules[0].versions[0].duty",
        "rules[0].versions[0].length",
        "rules[1].versions[0].length",
        "rules[1].versions[0].no_date",
        "rules[2].versions[0].source",
        "rules[2].versions[0].starts.fact",
        "rules[2].versions[0].starts.words",
        "rules[2].versions[0].effective_from",
        "rules[2].versions[1]",
        "rules[3].versions",
        "rules[4]",
    ]


@pytest.mark.parametrize(
    "text", ["", "rules: []", "rules: 7", "- a", "{", "rules: [&a [*a]]", "\x00", "rules: [{1: 2}]"]
)
def test_any_wrong_file_is_a_fault_and_never_a_crash(tmp_path, text):
    """Fails when a file that is no rule book raises anything but its faults."""
    (tmp_path / "rules.yaml").write_text(text, "utf-8")
    with pytest.raises(RuleBookFaults):
        read(tmp_path / "rules.yaml")


def test_a_missing_file_and_two_versions_of_one_day_are_faults(tmp_path):
    """Fails when a file that is not there, or a doubled version, goes through."""
    with pytest.raises(RuleBookFaults, match="cannot be read"):
        read(tmp_path / "none.yaml")
    with pytest.raises(RuleBookFaults, match="one version only"):
        from_data({"rules": [OURS, OURS]})
