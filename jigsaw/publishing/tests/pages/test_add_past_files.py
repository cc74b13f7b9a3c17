"""Add further files to an import that is not added yet."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, text
from jigsaw.publishing.tests.past_files import LIST, add, read, row_named

pytestmark = pytest.mark.django_db(databases=["default", "public"])
MORE = b"Reference,Title,Publication date,Type\nASCP 2022-23/02,Nobody asked,May 2023,Serious case review\n"


def where(held: PastImport) -> str:
    return f"/publications/past/{held.pk}/files/new/"


def test_a_further_file_is_read_with_the_others(team, priya):
    """Fails when what belongs together in two files stays two, or the first file is forgotten."""
    held = read(team)
    answer = priya.post(where(held), {"file": SimpleUploadedFile("more.csv", MORE)})
    assert answer["Location"] == f"/publications/past/{held.pk}/"
    held = actions.read_past_import(str(held.pk), at=factories.NOW)
    row = row_named(held, "Nobody asked")
    assert (row["cells"]["published on"], row["questions"]) == ("May 2023", [])
    assert row["found_in"] == "more.csv, row 2; reviews.csv, row 4"
    assert [(file.name, file.places) for file in held.files.all()] == [("reviews.csv", 7), ("more.csv", 1)]


def test_a_bad_file_and_nothing_are_said_and_the_import_stays(team, priya):
    """Fails when an empty form or a refused file changes the import."""
    held = read(team)
    assert errors(priya.post(where(held), {})) == ["Select a file or paste the text"]
    said = errors(priya.post(where(held), {"file": SimpleUploadedFile("a.csv", b"MZ\x90\x00")}))
    assert said == ["a.csv: The selected file must be a PDF, XLSX, CSV, TXT or HTML"]
    assert PastImport.rows.get().state == "read"


def test_the_same_file_again_is_read_once_and_says_so(team, priya):
    """Fails when a file that stands there already doubles every review."""
    held = read(team)
    priya.post(where(held), {"file": SimpleUploadedFile("copy.csv", LIST)})
    held = actions.read_past_import(str(held.pk), at=factories.NOW)
    assert len(held.rows_found) == 6
    assert "It holds the very same as reviews.csv, which is read once." in text(priya.get(where(held)))


def test_an_import_that_is_added_takes_no_file(team, priya):
    """Fails when a file joins an import whose reviews stand in the library already."""
    held = add(read(team), team)
    said = errors(priya.post(where(held), {"file": SimpleUploadedFile("more.csv", MORE)}))
    assert said == ["The reviews of this import are added already. Import the files again to correct."]


def test_only_those_who_publish_may_and_no_other_partnership(team, browse, stranger):
    """Fails when a foreign import can be told from one that is not there."""
    held = read(team)
    guards.may_open(team, browse, where(held), "priya", "dee")
    guards.not_there_for(stranger, where(held))
