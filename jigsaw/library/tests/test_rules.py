"""The rules of the library, each by itself."""

from datetime import date

import pytest

from jigsaw.documents.words import size_words
from jigsaw.library import contents
from jigsaw.library.rules import (
    StrengthRow,
    citation,
    first_day_listed,
    first_sentence,
    kind_short,
    learning_sentence,
    pages_words,
    replaces,
    slug_among,
    strength_headline,
    strength_rows,
    terms_of,
)
from tests.public_site import plain_edition


@pytest.mark.parametrize(("offered", "held", "wins"), [(2, 1, True), (1, 1, False), (1, 2, False)])
def test_only_a_newer_version_replaces(offered, held, wins):
    """Fails when the same or an older version would be written again."""
    assert replaces(offered, held) is wins


def test_the_last_three_years_are_counted_back_from_today():
    """Fails on 29 February, or when the day itself is lost."""
    assert first_day_listed(date(2026, 6, 30)) == date(2023, 6, 30)
    assert first_day_listed(date(2028, 2, 29)) == date(2025, 2, 28)


def test_a_slug_that_is_taken_gets_the_publisher_then_a_number():
    """Fails when two reviews share an address, or an address is longer than its column."""
    taken = {"ascp-2024-25-02", "ascp-2024-25-02-brindle-vale"}
    assert slug_among("new", "brindle-vale", taken.__contains__) == "new"
    assert (
        slug_among("ascp-2024-25-02", "brindle-vale", taken.__contains__) == "ascp-2024-25-02-brindle-vale-2"
    )
    long = "a" * 119
    assert len(slug_among(long, "brindle-vale", {long}.__contains__)) == 120


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One thing. Another thing.", "One thing."),
        ("We asked, e.g. About men. Then more.", "We asked, e.g. About men."),
        ("No full stop", "No full stop"),
        ("‘Who asked?’ We did.", "‘Who asked?’"),
        ("It rose by 1.5 points.\nThen it fell.", "It rose by 1.5 points."),
        ("", ""),
    ],
)
def test_the_first_sentence(text, sentence):
    """Fails when lists cut inside a sentence or show two."""
    assert first_sentence(text) == sentence


def test_the_learning_is_of_the_statement_else_of_the_summary():
    """Fails when a national review without a statement has no sentence in lists."""
    assert learning_sentence(plain_edition()) == "Services must know about every adult who cares for a baby."
    assert (
        learning_sentence(plain_edition(statement=None)) == "Child A, aged one month, was seriously harmed."
    )


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1KB"), (48_200, "48KB"), (999_499, "999KB"), (999_600, "1MB"), (1_249_000, "1.2MB")],
)
def test_sizes_in_words(size, words):
    """Fails when a download says a wrong size or 0KB."""
    assert size_words(size) == words


def test_pages_and_slides_are_counted_in_words():
    """Fails when slides are called pages, or one page is plural."""
    assert [
        pages_words(1, "pdf"),
        pages_words(40, "docx"),
        pages_words(12, "pptx"),
        pages_words(None, "pdf"),
    ] == [
        "1 page",
        "40 pages",
        "12 slides",
        "",
    ]


def test_strengths_are_counted_and_the_headline_names_the_numbers():
    """Fails when the chart leaves a recommendation out or its headline says other numbers."""
    rows = strength_rows(plain_edition())
    assert [row.count for row in rows] == [1, 0, 1, 0]
    assert strength_headline(rows).startswith("1 of 2 recommendations changes a process")
    assert strength_headline([StrengthRow("a", 0)] * 3 + [StrengthRow("d", 1)]).startswith(
        "1 of 1 recommendation "
    )


def test_a_citation_says_who_when_what_and_where():
    """Fails when a reader cannot find the review by its citation."""
    said = citation(
        publisher="Alderbrook SCP",
        year=2026,
        title="Seen but not known",
        kind="local-review",
        reference="ASCP 2024-25/02",
        address="https://reviews.example/library/ascp-2024-25-02/",
    )
    assert said == (
        "Alderbrook SCP (2026) Seen but not known: local child safeguarding practice review ASCP 2024-25/02. "
        "Available at: https://reviews.example/library/ascp-2024-25-02/"
    )


def test_kinds_in_two_words():
    """Fails when a national review cannot be told from a local one in lists."""
    assert [kind_short("local-review"), kind_short("national-review")] == ["Local review", "National review"]


@pytest.mark.parametrize(
    ("day", "edition"),
    [
        (date(2020, 1, 1), "2023"),
        (date(2023, 12, 15), "2023"),
        (date(2026, 2, 28), "2023"),
        (date(2026, 3, 1), "2026"),
        (date(2030, 1, 1), "2026"),
    ],
)
def test_the_law_is_the_newest_that_holds_on_the_day(day, edition):
    """Fails when the page cites guidance that no longer holds, or does not hold yet."""
    law = contents.law_on(day)
    assert law.name.endswith(edition)
    assert edition in law.paragraphs[0]


def test_a_test_of_accessibility_lasts_twelve_months():
    """Fails when an old test counts as new, or a test of exactly a year ago as old."""
    assert not contents.is_overdue_for_testing(date(2025, 11, 22), date(2026, 11, 22))
    assert contents.is_overdue_for_testing(date(2025, 11, 22), date(2026, 11, 23))
    assert contents.is_overdue_for_testing(date(2025, 1, 1), date(2026, 11, 1))


def test_the_plan_for_a_team_takes_fifteen_minutes():
    """Fails when the steps no longer add up to what the page says."""
    assert sum(step["minutes"] for step in contents.read("team_plan")) == 15


def test_the_words_of_a_review_are_those_of_the_whole_and_of_its_findings_each_once():
    """Fails when a theme of a finding is lost, a word counts twice, or a retired word still stands."""
    plain = {
        "themes": ["hidden-men", "escalation"],
        "findings": [{"themes": ["escalation", "over-optimism"]}, {}],
        "harm_types": ["neglect"],
        "subjects": [{"age_band": "under-1"}, {"age_band": "under-1"}],
    }
    assert terms_of(plain) == [
        ("themes", "unseen-fathers"),
        ("themes", "escalation"),
        ("themes", "over-optimism"),
        ("harm_types", "neglect"),
        ("age_bands", "under-1"),
    ]
    assert terms_of({}) == []
