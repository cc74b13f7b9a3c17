"""Fails when the import takes a wrong value in silence, asks what the files tell, or changes what it wrote before."""

from __future__ import annotations

import sys

import pytest

from jigsaw.publishing.past.importing import Import, import_files
from jigsaw.publishing.past.reading_rows import Reader
from jigsaw.publishing.past.records import apply
from jigsaw.publishing.tests.past.making import Archive
from jigsaw.publishing.tests.past.measuring import measure
from jigsaw.publishing.tests.past.truth import CODES, OWN, TODAY

READER = Reader(OWN, CODES, TODAY, {})
LEAST_RECALL = {
    "reference": 0.96,
    "title": 0.9,
    "published_on": 0.92,
    "kind": 0.98,
    "whose": 1,
    "documents": 0.98,
    "match": 0.97,
}


@pytest.fixture(scope="module", params=[7, 2031])
def archive(request, tmp_path_factory) -> Archive:
    return Archive(request.param, tmp_path_factory.mktemp("archive")).make()


@pytest.fixture(scope="module")
def found(archive) -> Import:
    return import_files(archive.paths, READER)


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.yaml")}


def test_nothing_is_invented_and_what_the_files_tell_is_found(archive, found):
    """262 reviews in CSV, XLSX, a page, pasted text and PDFs. The account is printed (-s, or on failure)."""
    made = measure(archive, found)
    sys.stdout.write(made.account() + "\n")
    assert len(archive.truths) >= 200
    assert made.mistakes == []
    assert made.needless == []
    for name, score in made.scores.items():
        assert score.wrong == 0, name
        assert score.missed == 0, name
        assert score.recall >= LEAST_RECALL[name], name
    assert sum(review.is_ready for review in found.reviews) >= 200


def test_each_value_says_where_it_stands_and_each_question_why(found):
    for review in found.reviews:
        for value in (review.reference, review.title, review.published, review.kind, review.summary):
            assert value is None or (value.place.file and value.raw)
        assert all(asked.reason and asked.place.file for asked in review.questions)
        if review.is_ready and review.whose == "own":
            assert review.reference
            assert not review.reference.reason


def test_what_is_passed_over_is_told(found):
    told = [note.message for note in found.notices]
    assert "982 blank rows between others were passed over" in told
    assert "the headings stand here again" in told
    assert any("column ‘Lead’ was not read" in said for said in told)
    passed = " ".join(note.message for review in found.reviews for note in review.passed_over)
    for what in ("an incident", "a meeting", "a sentence or trial", "an event", "another publication"):
        assert f"is the date of {what}, not of publication" in passed
    assert "is the date of the incident, not of publication" in passed
    assert "is the date of the sentence, not of publication" in passed


def test_a_second_run_changes_nothing_and_absence_withdraws_nothing(archive, found, tmp_path):
    first = apply(found.reviews, OWN, tmp_path)
    assert {one.state for one in first} == {"new"}
    written = contents(tmp_path)
    assert len(written) == sum(review.is_ready for review in found.reviews)
    again = import_files(list(reversed(archive.paths)), READER)
    assert {one.state for one in apply(again.reviews, OWN, tmp_path)} == {"the same"}
    assert contents(tmp_path) == written
    fewer = import_files(archive.paths[:1], READER)
    assert {one.state for one in apply(fewer.reviews, OWN, tmp_path)} <= {"the same", "new"}
    assert contents(tmp_path).keys() >= written.keys()
