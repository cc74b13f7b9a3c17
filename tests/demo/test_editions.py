"""The invented reviews of the demo: whole, consistent with each other, and about nobody who exists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

import jigsaw.config.demo
from jigsaw.calendar.working_days import seeded
from jigsaw.config.demo.clock import BEGINNING
from jigsaw.config.demo.seeding import load
from jigsaw.documents.edition import Edition
from jigsaw.documents.reading import read_edition
from jigsaw.documents.references import parse
from jigsaw.documents.terms import Kind, Practice

DEMO = Path(jigsaw.config.demo.__file__).parent
VOCABULARY = DEMO.parents[1] / "documents" / "vocabulary.yaml"
FILES = sorted((DEMO / "editions").glob("*.yaml"))
# Not published when the demo starts.
LATER = {"waiting.yaml", "scheduled.yaml"}
# The day for which the editions were written, and the newest of the published ones.
WRITTEN_FOR = date(2026, 11, 22)
NEWEST = WRITTEN_FOR - timedelta(weeks=3)
# Names of real places, cases and people that invented text might borrow.
REAL = re.compile(
    r"\b(Birmingham|London|Manchester|Leeds|Liverpool|Bradford|Rochdale|Rotherham|Croydon|Solihull|Haringey|"
    r"Ghana|Nigeria|Poland|Romania|Pakistan|India|Somalia|Vietnam|Ukraine|Syria|Scotland|Wales|England|"
    r"Climbi[eé]|Connelly|Labinjo|Pelka|Arthur|Star Hobson|Sharif|Khalsa|Instagram|Snapchat|TikTok|Facebook)\b"
)
# Words that blame families or children, for which the field has neutral ones.
BLAMING = re.compile(
    r"\b(did not attend|DNA|hard to reach|disguised compliance|child prostitut\w+)\b", re.IGNORECASE
)

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


@cache
def edition(path: Path) -> Edition:
    """The edition in a file; raises EditionFaults with everything that is wrong in it."""
    return read_edition(path.read_bytes(), path.name)


@cache
def terms(group: str) -> frozenset[str]:
    """The slugs of one list of the vocabulary."""
    found = yaml.safe_load(VOCABULARY.read_text("utf-8"))[group]
    return frozenset(term["slug"] for part in found for term in part["terms"])


def plain(path: Path) -> dict[str, Any]:
    """A file as YAML reads it, the way the demo's seeding does."""
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def texts(value: Any) -> Iterator[str]:
    """Every text anywhere in a plain value."""
    if isinstance(value, str):
        yield value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from texts(item)


@every_file
def test_every_file_is_an_edition(path: Path) -> None:
    """Fails when a file breaks any rule of an edition: read_edition raises with all its faults."""
    assert edition(path).title


def test_there_are_sixteen_of_two_partnerships_and_fourteen_are_published() -> None:
    """Fails when a file is lost, or when one partnership's shelf is empty."""
    by = Counter(edition(path).partnership.short_name for path in FILES)
    assert by == {"ASCP": 11, "BVSCP": 5}
    assert {path.name for path in FILES} > LATER
    assert len(FILES) - len(LATER) == 14
    assert sum(edition(path).kind is Kind.NATIONAL_REVIEW for path in FILES) == 2


@every_file
def test_partnership_details_are_those_of_the_demo(path: Path) -> None:
    """Fails when a helpline or mailbox in a document differs from the partnership's own."""
    table = yaml.safe_load((DEMO / "partnerships.yaml").read_text("utf-8"))["partnerships"]
    row = next(r for r in table if r["short_name"] == edition(path).partnership.short_name)
    assert plain(path)["partnership"] == {
        "name": row["name"],
        "short_name": row["short_name"],
        "website": row["website"],
        "helpline": {"text": row["helpline_text"], "phone": row["helpline_phone"]},
        "media_contact": {
            "name": row["media_name"],
            "email": row["media_email"],
            "phone": row["media_phone"],
        },
    }


def test_references_and_titles_are_unique() -> None:
    """Fails when two editions would claim one public address."""
    references = [edition(path).reference for path in FILES if edition(path).reference]
    titles = [title for path in FILES for title in (edition(path).title, *edition(path).other_titles)]
    assert len(references) == 14
    assert len(set(references)) == len(references)
    assert len(set(titles)) == len(titles)
    assert edition(DEMO / "editions" / "waiting.yaml").reference == "ASCP 2025-26/03"
    assert edition(DEMO / "editions" / "scheduled.yaml").reference == "ASCP 2025-26/02"


@every_file
def test_reference_is_in_the_house_form_and_its_year_comes_before_publication(path: Path) -> None:
    """Fails for another spelling, another partnership's code, a year that is not over, or one long past."""
    found = edition(path)
    if found.kind is Kind.NATIONAL_REVIEW:
        assert found.reference is None
        return
    (reference,) = parse(found.reference or "")
    assert reference.house == found.reference
    assert reference.flag is None or not reference.flag
    assert reference.code == found.partnership.short_name
    year_ended = date(reference.start_year + 1, 3, 31)
    assert found.published_on - timedelta(days=3 * 366) < year_ended < found.published_on + timedelta(days=60)


@every_file
def test_days_are_working_days(path: Path) -> None:
    """Fails when a document would come out, or an action fall due, on a weekend or a bank holiday."""
    found = edition(path)
    days = [found.published_on, *(item.due for item in found.recommendations)]
    assert {day: why for day in days if (why := seeded().why_not(day))} == {}


@every_file
def test_recommendations_fall_due_after_publication(path: Path) -> None:
    """Fails when an action was due before anybody could read of it."""
    found = edition(path)
    assert min(item.due for item in found.recommendations) > found.published_on


def test_the_published_spread_over_four_years() -> None:
    """Fails when the library has a day twice, a gap of more than a year, or an edition that is too new or too old."""
    days = sorted(edition(path).published_on for path in FILES if path.name not in LATER)
    assert len(days) >= 12
    assert len(set(days)) == len(days)
    assert WRITTEN_FOR - timedelta(days=4 * 366) <= days[0] <= WRITTEN_FOR - timedelta(days=3 * 366)
    assert days[-1] <= NEWEST
    assert max(later - earlier for earlier, later in pairwise(days)) < timedelta(days=365)


def test_what_waits_is_not_in_the_past() -> None:
    """Fails when the version that waits for a signature could no longer be released on its printed day."""
    assert edition(DEMO / "editions" / "waiting.yaml").published_on > WRITTEN_FOR


@every_file
def test_days_as_the_demonstration_has_them(path: Path) -> None:
    """Fails when a publication of the past would come out after the beginning, or a day fall on a holiday."""
    found = load(path)
    days = [found["published_on"], *(item["due"] for item in found["recommendations"])]
    assert {day: why for day in days if (why := seeded().why_not(day))} == {}
    assert path.name == "scheduled.yaml" or (found["published_on"] > BEGINNING.date()) is (path.name in LATER)


@every_file
def test_words_of_the_vocabulary(path: Path) -> None:
    """Fails for a slug that the forms do not offer."""
    found = edition(path)
    themes = {*found.themes, *(term for finding in found.findings for term in finding.themes)}
    assert themes <= terms("themes")
    assert set(found.agencies) <= terms("agencies")
    assert set(found.harm_types) <= terms("harm_types")
    assert {subject.age_band for subject in found.subjects} <= terms("age_bands")
    assert all((found.themes, found.agencies, found.harm_types))


@every_file
def test_enough_stands_in_each_part(path: Path) -> None:
    """Fails when an edition is thinner than a publication that a partnership would put its name to."""
    found = edition(path)
    assert 4 <= len(found.findings) <= 6
    assert any(finding.practice is Practice.GOOD_PRACTICE for finding in found.findings)
    assert any(finding.practice is Practice.NEEDS_TO_IMPROVE for finding in found.findings)
    assert 3 <= len(found.recommendations) <= 5
    assert len({item.strength for item in found.recommendations}) >= 2
    assert all(item.findings for item in found.recommendations)
    assert 2 <= len(found.developments) <= 4
    assert found.briefing is not None


@every_file
def test_what_a_partnership_publishes_itself_is_whole(path: Path) -> None:
    """Fails when a local, thematic or learning review lacks its statement, report, reviewer or right signatories."""
    found = edition(path)
    if found.kind is Kind.NATIONAL_REVIEW:
        assert found.statement is None
        return
    chairs = {"ASCP": ["Marcus Bell", "Joan Firth"], "BVSCP": ["Rhys Cole", "Meera Das"]}
    assert found.statement is not None
    assert [s.name for s in found.statement.signatories] == chairs[found.partnership.short_name]
    assert 4 <= len(found.report) <= 6
    assert "| --- |" in "".join(section.body for section in found.report).replace("---:", "---")
    assert found.lead_reviewer
    assert found.subjects


def test_every_finding_is_answered_and_the_showpiece_is_long() -> None:
    """Fails when a finding on practice to improve has no recommendation, or the showpiece is cut short."""
    for path in FILES:
        found = edition(path)
        answered = {number for item in found.recommendations for number in item.findings}
        needed = {n for n, f in enumerate(found.findings, 1) if f.practice is Practice.NEEDS_TO_IMPROVE}
        assert needed <= answered, path.name
    showpiece = edition(DEMO / "editions" / "ascp-2024-25-02.yaml")
    assert showpiece.title == "Seen but not known"
    assert sum(len(section.body.split()) for section in showpiece.report) > 3_000


@every_file
def test_the_learning_begins_with_a_short_sentence(path: Path) -> None:
    """Fails when lists of the library would show a sentence too long to take in."""
    found = edition(path)
    leads = [found.summary, *([found.statement.learning] if found.statement else [])]
    assert [lead for lead in leads if len(lead.split(". ")[0].split()) > 22] == []


@every_file
def test_nobody_and_nowhere_that_exists(path: Path) -> None:
    """Fails for a real place, case or product, for words that blame, and for addresses that could be real."""
    said = "\n".join(texts(plain(path)))
    assert REAL.findall(said) == []
    assert BLAMING.findall(said.replace('"did not attend"', "")) == []
    assert [host for host in re.findall(r"https?://([^/\s)]+)", said) if not host.endswith(".example")] == []
    assert [
        phone for phone in re.findall(r"\b0\d{4} ?\d{3} ?\d{3}\b", said) if not phone.startswith("01632 960")
    ] == []
