"""Imports of past reviews through their verbs, from the file to the library."""

from __future__ import annotations

from collections import Counter

import pytest

from jigsaw.audit.models import Event
from jigsaw.library.models import PublishedEdition
from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport, PastReview
from jigsaw.publishing.past.dry_run import is_addable, is_asked
from jigsaw.publishing.rules import NotAllowed, PastState
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.past_files import LIST, add, answer, read, row_named, started

pytestmark = pytest.mark.django_db(databases=["default", "public"])
NOW = factories.NOW


def published() -> dict[str, PublishedEdition]:
    return {row.title: row for row in PublishedEdition.objects.all()}


def test_a_dry_run_asks_what_is_not_written_and_adds_nothing(team):
    """Fails when reading a file publishes, guesses a kind, or merges two titles by itself."""
    held = read(team)
    assert held.state == PastState.READ
    ready = {row["cells"]["title"] for row in held.rows_found if is_addable(row)}
    assert ready == {"The quiet river", "Heard too late"}
    assert row_named(held, "Heard")["as_written"] == ["ASCP2021-22-01"]
    assert row_named(held, "Heard")["cells"]["reference"] == "ASCP 2021-22/01"
    assert row_named(held, "Heard")["precision"] == "month"
    assert any("kind" in asked for asked in row_named(held, "Nobody asked")["questions"])
    assert is_asked(row_named(held, "ASCP 2023-24/01"))
    assert row_named(held, "Myth")["cells"]["whose"] == "national"
    assert row_named(held, "A neighbour")["cells"]["whose"] == "neighbour"
    assert not PublishedEdition.objects.exists()


def test_what_is_ready_crosses_with_its_date_and_the_rest_waits(team):
    """Fails when a month becomes a day, a national or neighbour's review is published as ours, or one waits unasked."""
    add(read(team), team)
    rows = published()
    assert set(rows) == {"The quiet river", "Heard too late"}
    assert rows["Heard too late"].published.iso == "2022-09"
    assert rows["Heard too late"].slug == "ascp-2021-22-01"
    assert rows["The quiet river"].published.iso == "2021-09-14"
    assert rows["The quiet river"].edition["documents"][0]["link"].endswith("quiet-river.pdf")
    assert all(row.is_past for row in rows.values())


def test_answers_settle_a_kind_a_merge_and_a_review_left_out(team):
    """Fails when an answer is lost, or settles another row."""
    held = read(team)
    held = answer(held, team, row_named(held, "Nobody asked"), "yes", kind="local-review")
    held = answer(held, team, row_named(held, "ASCP 2023-24/01"), "yes", title="The open door")
    held = answer(held, team, row_named(held, "Heard"), "leave out")
    add(held, team)
    rows = published()
    assert set(rows) == {"The quiet river", "Nobody asked", "The open door"}
    assert rows["The open door"].edition["other_titles"] == ["Behind the door"]
    assert rows["Nobody asked"].published.iso == "2023"


def test_the_same_file_again_changes_nothing(team):
    """Fails when a second run writes a row, a version or a change of the library, or forgets the answers."""
    held = read(team)
    held = answer(held, team, row_named(held, "Nobody asked"), "yes", kind="local-review")
    add(held, team)
    before = list(PublishedEdition.objects.order_by("pk").values())
    again = add(read(team), team)
    assert Counter(row["outcome"] for row in again.rows_found if row["outcome"]) == {"unchanged": 3}
    assert list(PublishedEdition.objects.order_by("pk").values()) == before
    assert PastReview.rows.count() == 3


def test_a_later_file_makes_a_date_more_precise_and_takes_nothing_away(team):
    """Fails when absence withdraws a review, or a more precise date is not taken."""
    add(read(team), team)
    lines = LIST.decode().split("\n")
    later = "\n".join([lines[0], lines[2].replace("September 2022", "20 September 2022")]).encode()
    held = add(read(team, later, "later.csv"), team)
    assert row_named(held, "Heard")["outcome"] == "changed"
    rows = published()
    assert set(rows) == {"The quiet river", "Heard too late"}
    assert rows["Heard too late"].published.iso == "2022-09-20"
    assert rows["Heard too late"].version == 2
    assert rows["Heard too late"].corrections.get().note == actions.past.ADDED_MORE


def test_a_later_file_that_differs_is_held_back_with_both_values(team):
    """Fails when a later file replaces a value in silence."""
    add(read(team), team)
    held = add(read(team, LIST.replace(b"14/09/2021", b"14/09/2020"), "later.csv"), team)
    row = row_named(held, "quiet river")
    assert row["outcome"] == "held back"
    assert "2021" in row["reason"]
    assert "2020" in row["reason"]
    assert published()["The quiet river"].published.iso == "2021-09-14"


def test_a_withdrawn_review_is_not_brought_back(team):
    """Fails when an import undoes a withdrawal."""
    add(read(team), team)
    review = PastReview.rows.get(record__title="The quiet river")
    actions.withdraw_past_review(review, reason="The family asked for it.", by=team.priya, at=NOW)
    held = add(read(team), team)
    assert row_named(held, "quiet river")["outcome"] == "held back"
    assert PublishedEdition.objects.get(pk=review.pk).withdrawn_why == "The family asked for it."
    with pytest.raises(NotAllowed, match="withdrawn already"):
        actions.withdraw_past_review(review, reason="Again.", by=team.priya, at=NOW)


def test_a_worker_that_was_cut_off_adds_nothing_twice(team, monkeypatch):
    """Fails when a crash between the two databases leaves two pages of one review."""
    held = read(team)
    actions.add_past_reviews(held, by=team.priya, at=NOW)
    real = actions.past.library_actions.receive

    def cut_off(*args, **kwargs):
        real(*args, **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(actions.past.library_actions, "receive", cut_off)
    with pytest.raises(KeyboardInterrupt):
        actions.add_queued_reviews(str(held.pk), at=NOW)
    monkeypatch.setattr(actions.past.library_actions, "receive", real)
    assert actions.add_queued_reviews(str(held.pk), at=NOW).state == PastState.ADDED
    assert PublishedEdition.objects.count() == PastReview.rows.count() == 2


def test_an_answer_that_comes_while_the_file_is_read_is_not_lost(team, monkeypatch):
    """Fails when a reading that began before the answer overwrites it."""
    held = read(team)
    row = row_named(held, "Nobody asked")
    real = actions.past.import_files

    def answered_meanwhile(*args, **kwargs):
        found = real(*args, **kwargs)
        monkeypatch.setattr(actions.past, "import_files", real)
        actions.answer_past_row(
            held, key=row["key"], decision="leave out", belongs_to="", cells={}, by=team.priya, at=NOW
        )
        return found

    actions.answer_past_row(
        held, key=row["key"], decision="yes", belongs_to="", cells={}, by=team.priya, at=NOW
    )
    monkeypatch.setattr(actions.past, "import_files", answered_meanwhile)
    assert actions.read_past_import(str(held.pk), at=NOW).state == PastState.WAITING
    assert row_named(actions.read_past_import(str(held.pk), at=NOW), "Nobody asked")["left_out"]


def test_a_file_that_cannot_be_read_says_so(team):
    """Fails when a bad file stays being read for ever, or its fault is not told."""
    held = read(team, b"PK\x03\x04 broken", "broken.xlsx")
    assert held.state == PastState.FAILED
    assert held.fault
    with pytest.raises(NotAllowed):
        actions.add_past_reviews(held, by=team.priya, at=NOW)


def test_each_verb_writes_one_event(team):
    """Fails when an act of the import leaves no trace, or two."""
    add(read(team), team)
    told = Counter(Event.objects.filter(verb__contains="past").values_list("verb", flat=True))
    assert told == {
        "start_past_import": 1, "begin_past_import": 1, "read_past_import": 1, "add_past_reviews": 1,
        "add_past_review": 2, "finish_past_import": 1,
    }  # fmt: skip


def test_nothing_is_added_before_it_was_read_nor_answered_after_it_was_added(team):
    """Fails when the stages of an import can be jumped."""
    held = started(team)
    with pytest.raises(NotAllowed, match="waiting to be read"):
        actions.add_past_reviews(held, by=team.priya, at=NOW)
    held = add(actions.read_past_import(str(held.pk), at=NOW), team)
    with pytest.raises(NotAllowed, match="added already"):
        answer(held, team, row_named(held, "Heard"), "yes")
    assert PastImport.rows.get().state == PastState.ADDED
