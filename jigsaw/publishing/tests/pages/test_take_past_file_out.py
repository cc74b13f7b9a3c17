"""Take a file out of an import that is not added yet."""

from __future__ import annotations

import uuid

import pytest
from django.core.files.storage import storages

from jigsaw.audit.models import Event
from jigsaw.library.models import PublishedEdition
from jigsaw.publishing import actions
from jigsaw.publishing.models import PastFile, PastImport
from jigsaw.publishing.past.given import GivenFile, RefusedFile
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import buttons, errors, text
from jigsaw.publishing.tests.past_files import LIST, add, answer, read, row_named

pytestmark = pytest.mark.django_db(databases=["default", "public"])
WRONG = b"""Reference,Title,Publication date,Type
ASCP 2022-23/02,Nobody asked,4 May 2023,Serious case review
ASCP 2024-25/07,The wrong list,4 May 2025,Serious case review
"""


def two_files(team) -> PastImport:
    """An import of the right list and a wrong one, read."""
    held = read(team)
    actions.add_past_files(held, files=[GivenFile("wrong.csv", WRONG)], by=team.priya, at=factories.NOW)
    return actions.read_past_import(str(held.pk), at=factories.NOW)


def where(file: PastFile) -> str:
    return f"/publications/past/{file.past_import_id}/files/{file.pk}/take-out/"


def titles(held: PastImport) -> set[str]:
    return {row["cells"]["title"] for row in PastImport.rows.get(pk=held.pk).rows_found}


def test_it_asks_first_then_erases_the_file_and_what_was_found_in_it(team, priya):
    """Fails when a look takes it out, its bytes stay, its rows stay until the worker comes, or two acts are kept."""
    held = two_files(team)
    file = held.files.get(name="wrong.csv")
    assert "The wrong list" in titles(held)
    assert where(file) in priya.get(f"/publications/past/{held.pk}/").content.decode()
    asked = priya.get(where(file))
    assert (buttons(asked), "wrong.csv" in text(asked)) == (["Take this file out"], True)
    assert PastFile.rows.filter(pk=file.pk).exists()

    answer = priya.post(where(file), follow=True)
    assert "The file is taken out. The others are read again." in text(answer)
    assert "wrong.csv" not in answer.content.decode()
    assert not storages["default"].exists(file.stored_as)
    assert titles(held) == set()
    event = Event.objects.get(verb="take_past_file_out")
    assert (event.by, event.details) == (str(team.priya.pk), {"file": 2})

    held = actions.read_past_import(str(held.pk), at=factories.NOW)
    assert (held.state, held.name) == ("read", "reviews.csv")
    assert "The wrong list" not in titles(held)
    row = row_named(held, "Nobody asked")
    assert (row["cells"]["published on"], row["found_in"]) == ("2023", "reviews.csv, row 4")
    assert priya.post(where(file)).status_code == 404


def test_what_was_answered_of_the_others_stays_and_of_it_alone_goes(team, priya):
    """Fails when words of a wrong file stay among the answers, or the work on the right one is lost."""
    held = two_files(team)
    wrong, heard, both = (row_named(held, words) for words in ("wrong list", "Heard", "Nobody asked"))
    for row in (wrong, heard, both):
        held = answer(held, team, row, "", summary=f"Said of {row['key']}.")
    priya.post(where(held.files.get(name="wrong.csv")))
    assert set(PastImport.rows.get(pk=held.pk).answers) == {heard["key"], both["key"]}


def test_a_name_within_another_name_is_not_taken_for_it(team, priya):
    """Fails when the places of a row are read as those of another file."""
    held = two_files(team)
    actions.add_past_files(
        held,
        files=[GivenFile("a; wrong.csv", WRONG.replace(b"07,", b"08,"))],
        by=team.priya,
        at=factories.NOW,
    )
    held = actions.read_past_import(str(held.pk), at=factories.NOW)
    row = row_named(held, "ASCP 2024-25/08")
    answer(held, team, row, "", summary="Said.")
    priya.post(where(held.files.get(name="wrong.csv")))
    assert set(PastImport.rows.get(pk=held.pk).answers) == {row["key"]}


def test_a_reading_under_way_brings_nothing_of_it_back(team, priya, monkeypatch):
    """Fails when the worker, which had begun before, keeps what it read in the file that is gone."""
    held = two_files(team)
    actions.add_past_files(held, files=[GivenFile("c.csv", LIST + b"\n")], by=team.priya, at=factories.NOW)
    file = held.files.get(name="wrong.csv")
    from jigsaw.publishing.actions import past

    found = past._found

    def slow(*args):
        got = found(*args)
        priya.post(where(file))
        return got

    monkeypatch.setattr(past, "_found", slow)
    actions.read_past_import(str(held.pk), at=factories.NOW)
    assert titles(held) == set()
    assert set(PastFile.rows.values_list("name", flat=True)) == {"reviews.csv", "c.csv"}
    monkeypatch.setattr(past, "_found", found)
    actions.read_past_import(str(held.pk), at=factories.NOW)
    assert "The wrong list" not in titles(held)


def test_the_last_file_leaves_an_import_that_asks_for_one(team, priya):
    """Fails when the import goes on to show what is gone, or no file can be added to it any more."""
    held = read(team)
    page = priya.post(where(held.files.get()), follow=True)
    assert "No file is left. Add files to this import." in text(page)
    assert "reviews.csv" not in text(page)
    assert PastImport.rows.get().rows_found == []
    actions.add_past_files(held, files=[GivenFile("wrong.csv", WRONG)], by=team.priya, at=factories.NOW)
    held = actions.read_past_import(str(held.pk), at=factories.NOW)
    assert (held.state, held.name) == ("read", "wrong.csv")


def test_a_file_that_the_gate_refused_can_go_from_the_list(team, priya):
    """Fails when a name that should not stand there cannot be taken off, or the right file goes with it."""
    held = read(team)
    actions.add_past_files(
        held, files=[GivenFile("wrong.csv", WRONG)], refused=[RefusedFile("child.exe", "No.")], by=team.priya,
        at=factories.NOW,
    )  # fmt: skip
    priya.post(where(held.files.get(name="child.exe")))
    held = actions.read_past_import(str(held.pk), at=factories.NOW)
    assert [file.name for file in held.files.all()] == ["reviews.csv", "wrong.csv"]
    assert all(storages["default"].exists(file.stored_as) for file in held.files.all())


def test_once_the_reviews_are_added_it_says_that_the_files_stay(team, priya):
    """Fails when a review in the library loses its source, or the page does not say what to do instead."""
    held = add(two_files(team), team)
    file = held.files.get(name="wrong.csv")
    said = (
        "The reviews of this import are added already, so its files stay. "
        "Withdraw a review that should not be in the library."
    )
    page = priya.get(where(file))
    assert (said in text(page), buttons(page)) == (True, [])
    assert where(file) not in priya.get(f"/publications/past/{held.pk}/").content.decode()
    public = PublishedEdition.objects.count()
    answer = priya.post(where(file))
    assert (answer.status_code, errors(answer)) == (400, [said])
    assert storages["default"].exists(file.stored_as)
    assert PublishedEdition.objects.count() == public
    assert not Event.objects.filter(verb="take_past_file_out").exists()


def test_only_those_who_publish_may_and_no_other_partnership(team, browse, stranger):
    """Fails when a foreign file can be told from one that is not there."""
    held = two_files(team)
    file = held.files.get(name="wrong.csv")
    guards.may_open(team, browse, where(file), "priya", "dee")
    guards.not_there_for(stranger, where(file))
    missing = where(PastFile(pk=uuid.uuid4(), past_import_id=held.pk))
    for send in (stranger.get, stranger.post):
        assert send(where(file)).content == send(missing).content
    assert storages["default"].exists(file.stored_as)


def test_a_file_of_another_import_is_not_there(team, priya):
    """Fails when the import of the address and the file of the address need not belong together."""
    held, other = two_files(team), read(team)
    file = other.files.get()
    assert priya.post(where(PastFile(pk=file.pk, past_import_id=held.pk))).status_code == 404
    assert storages["default"].exists(file.stored_as)
