"""Reference, kind, title and day."""

from __future__ import annotations

import pytest

from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards, parts
from jigsaw.publishing.tests.pages.reading import (
    address,
    begun,
    buttons,
    draft_of,
    drafted,
    errors,
    filled,
    title,
)

pytestmark = pytest.mark.django_db


def test_a_new_publication_gets_its_basics(team, priya):
    publication = begun(team)
    where = address("edit_basics", publication)
    answer = parts.sent(
        priya, where, reference="ASCP 2024-25/02", kind="local-review", title=" Seen  but not known ",
        other_titles=["Out of view", ""], published_on_day="30", published_on_month="jun", published_on_year="2026",
        lead_reviewer="Helen Marsh",
    )  # fmt: skip
    assert answer.status_code == 302
    assert answer["Location"] == address("view_publication", publication)
    draft = draft_of(publication)
    assert draft["reference"] == "ASCP 2024-25/02"
    assert draft["published_on"] == "2026-06-30"
    assert draft["other_titles"] == ["Out of view"]
    assert draft["partnership"]["short_name"] == "ASCP"


def test_what_is_missing_is_said_in_these_words(team, priya):
    answer = parts.sent(priya, address("edit_basics", begun(team)))
    assert errors(answer) == ["Select what is published", "Enter the title", "Enter the day of publication"]
    assert title(answer).startswith("Error: Reference, title and date – Publication without a reference")


def test_wrong_answers_are_explained(team, priya):
    publication = drafted(team)
    where = address("edit_basics", publication)
    wrong = parts.sent(
        priya, where, title="T" * 161, published_on_day="31", published_on_month="2", published_on_year="2026"
    )
    assert errors(wrong) == ["Day of publication must be a real date"]
    long = parts.sent(priya, where, title="T" * 161)
    assert errors(long) == ["Title must be at most 160 characters; it has 161"]
    assert filled(long)["title"] == ["T" * 161]
    assert draft_of(publication)["title"] == "Seen but not known"
    assert errors(parts.sent(priya, where, kind="poem")) == ["Select the kind of review, as on the page"]


def test_a_hundred_thousand_characters_are_refused_and_kept_on_the_page(team, priya):
    where = address("edit_basics", drafted(team))
    answer = parts.sent(priya, where, title="a" * 100_000)
    assert errors(answer) == ["Title must be at most 160 characters; it has 100,000"]
    assert filled(answer)["title"] == ["a" * 100_000]


def test_another_title_is_added_and_removed_without_a_script(team, priya):
    where = address("edit_basics", drafted(team))
    fields = filled(priya.get(where)) | {"other_titles": ["One"], "title": "Not saved yet"}
    more = priya.post(where, fields | {"add": "other_titles"})
    assert filled(more)["other_titles"] == ["One", ""]
    assert filled(more)["title"] == ["Not saved yet"]
    assert errors(more) == []
    less = priya.post(where, filled(more) | {"remove": "other_titles:2"})
    assert filled(less)["other_titles"] == ["One"]


def test_another_day_lets_go_of_the_release_time_of_the_file(team, priya):
    """Fails when a day cannot be changed because an uploaded file named a release time."""
    publication = drafted(team, release_at="2026-06-30T10:00:00+01:00")
    answer = parts.sent(
        priya, address("edit_basics", publication), published_on_day="1", published_on_month="7"
    )
    assert answer.status_code == 302
    assert draft_of(publication)["published_on"] == "2026-07-01"
    assert "release_at" not in draft_of(publication)


def test_saving_as_it_stands_changes_nothing(team, priya):
    publication = drafted(team, release_at="2026-06-30T10:00:00+01:00", other_titles=["Out of view"])
    parts.saving_as_it_stands_changes_nothing(priya, publication, address("edit_basics", publication))


def test_extra_fields_and_a_second_press_change_nothing(team, priya):
    publication = drafted(team)
    where = address("edit_basics", publication)
    parts.fields_that_nobody_asked_for_change_nothing(priya, publication, where)
    parts.sending_twice_is_sending_once(priya, publication, where, title="Another title")


def test_two_writers_lose_nothing(team, priya):
    publication = drafted(team)
    parts.two_writers_lose_nothing(
        priya,
        team,
        publication,
        address("edit_basics", publication),
        part="basics",
        field="title",
        theirs="Dee's title",
    )


def test_an_expired_session_keeps_the_text(team, priya, browse):
    parts.an_expired_session_keeps_the_text(
        priya, browse, team, address("edit_basics", drafted(team)), "title"
    )


def test_a_signed_version_warns_and_loses_its_signatures(team, priya):
    version = factories.signed(team)
    where = address("edit_basics", version.publication)
    page = priya.get(where)
    assert "the signatures are cleared" in page.content.decode()
    assert parts.sent(priya, where, title="Another title").status_code == 302
    assert factories.fresh(version.publication).stage == "drafting"


def test_a_published_one_is_not_written(team, priya):
    answer = parts.sent(priya, address("edit_basics", factories.published(team)), title="Another title")
    assert errors(answer) == ["This publication is published. Start a correction to change it."]


def test_the_unfinished_is_kept_for_later(team, priya):
    publication = begun(team)
    parts.unfinished_work_is_kept_for_later(
        priya, publication, address("edit_basics", publication), title="Half"
    )
    assert draft_of(publication)["title"] == "Half"


def test_who_may(team, browse, stranger):
    where = address("edit_basics", drafted(team))
    guards.may_open(team, browse, where, "priya", "dee", post={"title": "x"})
    guards.not_there_for(stranger, where, {"title": "x"})


def test_one_green_button(team, priya):
    said = buttons(priya.get(address("edit_basics", drafted(team))))
    assert said[-2:] == ["Save and continue", "Save and come back later"]
