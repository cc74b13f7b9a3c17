"""Answer what is asked of a review, a pair or a document."""

from __future__ import annotations

from typing import Any

import pytest

from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.dry_run import DOCUMENT, PAIR, is_addable
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, filled, text
from jigsaw.publishing.tests.past_files import read, row_named

pytestmark = pytest.mark.django_db
ALIKE = b"""Reference,Title,Publication date,Type
ASCP 2020-21/01,Learning from the review of Child Q,1 May 2021,Serious case review
ASCP 2020-21/05,Learning from the review of Child Q,1 May 2021,Serious case review
"""


def where(held: PastImport, row: Any) -> str:
    return f"/publications/past/{held.pk}/rows/{row['key']}/"


def again(held: PastImport) -> PastImport:
    return actions.read_past_import(str(held.pk), at=factories.NOW)


def test_a_correction_settles_the_row_and_only_what_was_changed_is_kept(team, priya):
    """Fails when an answer is lost, or an untouched value counts as a person's word."""
    held = read(team)
    row = row_named(held, "Nobody asked")
    page = priya.get(where(held, row))
    assert "the kind of review is not written" in text(page)
    sent = filled(page) | {"decision_made": "yes", "kind": "local-review", "published": "May 2023"}
    assert priya.post(where(held, row), sent)["Location"] == f"/publications/past/{held.pk}/"
    held = again(held)
    assert held.answers[row["key"]]["cells"] == {"kind": "local-review", "published on": "May 2023"}
    row = row_named(held, "Nobody asked")
    assert is_addable(row)
    assert (row["cells"]["published on"], row["precision"]) == ("May 2023", "month")


def test_what_cannot_be_read_is_said_at_its_field(team, priya):
    """Fails when a date or reference that nobody can read is kept."""
    held = read(team)
    row = row_named(held, "Nobody asked")
    sent = filled(priya.get(where(held, row)))
    wrong = {"decision_made": "same as", "published": "soon", "reference": "7"}
    said = errors(priya.post(where(held, row), sent | wrong))
    assert "Select the other review" in said
    assert any(line.startswith("Reference: ‘7’ cannot be read") for line in said)
    assert any(line.startswith("Published: ") for line in said)
    assert PastImport.rows.get().answers == {}


def test_a_review_is_said_to_be_the_same_as_another(team, priya):
    """Fails when two reviews that a person joined stay two."""
    held = read(team)
    one, other = row_named(held, "Nobody asked"), row_named(held, "Heard")
    sent = filled(priya.get(where(held, one))) | {"decision_made": "same as", "other": other["key"]}
    priya.post(where(held, one), sent)
    titles = [row["cells"]["title"] for row in again(held).rows_found if row["what"] == "review"]
    assert "Nobody asked" not in titles


def test_a_pair_is_answered_as_one_or_two(team, priya):
    """Fails when a pair that may be one review cannot be settled."""
    held = read(team, ALIKE)
    pair = next(row for row in held.rows_found if row["what"] == PAIR)
    assert "ASCP 2020-21/01" in text(priya.get(where(held, pair)))
    assert errors(priya.post(where(held, pair), {})) == ["Select whether these are one review"]
    priya.post(where(held, pair), {"decision_made": "different"})
    assert not [row for row in again(held).rows_found if row["what"] == PAIR]


def test_a_document_is_given_to_its_review(team, priya):
    """Fails when a document that names no review cannot be given to one."""
    content = b"<html><body><h2>Our reviews</h2><h3>ASCP 2021-22/01: Heard too late</h3><p>Serious case review published 1 May 2022</p><h2>Briefings</h2><ul><li><a href='https://alderbrook-scp.example/b.pdf'>Seven minute briefing: something else</a></li></ul></body></html>"  # noqa: E501
    held = read(team, content, "page.html")
    left = [row for row in held.rows_found if row["what"] == DOCUMENT]
    assert left
    review = row_named(held, "Heard too late")
    priya.post(where(held, left[0]), {"owner": review["key"]})
    held = again(held)
    assert not [row for row in held.rows_found if row["what"] == DOCUMENT and row["questions"]]
    assert any("b.pdf" in each["link"] for each in row_named(held, "Heard too late")["documents"])


def test_only_those_who_publish_may_and_a_row_that_is_gone_is_404(team, browse, priya, stranger):
    """Fails when a foreign row can be told from one that is not there."""
    held = read(team)
    row = row_named(held, "Heard")
    guards.may_open(team, browse, where(held, row), "priya", "dee")
    guards.not_there_for(stranger, where(held, row))
    assert priya.get(where(held, {"key": "r-00000000"})).status_code == 404
