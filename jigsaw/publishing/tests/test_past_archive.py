"""A messy archive through the staff pages: thirty files in five formats, over 200 invented reviews, one import."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from lxml import html

from jigsaw.audit.models import Event
from jigsaw.documents.references import title_key
from jigsaw.library.models import PublishedEdition
from jigsaw.publishing import actions
from jigsaw.publishing.desk.past_account import account_of
from jigsaw.publishing.models import PastImport, PastReview
from jigsaw.publishing.past.dry_run import DOCUMENT, PAIR, REVIEW, is_addable, is_asked
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages.reading import filled, text
from jigsaw.publishing.tests.past.making import Archive
from jigsaw.publishing.tests.past.truth import CODES

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def test_a_messy_archive_goes_through_the_staff_pages(team, tmp_path):
    """Fails when a review is invented or merged unasked, or the table cannot settle it. Prints its account (-s)."""
    archive = Archive(7, tmp_path).make()
    priya = Client()
    priya.force_login(team.priya)
    files = [SimpleUploadedFile(path.name, path.read_bytes()) for path in archive.paths]
    told = priya.post("/publications/past/new/", {"file": files, "codes": " ".join(CODES)}, follow=True)
    assert f"{len(files)} files are taken and wait to be read." in text(told)
    held = read_again()
    nothing_is_invented(held, archive)
    asked_at_first = Counter(
        question.split(":")[0] for row in held.rows_found for question in row["questions"]
    )
    ready_at_first = sum(is_addable(row) for row in held.rows_found)
    presses = settle_in_the_table(priya, held)
    held = PastImport.rows.get()
    assert not any(is_asked(row) for row in held.rows_found)
    assert Event.objects.filter(verb="correct_past_rows").count() == presses
    priya.post(f"/publications/past/{held.pk}/")
    held = actions.add_queued_reviews(str(held.pk), at=factories.NOW)
    told = text(priya.get(f"/publications/past/{held.pk}/"))
    assert "Put together" in told
    assert PublishedEdition.objects.count() == PastReview.rows.count() >= 200
    print_account(held, ready_at_first, asked_at_first, presses)


def read_again() -> PastImport:
    """The import as the worker reads it."""
    return actions.read_past_import(str(PastImport.rows.get().pk), at=factories.NOW)


def nothing_is_invented(held: PastImport, archive: Archive) -> None:
    """Every review of which nothing is asked is one of the archive, and none stands there twice."""
    references = {truth.reference for truth in archive.truths if truth.reference}
    titles = {title_key(title) for truth in archive.truths for title in truth.titles}
    ready = [row for row in held.rows_found if is_addable(row)]
    assert len(ready) >= 150
    assert {row["cells"]["reference"] for row in ready} <= references
    assert {title_key(row["cells"]["title"]) for row in ready} <= titles
    assert len({row["cells"]["reference"] for row in ready}) == len(ready)
    assert all(file.state == "read" and file.places for file in held.files.exclude(name="news.txt"))


def settle_in_the_table(priya: Client, held: PastImport) -> int:
    """Answer every row that asks something, a page of the table at a time. Returns how often the button was pressed."""
    where = f"/publications/past/{held.pk}/rows/"
    presses = 0
    while any(is_asked(row) for row in held.rows_found) and presses < 8:
        page = priya.get(f"{where}?show=asked")
        keys = html.fromstring(page.content.decode()).xpath("//input[@name='row']/@value")
        assert len(keys) <= 50
        rows = {row["key"]: row for row in held.rows_found}
        sent = filled(page) | {f"{key}-answer": answer_to(rows[key]) for key in keys}
        assert priya.post(f"{where}?show=asked", sent).status_code == 302
        held, presses = read_again(), presses + 1
    return presses


def answer_to(row: Any) -> str:
    """What a person who looks at it may say."""
    if row["what"] == PAIR:
        return "different"
    if row["what"] == DOCUMENT or not (
        row["cells"]["reference"] and row["cells"]["title"] and row["cells"]["kind"]
    ):
        return "leave out"
    return "yes"


def print_account(held: PastImport, ready: int, asked: Counter, presses: int) -> None:
    """The account in a few lines, for whoever runs the tests with -s."""
    account = account_of(held)
    kinds = Counter(file.name.rpartition(".")[2] for file in held.files.all())
    places = sum(file.places for file in held.files.all())
    reviews = [row for row in held.rows_found if row["what"] == REVIEW]
    lines = [
        f"read: {dict(kinds)}, reviews at {places} places",
        f"at first: {ready} ready; asked {dict(asked)}",
        f"settled by {presses} presses of one button; now {len(reviews)} reviews",
        f"put together: {len(account['together'])}; passed over: {len(account['passed_over'])} notes",
        f"outcomes: {dict(Counter(row['outcome'] or 'not added' for row in reviews))}",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
