"""Summary, children, themes, agencies and kinds of harm."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests.pages import guards, parts
from jigsaw.publishing.tests.pages.reading import address, begun, draft_of, drafted, errors, filled, text

pytestmark = pytest.mark.django_db


def test_summary_children_and_themes_are_kept(team, priya):
    publication = begun(team)
    answer = parts.sent(
        priya, address("edit_about", publication), summary="One sentence.",
        **{
            "subjects-0-alias": "Child A", "subjects-0-pronouns": "they", "subjects-0-age_band": "under-1",
            "themes_2": ["unseen-fathers"], "themes_3": ["information-sharing"], "agencies_0": ["police"],
            "harm_types_0": ["abusive-head-trauma"],
        },
    )  # fmt: skip
    assert answer.status_code == 302
    draft = draft_of(publication)
    assert draft["summary"] == "One sentence."
    assert draft["subjects"] == [{"alias": "Child A", "pronouns": "they", "age_band": "under-1"}]
    assert draft["themes"] == ["unseen-fathers", "information-sharing"]
    assert (draft["agencies"], draft["harm_types"]) == (["police"], ["abusive-head-trauma"])


def test_what_is_missing_is_said_in_these_words(team, priya):
    where = address("edit_about", begun(team))
    assert errors(parts.sent(priya, where)) == ["Enter the summary"]
    half = parts.sent(priya, where, summary="Words", **{"subjects-0-alias": "Child A"})
    assert errors(half) == ["Select the pronouns of the child", "Select the age of the child"]


def test_a_child_is_added_and_removed_without_a_script(team, priya):
    where = address("edit_about", drafted(team))
    more = priya.post(where, filled(priya.get(where)) | {"add": "subjects", "summary": "Not saved yet"})
    fields = filled(more)
    assert "subjects-1-alias" in fields
    assert fields["summary"] == ["Not saved yet"]
    less = priya.post(where, fields | {"subjects-1-alias": "Child B", "remove": "subjects:1"})
    assert filled(less)["subjects-0-alias"] == ["Child B"]
    assert "subjects-1-alias" not in filled(less)
    assert errors(less) == []


def test_words_from_a_file_that_the_vocabulary_lacks_are_kept(team, priya):
    """Fails when saving a page drops a theme, a pronoun or an age that came with an edition file."""
    child = {"alias": "Child A", "pronouns": "xe", "age_band": "toddler"}
    publication = drafted(team, themes=["rural-isolation", "escalation"], subjects=[child])
    where = address("edit_about", publication)
    assert "Rural isolation" in text(priya.get(where))
    parts.saving_as_it_stands_changes_nothing(priya, publication, where)


def test_a_theme_that_nobody_offered_is_refused(team, priya):
    publication = drafted(team)
    answer = parts.sent(priya, address("edit_about", publication), themes_0=["made-up"])
    assert errors(answer) == ["Select the child, as on the page"]
    assert "made-up" not in str(draft_of(publication))


def test_the_page_never_shows_words_that_blame_families(team, priya):
    said = text(priya.get(address("edit_about", drafted(team)))).lower()
    assert "disguised" not in said
    assert "hard to reach" not in said


class TestPart(guards.PartPage):
    page = "edit_about"
    part = "about"
    field = "summary"
    label = "Summary"
