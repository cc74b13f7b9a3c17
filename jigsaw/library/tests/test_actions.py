"""The two doors of the library hold, also when something breaks half way."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jigsaw.files import storing
from jigsaw.library import actions, queries
from jigsaw.library.actions import receive, withdraw
from jigsaw.library.models import Correction, EditionTerm, LastChange, PublishedEdition, PublishedFile
from jigsaw.library.rules import NotReleasable
from tests.public_site import (
    ALDERBROOK,
    BRINDLE_VALE,
    RELEASED,
    plain_edition,
    released_edition,
    released_files,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("public_site")]

LATER = RELEASED + timedelta(hours=2)


def kept_files() -> set[str]:
    """Every file in the public storage."""
    return set(actions._files_under("editions"))


def test_a_release_writes_page_and_files_and_says_where():
    """Fails when a field of the edition or a byte of a file does not arrive."""
    received = receive(released_edition(), at=RELEASED)

    row = PublishedEdition.objects.get()
    assert (received.slug, received.changed, received.released_at) == ("ascp-2024-25-02", True, RELEASED)
    assert (row.title, row.reference) == ("Seen but not known", "ASCP 2024-25/02")
    assert row.learning == "Services must know about every adult who cares for a baby."
    assert [f.filename for f in row.files.all()] == [f.filename for f in released_files()]
    for file, sent in zip(row.files.all(), released_files(), strict=True):
        assert storing.read(file.stored_as, storage="public") == sent.content
        assert sent.filename not in file.stored_as


def test_the_same_version_again_changes_nothing():
    """Fails when a repeated release writes a row, a file, a time or a number."""
    receive(released_edition(), at=RELEASED)
    before = (list(PublishedEdition.objects.values()), list(PublishedFile.objects.values()), kept_files())

    again = receive(replace(released_edition(), edition=plain_edition(title="Other")), at=LATER)

    assert again == replace(again, slug="ascp-2024-25-02", changed=False, released_at=RELEASED)
    after = (list(PublishedEdition.objects.values()), list(PublishedFile.objects.values()), kept_files())
    assert before == after
    assert LastChange.objects.get().number == 1


def test_an_older_version_never_replaces_a_newer_one():
    """Fails when a late, older release takes back a correction."""
    receive(released_edition(version=3), at=RELEASED)

    assert not receive(released_edition(version=2, edition=plain_edition(title="Old")), at=LATER).changed

    assert PublishedEdition.objects.get().title == "Seen but not known"


def test_a_newer_version_replaces_words_and_files_but_not_address_and_first_release():
    """Fails when a correction moves the page, loses its first day, or leaves an old file behind."""
    receive(released_edition(), at=RELEASED)
    old = kept_files()

    newer = released_edition(
        version=2,
        edition=plain_edition(title="Seen and not known", reference="ASCP 2024-25/03"),
        files=released_files()[:2],
        correction_note="The year of the strategy",
    )
    received = receive(newer, at=LATER)

    row = PublishedEdition.objects.get()
    assert (row.slug, received.slug, row.first_released_at) == (
        "ascp-2024-25-02",
        "ascp-2024-25-02",
        RELEASED,
    )
    assert (row.title, row.released_at, row.files.count()) == ("Seen and not known", LATER, 2)
    assert list(Correction.objects.values_list("version", "note", "at")) == [
        (2, "The year of the strategy", LATER)
    ]
    assert len(kept_files()) == 2
    assert not kept_files() & old


def test_a_crash_between_storing_the_files_and_the_commit_leaves_nothing(monkeypatch):
    """Fails when half a release is visible, or its files stay, after a crash before the commit."""

    def crash(*args):
        raise RuntimeError("power")

    monkeypatch.setattr(actions, "count_change", crash)
    with pytest.raises(RuntimeError):
        receive(released_edition(), at=RELEASED)

    assert not PublishedEdition.objects.exists()
    assert not PublishedFile.objects.exists()
    assert not kept_files()
    monkeypatch.undo()
    assert receive(released_edition(), at=RELEASED).changed


def test_what_a_killed_process_left_is_removed_by_the_next_run(monkeypatch):
    """Fails when files of a process that was killed before its commit stay for ever."""
    monkeypatch.setattr(actions, "count_change", lambda at: 1 / 0)
    monkeypatch.setattr(actions, "_remove_forgotten_files", lambda edition: None)
    with pytest.raises(ZeroDivisionError):
        receive(released_edition(), at=RELEASED)
    assert len(kept_files()) == 6
    monkeypatch.undo()

    receive(released_edition(), at=RELEASED)

    assert kept_files() == set(PublishedFile.objects.values_list("stored_as", flat=True))


def test_a_crash_in_a_correction_leaves_the_version_that_stood(monkeypatch):
    """Fails when a correction that breaks off takes the published version with it."""
    receive(released_edition(), at=RELEASED)
    before = kept_files()
    monkeypatch.setattr(actions, "_note_correction", lambda *args: 1 / 0)

    with pytest.raises(ZeroDivisionError):
        receive(released_edition(version=2, edition=plain_edition(title="New")), at=LATER)

    assert PublishedEdition.objects.get().title == "Seen but not known"
    assert kept_files() == before


def test_withdrawing_leaves_only_address_version_and_reason():
    """Fails when a word or a file of a withdrawn review stays in the public database or storage."""
    receive(released_edition(), at=RELEASED)
    receive(released_edition(version=2, correction_note="A date"), at=LATER)

    assert withdraw(released_edition().id, why="A sentence could make a child known.", at=LATER)

    row = PublishedEdition.objects.values().get()
    assert row["withdrawn_why"] == "A sentence could make a child known."
    assert row["withdrawn_at"] == LATER
    emptied = ("reference", "title", "learning", "fingerprint", "report_html", "briefing_html")
    assert [row[name] for name in emptied] == [""] * len(emptied)
    assert row["edition"] == {}
    assert not PublishedFile.objects.exists()
    assert not Correction.objects.exists()
    assert not kept_files()


def test_withdrawing_again_or_what_never_came_changes_nothing():
    """Fails when a repeated withdrawal changes the reason, or one of nothing makes a row."""
    receive(released_edition(), at=RELEASED)
    withdraw(released_edition().id, why="First reason", at=RELEASED)

    assert not withdraw(released_edition().id, why="Second reason", at=LATER)
    assert not withdraw(released_edition(9).id, why="Never came", at=LATER)

    assert PublishedEdition.objects.get().withdrawn_why == "First reason"


def test_withdrawing_needs_a_reason():
    """Fails when an address can answer 410 without saying why."""
    receive(released_edition(), at=RELEASED)

    with pytest.raises(ValueError, match="Enter why"):
        withdraw(released_edition().id, why="  ", at=LATER)

    assert PublishedEdition.objects.get().withdrawn_at is None


def test_a_repeated_release_does_not_bring_back_a_withdrawn_review():
    """Fails when a crash answered by running again undoes a withdrawal; a newer version may come back."""
    receive(released_edition(), at=RELEASED)
    withdraw(released_edition().id, why="To be checked", at=RELEASED)

    assert not receive(released_edition(), at=LATER).changed
    assert PublishedEdition.objects.get().withdrawn_at == RELEASED

    assert receive(released_edition(version=2), at=LATER).slug == "ascp-2024-25-02"
    row = PublishedEdition.objects.get()
    assert (row.withdrawn_at, row.withdrawn_why, row.title) == (None, "", "Seen but not known")


def test_the_same_reference_of_two_partnerships_gives_two_addresses():
    """Fails when codes that collide overwrite or refuse one another."""
    first = receive(released_edition(1), at=RELEASED)
    second = receive(released_edition(2, publisher=BRINDLE_VALE), at=RELEASED)
    third = receive(released_edition(3, publisher=BRINDLE_VALE), at=RELEASED)

    slugs = [first.slug, second.slug, third.slug]
    assert slugs == ["ascp-2024-25-02", "ascp-2024-25-02-brindle-vale", "ascp-2024-25-02-brindle-vale-2"]


@pytest.mark.parametrize("filename", ["../report.pdf", "report.html", "re port.pdf", ".pdf", "report.pdf\n"])
def test_a_file_name_that_is_not_plain_is_refused_before_anything_is_written(filename):
    """Fails when a name that leaves the folder, or a type that browsers run, can be published."""
    files = [replace(released_files()[0], filename=filename)]

    with pytest.raises(NotReleasable):
        receive(released_edition(files=files), at=RELEASED)

    assert not PublishedEdition.objects.exists()
    assert not kept_files()


def test_colours_that_cannot_be_read_are_refused():
    """Fails when a partnership's page can become pale on white."""
    with pytest.raises(NotReleasable, match="contrast"):
        receive(released_edition(publisher=replace(ALDERBROOK, primary_colour="#cccccc")), at=RELEASED)


def test_each_change_counts_once():
    """Fails when pages kept in memory are not made anew after a release or a withdrawal."""
    assert queries.last_change().number == 0
    receive(released_edition(), at=RELEASED)
    withdraw(released_edition().id, why="Reason", at=LATER)

    assert queries.last_change() == queries.Change(2, LATER)


def test_the_words_of_a_review_stand_go_with_a_correction_and_with_a_withdrawal():
    """Fails when a list by theme names a review that no longer has it."""
    receive(released_edition(edition=plain_edition(themes=["escalation"])), at=RELEASED)
    assert set(EditionTerm.objects.values_list("slug", flat=True)) == {"escalation", "unseen-fathers"}
    receive(released_edition(version=2, edition=plain_edition(themes=[])), at=LATER)
    assert [(term.list, term.slug) for term in EditionTerm.objects.all()] == [("themes", "unseen-fathers")]
    withdraw(released_edition().id, why="To be corrected.", at=LATER)
    assert not EditionTerm.objects.exists()
