"""Several files in one import: what is put together, what is kept, and how far each file is."""

from __future__ import annotations

import importlib

import pytest
from django.apps import apps
from django.core.files.storage import storages

from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.publishing import actions
from jigsaw.publishing.models import PastFile, PastImport
from jigsaw.publishing.past.dry_run import Answer
from jigsaw.publishing.past.given import GivenFile, RefusedFile, name_apart, name_of, seal_of
from jigsaw.publishing.rules import AnsweredMeanwhile, NotAllowed, PastFileState, PastState
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.past.pdf import simple_pdf
from jigsaw.publishing.tests.past_files import LIST, answer, read, row_named

pytestmark = pytest.mark.django_db
NOW = factories.NOW
NEWS = b"""Our reviews
ASCP 2022-23/02: Nobody asked
Published 4 May 2023, this serious case review is about a child.
"""


def start(team, *files: tuple[str, bytes], refused: tuple[RefusedFile, ...] = ()) -> PastImport:
    given = [GivenFile(name, content) for name, content in files]
    made = actions.start_past_import(
        partnership=team.partnership, files=given, refused=refused, codes="ASCP ASCB", by=team.priya, at=NOW
    )
    return actions.read_past_import(str(made.pk), at=NOW)


def stored() -> int:
    """How many files of imports lie in the storage."""
    keeper = storages["default"]
    folders, _ = keeper.listdir("past") if keeper.exists("past") else ([], [])
    return sum(len(keeper.listdir(f"past/{folder}")[1]) for folder in folders)


def test_what_two_files_tell_of_one_review_is_put_together(team):
    """Fails when a value that another file has is asked all the same, or a place loses its file."""
    held = start(team, ("reviews.csv", LIST), ("news.txt", NEWS))
    row = row_named(held, "Nobody asked")
    assert (row["questions"], row["cells"]["published on"]) == ([], "4 May 2023")
    assert row["joined"] == ["the same reference: news.txt, line 2; reviews.csv, row 4"]
    assert [(file.state, file.places) for file in held.files.all()] == [("read", 7), ("read", 1)]


def test_the_same_set_in_another_order_keeps_what_was_answered(team):
    """Fails when answers are forgotten, or those of another set are taken over."""
    held = start(team, ("reviews.csv", LIST), ("news.txt", NEWS))
    row = row_named(held, "Heard")
    answer(held, team, row, "leave out")
    again = start(team, ("news.txt", NEWS), ("reviews.csv", LIST))
    assert row_named(again, "Heard")["left_out"]
    assert not row_named(start(team, ("reviews.csv", LIST)), "Heard")["left_out"]
    # An answer that was taken over is nobody's answer of meanwhile.
    actions.correct_past_rows(again, answers={row["key"]: Answer("yes")}, seen=0, by=team.priya, at=NOW)


def test_adding_the_file_that_makes_the_set_whole_takes_its_answers_over(team):
    """Fails when the same files are asked again because they came one after the other."""
    held = start(team, ("reviews.csv", LIST), ("news.txt", NEWS))
    answer(held, team, row_named(held, "Heard"), "leave out")
    other = start(team, ("reviews.csv", LIST))
    actions.add_past_files(other, files=[GivenFile("news.txt", NEWS)], by=team.priya, at=NOW)
    assert row_named(actions.read_past_import(str(other.pk), at=NOW), "Heard")["left_out"]


def test_files_of_one_name_stay_apart_and_the_same_bytes_are_read_once(team):
    """Fails when a place could be in two files, or a copy doubles every review and stays in the storage."""
    before = stored()
    held = start(team, ("a.txt", LIST), ("A.txt", NEWS), ("copy.csv", LIST))
    assert [(file.name, file.state) for file in held.files.all()] == [
        ("a.txt", "read"), ("A (2).txt", "read"), ("copy.csv", "refused"),
    ]  # fmt: skip
    assert row_named(held, "Nobody asked")["found_in"] == "A (2).txt, line 2; a.txt, row 4"
    assert stored() == before + 2


def test_one_file_that_cannot_be_read_says_so_and_the_others_are_read(team):
    """Fails when a bad file among others hides, or stops them."""
    held = start(team, ("reviews.csv", LIST), ("scan.pdf", simple_pdf([[]])))
    assert held.state == PastState.READ
    scan = held.files.get(name="scan.pdf")
    assert scan.state == PastFileState.FAILED
    assert "its pages are pictures" in scan.fault
    alone = start(team, ("scan.pdf", simple_pdf([[]])), ("void.txt", b"Nothing of ours.\n"))
    assert alone.state == PastState.FAILED
    assert "scan.pdf: " in alone.fault
    assert "void.txt: " in alone.fault


def test_what_was_refused_is_told_until_a_file_is_added(team):
    """Fails when a refused file is forgotten at once, or for ever stands there after a better one came."""
    held = start(team, ("reviews.csv", LIST), refused=(RefusedFile("bad.xlsx", "It is locked"),))
    told = held.files.get(state=PastFileState.REFUSED)
    assert (told.name, told.fault, told.stored_as) == ("bad.xlsx", "It is locked", "")
    actions.add_past_files(held, files=[GivenFile("news.txt", NEWS)], by=team.priya, at=NOW)
    assert not held.files.filter(state=PastFileState.REFUSED).exists()


def test_an_import_is_no_heap_without_end(team, monkeypatch):
    """Fails when more files are taken than a worker reads in one go, or what was stored of them stays."""
    monkeypatch.setattr(actions.past_files, "MOST_FILES", 2)
    before = stored()
    with pytest.raises(NotAllowed, match="2 files at most"):
        start(team, ("a.csv", LIST), ("b.txt", NEWS), ("c.txt", NEWS + b"more"))
    with pytest.raises(NotAllowed, match="Select a file"):
        start(team)
    assert stored() == before
    assert not PastImport.rows.exists()


def test_each_file_that_is_begun_is_told(team, monkeypatch):
    """Fails when people who wait for forty files see nothing until the last is read."""
    made = actions.start_past_import(
        partnership=team.partnership, files=[GivenFile("a.csv", LIST), GivenFile("b.txt", NEWS)], codes="ASCP",
        by=team.priya, at=NOW,
    )  # fmt: skip
    seen = []
    real = actions.past.import_files

    def watched(*args, begun, **options):
        def looking(name):
            begun(name)
            seen.append([file.state for file in made.files.all()])

        return real(*args, begun=looking, **options)

    monkeypatch.setattr(actions.past, "import_files", watched)
    actions.read_past_import(str(made.pk), at=NOW)
    assert seen == [["reading", "waiting"], ["read", "reading"]]
    assert Event.objects.filter(verb="tell_past_file").count() == 2


def test_many_rows_are_answered_all_or_not_at_all(team):
    """Fails when one row that somebody answered meanwhile, or one that is gone, leaves half of the answers kept."""
    held = read(team)
    nobody, heard = row_named(held, "Nobody asked"), row_named(held, "Heard")
    seen = held.revision
    answer(held, team, nobody, "", title="Somebody asked")
    both = {nobody["key"]: Answer("yes"), heard["key"]: Answer("leave out")}
    with pytest.raises(AnsweredMeanwhile) as later:
        actions.correct_past_rows(held, answers=both, seen=seen, by=team.dee, at=NOW)
    assert later.value.keys == [nobody["key"]]
    with pytest.raises(NotAllowed, match="1 of these rows are not there"):
        actions.correct_past_rows(
            held, answers={heard["key"]: Answer("yes"), "r-0": Answer("yes")}, seen=99, by=team.dee, at=NOW
        )
    assert set(PastImport.rows.get().answers) == {nobody["key"]}
    held = actions.correct_past_rows(held, answers=both, seen=held.revision + 1, by=team.dee, at=NOW)
    assert held.answers[nobody["key"]]["cells"] == {"title": "Somebody asked"}
    assert held.answers[nobody["key"]]["decision"] == "yes"


def test_a_further_file_that_changes_what_a_row_is_says_that_its_answer_fits_no_more(team):
    """Fails when an answer is dropped without a word."""
    held = start(
        team, ("a.csv", b"Reference,Title,Publication date,Type\n,The quiet river,2021,Serious case review\n")
    )
    held = answer(held, team, row_named(held, "quiet"), "", kind="thematic-review")
    actions.add_past_files(held, files=[GivenFile("reviews.csv", LIST)], by=team.priya, at=NOW)
    held = actions.read_past_import(str(held.pk), at=NOW)
    assert any(told.startswith("An earlier answer fits no row any more") for told in held.passed_over)


def test_the_one_file_of_an_old_import_is_taken_over_and_given_back(team):
    """Fails when an import that stood before several files came loses its file, or the way back does."""
    moving = importlib.import_module("jigsaw.publishing.migrations.0007_past_files")
    held = read(team)
    with act("seed", by="tests", at=NOW):
        PastFile.rows.all().delete()
        PastImport.stored_as, PastImport.pages, PastImport.pages_read = "past/ab/cd", 40, 40
        try:
            moving.take_files_over(apps, None)
            file = PastFile.rows.get()
            assert (file.name, file.stored_as, file.sha256) == (held.name, "past/ab/cd", held.sha256)
            assert (file.state, file.places, file.pages, file.number) == ("read", 7, 40, 1)
            moving.give_files_back(apps, None)
        finally:
            del PastImport.stored_as, PastImport.pages, PastImport.pages_read
    assert PastImport.rows.get().sha256 == held.sha256


def test_names_and_seals_of_a_set():
    """Fails when the seal of one file is another than before, or names grow out of their column."""
    assert seal_of({"a": "x"}) == "a"
    assert seal_of(["b", "a"]) == seal_of(["a", "b"]) != seal_of(["a"])
    assert name_of(["a.csv"]) == "a.csv"
    assert name_of(["a.csv", "b", "c"]) == "a.csv and 2 more"
    assert len(name_of(["x" * 120, "b"])) == 120
    assert name_apart("a.csv", ["A.csv", "a (2).csv"]) == "a (3).csv"
    assert len(name_apart("x" * 116 + ".csv", ["x" * 116 + ".csv"])) == 120
