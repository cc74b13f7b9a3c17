"""What pages are shown."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jigsaw.audit.actions import act
from jigsaw.notices.actions import beat
from jigsaw.partnerships.models import Holiday
from jigsaw.publishing import actions, queries
from jigsaw.publishing.models import Release, Version
from jigsaw.publishing.queries.differences import word_difference
from jigsaw.publishing.tests.factories import (
    MINUTE,
    NOW,
    RELEASE_AT,
    edition,
    fresh,
    next_version,
    partnership,
    published,
    scheduled,
    sign,
    signed,
    waiting,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]


def begun(team, draft=None):
    return actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW, draft=draft)


def states(publication):
    return {part.key: part.state for part in queries.parts(publication)}


def test_a_new_draft_has_its_contact_and_nothing_else(team):
    shown = states(begun(team))
    assert list(shown) == [
        "basics",
        "about",
        "findings",
        "recommendations",
        "developments",
        "statement",
        "briefing",
        "report",
        "contact",
    ]
    assert shown.pop("contact") == "Completed"
    assert set(shown.values()) == {"Not yet started"}


def test_a_whole_draft_is_completed_in_every_part(team):
    publication = begun(team, edition())
    assert set(states(publication).values()) == {"Completed"}
    assert queries.faults_of_draft(publication) == []


def test_what_is_missing_is_in_progress_and_what_is_wrong_is_a_problem(team):
    draft = edition()
    del draft["briefing"]["why_it_matters"]
    draft["recommendations"][0]["due"] = "2026-02-30"
    shown = {part.key: part for part in queries.parts(begun(team, draft))}
    assert shown["briefing"].state == "In progress"
    assert shown["recommendations"].state == "There is a problem"
    assert [fault.path for fault in shown["recommendations"].faults] == ["recommendations[0].due"]
    assert shown["basics"].state == "Completed"


def test_parts_that_a_kind_does_without_are_optional(team):
    def optional(kind):
        return {p.key for p in queries.parts(begun(team, edition(kind=kind))) if p.optional}

    assert optional("local-review") == {"findings", "recommendations", "developments"}
    assert optional("thematic-review") > {"statement", "briefing", "report"}


def test_a_difference_is_told_in_words_with_labels():
    before, after = edition(), edition(title="Seen and not known", published_on="2026-07-01")
    after["statement"]["opening"] = "Tomorrow we publish a review."
    after["recommendations"][0]["strength"] = "policy-or-guidance"
    found = {change.path: change for change in queries.difference(before, after)}
    assert set(found) == {"title", "published_on", "statement.opening", "recommendations[0].strength"}
    assert found["statement.opening"].label == "Press statement: opening"
    assert found["published_on"].before == "30 June 2026"
    assert found["recommendations[0].strength"].label == "Recommendation 1: strength"
    assert found["recommendations[0].strength"].after == "Policy or guidance"
    assert [(w.kind, w.text) for w in found["title"].words] == [
        ("same", "Seen "),
        ("removed", "but "),
        ("added", "and "),
        ("same", "not known"),
    ]


def test_an_item_put_first_is_one_change_not_a_change_of_all():
    before, after = edition(), edition()
    after["findings"].insert(0, {"title": "New", "why": "Because."})
    changes = queries.difference(before, after)
    assert {change.path for change in changes} == {"findings[0].title", "findings[0].why"}
    assert {change.before for change in changes} == {""}


def test_a_removed_item_is_told():
    before, after = edition(), edition()
    del after["findings"][1]
    changes = queries.difference(before, after)
    assert {change.label for change in changes} >= {"Finding 2: title", "Finding 2: why"}
    assert {change.after for change in changes} == {""}


@pytest.mark.parametrize(
    ("one", "two"),
    [("", "new words"), ("old words", ""), ("a b  c\nd", "a x c\n d"), ("x " * 20000, "x " * 19000 + "y")],
)
def test_the_runs_of_a_difference_give_back_both_texts(one, two):
    runs = word_difference(one, two)
    assert "".join(run.text for run in runs if run.kind != "added") == one
    assert "".join(run.text for run in runs if run.kind != "removed") == two


def test_a_version_is_compared_with_the_draft(team):
    version = waiting(team)
    publication = fresh(version.publication)
    assert queries.difference(version, publication) == []
    actions.save_part(publication, part="basics", value={"title": "Other"}, revision=0, by=team.dee, at=NOW)
    assert [c.path for c in queries.difference(version, fresh(publication))] == ["title"]


def test_the_list_says_what_comes_next_and_who_waits(team):
    version = waiting(team)
    sign(version, team.marcus)
    scheduled(team, draft=edition(title="Planned"))
    begun(team)
    rows = {row.title: row for row in queries.board(team.priya, "view_publication", NOW)}
    assert rows["Seen but not known"].waits_for == ["Joan Firth"]
    assert rows["Seen but not known"].next_step == "Version 1 waits for Joan Firth"
    assert rows["Planned"].by_when == "10:00am BST, Tuesday 30 June 2026"
    assert rows["Publication without a title"].next_step == "Complete the draft and make a version"


def test_the_list_holds_no_publication_of_another_partnership(team):
    waiting(team)
    other = partnership("brindle", "Brindle Vale", "BVSCP")
    mine = actions.start_publication(partnership=other, by=team.priya, at=NOW)
    assert mine not in [row.publication for row in queries.board(team.priya, "view_publication", NOW)]
    assert queries.board(team.marcus, "edit_publication", NOW) == []


def test_the_list_takes_the_same_number_of_queries_however_long_it_is(team):
    waiting(team)

    def count():
        with CaptureQueriesContext(
            connection,
        ) as caught:
            for row in queries.board(team.priya, "view_publication", NOW):
                assert row.publication.title
                assert row.publication.name
                assert row.publication.partnership.area
        return len(caught)

    first = count()
    for number in range(3):
        waiting(team, draft=edition(title=f"Another {number}"))
    assert count() == first


def lines(publication, at=NOW):
    return {line.what: line for line in queries.readiness(publication, at)}


def test_readiness_of_a_draft_names_what_to_do(team):
    shown = lines(begun(team))
    assert shown["Version made"].state == "Not done"
    assert shown["Version made"].to_do.startswith("Put right ")
    assert shown["Sign-off: 0 of 2"].state == "Not done"


def test_readiness_follows_the_work(team):
    version = waiting(team)
    sign(version, team.marcus)
    shown = lines(fresh(version.publication))
    assert shown["Version 1 made"].state == "Done"
    assert shown["7 documents made"].state == "Done"
    assert shown["Every check of the documents passed (14)"].state == "Done"
    assert shown["Sign-off: 1 of 2"].to_do == "Waits for Joan Firth"
    copies = shown["Copies sent to the Panel and the Secretary of State"]
    assert copies.to_do == "By Friday 19 June 2026 at the latest (law). That day has passed."
    sign(version, team.joan)
    shown = lines(fresh(version.publication))
    assert shown["Sign-off: 2 of 2"].state == "Done"
    assert shown["Release time set"].url_name == "schedule_release"


def test_readiness_of_a_planned_release_is_done_line_by_line(team):
    release = scheduled(team)
    shown = lines(fresh(release.publication))
    assert shown["Release time: 10:00am BST, Tuesday 30 June 2026"].state == "Done"
    assert [line.what for line in shown.values() if line.state != "Done"] == []


def test_a_draft_that_moved_on_is_not_ready(team):
    version = signed(team)
    publication = fresh(version.publication)
    actions.save_part(publication, part="basics", value={"title": "Other"}, revision=0, by=team.dee, at=NOW)
    shown = lines(fresh(publication))
    assert shown["Version made"].url_name == "make_version"
    assert shown["Sign-off: 0 of 2"].state == "Not done"


def test_a_silent_worker_is_told_before_the_time_and_by_hand_is_offered_after_it(team):
    release = scheduled(team)
    beat("worker", at=RELEASE_AT - 10 * MINUTE)
    before = queries.release_state(release.publication, RELEASE_AT - MINUTE)
    assert before.warning.startswith("The publisher has not run since 9:50am.")
    assert (before.late, before.by_hand) == (False, False)
    after = queries.release_state(release.publication, RELEASE_AT)
    assert after.warning == "The publisher has not run since 9:50am. Publish by hand."
    assert (after.late, after.by_hand) == (True, True)
    actions.release_now(release, by=team.dee, at=RELEASE_AT)
    done = queries.release_state(release.publication, RELEASE_AT)
    assert (done.warning, done.late, done.by_hand) == ("", False, False)
    assert done.release.state == "released"


def test_a_worker_that_runs_raises_no_warning(team):
    release = scheduled(team)
    beat("worker", at=RELEASE_AT)
    shown = queries.release_state(release.publication, RELEASE_AT)
    assert (shown.warning, shown.late, shown.by_hand) == ("", False, False)
    assert shown.planned == "10:00am BST, Tuesday 30 June 2026"


def test_the_release_page_shows_a_fault_and_offers_by_hand(team):
    release = scheduled(team)
    beat("worker", at=RELEASE_AT)
    with act("tamper", by="tests", at=NOW):
        Release.rows.update(fault="The public side could not take it.")
    shown = queries.release_state(release.publication, RELEASE_AT)
    assert shown.fault == "The public side could not take it."
    assert shown.by_hand


def test_a_release_on_a_day_off_is_named(team):
    saturday = RELEASE_AT + timedelta(days=4)
    release = scheduled(team, release_at=saturday, draft=edition(published_on="2026-07-04"))
    note = queries.release_state(release.publication, NOW).day_note
    assert note == "Saturday 4 July 2026 is not a working day (Saturday)."


def test_nothing_planned_is_nothing_to_show(team):
    shown = queries.release_state(waiting(team).publication, NOW)
    assert (shown.release, shown.planned, shown.day_note) == (None, "", "")


def test_the_history_names_people_reasons_and_what_was_done(team):
    release = scheduled(team)
    actions.cancel_release(release, by=team.dee, at=NOW + MINUTE, why="The family asked for more time")
    told = queries.history(release.publication)
    assert (told[0].who, told[0].what, told[0].why) == (
        "Dee Lowe",
        "Cancelled the release",
        "The family asked for more time",
    )
    assert told[-1].what == "Started the publication"
    said = [(line.who, line.what) for line in told]
    assert ("Priya Nair", "Made version 1") in said
    assert ("Marcus Bell", "Signed: version 1") in said
    assert ("Jigsaw", "Made and checked the documents: version 1") in said


def test_sign_off_shows_what_was_cleared_and_why(team):
    version = signed(team)
    publication = fresh(version.publication)
    actions.save_part(publication, part="basics", value={"title": "Other"}, revision=0, by=team.dee, at=NOW)
    next_version(team, fresh(publication))
    state = queries.sign_off(fresh(publication), NOW)
    assert {(row.person.full_name, row.cleared_why) for row in state.cleared} == {
        ("Marcus Bell", "The draft changed"),
        ("Joan Firth", "The draft changed"),
    }
    assert [row.person.full_name for row in state.waiting] == ["Joan Firth", "Marcus Bell"]
    assert state.version == Version.rows.get(number=2)


def test_waiting_does_not_count_a_holiday_of_the_partnerships_table(team):
    with act("seed", by="tests", at=NOW):
        for day, name in (("2026-06-24", "Founders' day"), ("2026-01-01", "New Year's Day")):
            Holiday.objects.create(day=day, name=name, source="tests", added_at=NOW)
    version = waiting(team)
    assert queries.sign_off(version.publication, NOW + timedelta(days=7)).waiting[0].working_days == 4


def test_a_published_publication_waits_for_nobody(team):
    publication = published(team)
    row = queries.board(team.priya, "view_publication", NOW)[0]
    assert (row.stage, row.waits_for, row.next_step) == ("Published", [], "")
    assert lines(publication)["Published: 10:00am BST, Tuesday 30 June 2026"].state == "Done"


def test_the_bytes_of_a_document_are_those_that_were_made(team):
    document = waiting(team).documents.get(name="Report", format="pdf")
    assert queries.document_bytes(document).startswith(b"Report pdf\nSeen but not known")
