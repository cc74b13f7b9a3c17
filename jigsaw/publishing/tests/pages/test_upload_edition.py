"""Start from an edition file."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.publishing.desk import upload
from jigsaw.publishing.models import Publication
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import (
    address,
    errors,
)

pytestmark = pytest.mark.django_db

GOOD = json.dumps(factories.PLAIN).encode()


def file(content: bytes, name: str = "edition.json") -> dict:
    return {"file": SimpleUploadedFile(name, content)}


WHERE = "/publications/new/upload/"


def test_a_whole_edition_becomes_version_1(team, priya):
    answer = priya.post(WHERE, file(GOOD))
    made = Publication.rows.get()
    assert answer["Location"] == address("view_publication", made)
    assert made.title == "Seen but not known"
    assert [v.what_changed for v in made.versions.all()] == ["Uploaded edition"]


def test_every_fault_is_listed_at_once_with_its_place(team, priya):
    wrong = {**factories.PLAIN, "published_on": "2026-02-31", "colour": "blue"}
    wrong["recommendations"] = [{**factories.PLAIN["recommendations"][0], "due": "soon"}]
    answer = priya.post(WHERE, file(json.dumps(wrong).encode()))
    assert errors(answer) == [
        "published_on: must be a date that exists; 2026-02-31 is not in the calendar",
        "recommendations[0].due: must be a date, like 2026-06-30",
        "colour: is not a field of an edition",
        "The selected file has 3 things to put right",
    ]
    assert not Publication.rows.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7 not an edition",
        b"PK\x03\x04zip",
        b"\x00\xff\xfe\x00",
        b"\x89PNG\r\n\x00",
    ],
)
def test_what_is_no_edition_is_refused_by_its_content(team, priya, content):
    """Fails when the name of a file is believed."""
    answer = priya.post(WHERE, file(content, "edition.yaml"))
    assert answer.status_code == 200
    assert errors(answer) == ["The selected file must be a YAML or JSON"]
    assert not Publication.rows.exists()


@pytest.mark.parametrize("content", [b"- just\n- a list\n", b"a: [1, 2"])
def test_a_text_that_is_no_edition_is_told_what_to_put_right(team, priya, content):
    assert errors(priya.post(WHERE, file(content)))[-1] == "The selected file has 1 thing to put right"
    assert not Publication.rows.exists()


def test_no_file_an_empty_one_and_a_large_one_are_told_in_these_words(team, priya):
    assert errors(priya.post(WHERE, {})) == ["Select an edition file"]
    assert errors(priya.post(WHERE, file(b""))) == ["The selected file is empty"]
    large = file(b"#" * upload.MOST_BYTES)
    assert errors(priya.post(WHERE, large)) == ["The selected file must be smaller than 10MB"]


def test_a_name_with_a_path_or_markup_is_only_a_name(team, priya):
    answer = priya.post(WHERE, file(b"a: [", "../../<script>x</script>.yaml"))
    assert b"<script>x" not in answer.content


def test_an_edition_of_another_partnership_is_refused(team, priya):
    theirs = {**factories.PLAIN, "partnership": {**factories.PLAIN["partnership"], "short_name": "BVSCP"}}
    answer = priya.post(WHERE, file(json.dumps(theirs).encode()))
    assert errors(answer)[0] == "partnership.short_name: must be ASCP, the partnership that publishes"


def test_another_partnership_cannot_be_named(team, stranger, priya):
    assert priya.get(WHERE + "?partnership=brindle-vale").status_code == 404
    assert priya.post(WHERE, file(GOOD) | {"partnership": "brindle-vale"}).status_code == 404
    assert not Publication.rows.exists()


def test_who_may(team, browse):
    guards.may_open(team, browse, WHERE, "priya", "dee")
