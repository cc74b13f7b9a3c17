"""Starting and writing a publication."""

import json

import pytest

from jigsaw.audit.models import Event
from jigsaw.documents.made import EditionFaults
from jigsaw.publishing import actions
from jigsaw.publishing.actions import releasing
from jigsaw.publishing.models import Publication, Release, Signature, StageMove, Version
from jigsaw.publishing.rules import DraftMoved, NotAllowed, ReleaseState, Stage
from jigsaw.publishing.tests.crashing import cut_off_at
from jigsaw.publishing.tests.factories import (
    MINUTE,
    NOW,
    edition,
    fresh,
    next_version,
    published,
    scheduled,
    sign,
    signed,
    waiting,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]


def save(publication, part, value, by, revision=None, at=NOW):
    revision = fresh(publication).draft_revision if revision is None else revision
    return actions.save_part(publication, part=part, value=value, revision=revision, by=by, at=at)


def test_a_publication_begins_with_the_partnerships_own_details(team):
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW)
    assert fresh(begun).draft["partnership"]["helpline"]["phone"] == "01632 960 188"
    assert begun.stage == Stage.DRAFTING
    assert list(Event.objects.filter(about=f"publication {begun.pk}").values_list("verb", flat=True)) == [
        "start_publication"
    ]


def test_an_uploaded_edition_is_version_1_in_one_act(team):
    content = json.dumps(edition()).encode()
    begun = actions.upload_edition(
        partnership=team.partnership, content=content, name="edition.json", by=team.priya, at=NOW
    )
    version = Version.rows.get(publication=begun)
    assert (version.number, version.what_changed) == (1, "Uploaded edition")
    assert Event.objects.filter(verb="upload_edition").count() == 1
    assert not Event.objects.filter(verb="make_version").exists()


def test_an_upload_with_faults_leaves_nothing_and_names_them_all(team):
    content = json.dumps(edition(title="", published_on="2026-02-30")).encode()
    with pytest.raises(EditionFaults) as found:
        actions.upload_edition(
            partnership=team.partnership, content=content, name="e.json", by=team.priya, at=NOW
        )
    assert {fault.path for fault in found.value.faults} >= {"title", "published_on"}
    assert not Publication.rows.exists()
    assert not Event.objects.filter(verb="upload_edition").exists()


def test_what_is_no_edition_is_refused_by_its_content(team):
    with pytest.raises(EditionFaults):
        actions.upload_edition(
            partnership=team.partnership,
            content=b"%PDF-1.7 \x00\xff",
            name="edition.yaml",
            by=team.priya,
            at=NOW,
        )


def test_parts_are_saved_one_by_one_and_counted(team):
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW)
    save(begun, "basics", {"title": "Seen but not known"}, team.priya)
    after = save(begun, "findings[0]", {"title": "One"}, team.dee)
    assert after.draft_revision == 2
    assert fresh(begun).title == "Seen but not known"
    assert fresh(begun).draft["findings"] == [{"title": "One"}]


def test_saving_what_stands_there_changes_and_records_nothing(team):
    version = signed(team)
    events = Event.objects.count()
    save(version.publication, "statement", edition()["statement"], team.dee)
    assert fresh(version.publication).stage == Stage.SIGNED
    assert Event.objects.count() == events


def test_the_second_of_two_people_on_one_part_is_told_who_saved_what_and_when(team):
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW)
    save(begun, "statement", {"opening": "Dee's words"}, team.dee, revision=0, at=NOW + MINUTE)
    with pytest.raises(DraftMoved) as moved:
        save(begun, "statement", {"opening": "Priya's words"}, team.priya, revision=0)
    assert moved.value.by_whom == "Dee Lowe"
    assert moved.value.at == NOW + MINUTE
    assert moved.value.current == {"opening": "Dee's words"}
    assert fresh(begun).draft["statement"] == {"opening": "Dee's words"}


def test_two_people_may_write_different_parts_at_the_same_time(team):
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW)
    save(begun, "statement", {"opening": "Dee's words"}, team.dee, revision=0)
    save(begun, "findings[0]", {"title": "Priya's"}, team.priya, revision=0)
    assert fresh(begun).draft["statement"] == {"opening": "Dee's words"}
    assert fresh(begun).draft["findings"] == [{"title": "Priya's"}]


def test_an_old_form_of_an_item_is_refused_after_items_changed_places(team):
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW, draft=edition())
    actions.move_item(begun, part="findings", index=1, revision=0, by=team.priya, at=NOW, up=True)
    with pytest.raises(DraftMoved):
        save(begun, "findings[0]", {"title": "Meant for the other"}, team.priya, revision=0)


def test_removing_sent_twice_removes_once(team):
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW, draft=edition())
    actions.remove_item(begun, part="findings", index=0, revision=0, by=team.priya, at=NOW)
    with pytest.raises(DraftMoved):
        actions.remove_item(begun, part="findings", index=0, revision=0, by=team.priya, at=NOW)
    assert [item["title"] for item in fresh(begun).draft["findings"]] == ["A community midwife kept asking"]


def test_after_an_upload_every_old_form_of_another_person_is_refused(team):
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW)
    content = json.dumps(edition()).encode()
    actions.replace_draft(begun, content=content, name="e.json", by=team.dee, at=NOW)
    with pytest.raises(DraftMoved):
        save(begun, "briefing", {"why_it_matters": "Old"}, team.priya, revision=0)


def test_a_change_clears_signatures_cancels_the_release_and_says_why_in_one_act(team):
    release = scheduled(team)
    events = Event.objects.count()
    save(release.publication, "statement", {**edition()["statement"], "opening": "Changed."}, team.dee)
    assert fresh(release.publication).stage == Stage.DRAFTING
    assert fresh(release).state == ReleaseState.CANCELLED
    assert set(Signature.rows.values_list("cleared_why", flat=True)) == {"The draft changed"}
    assert StageMove.rows.last().why == "The draft changed"
    assert Event.objects.count() == events + 1
    event = Event.objects.last()
    assert event.details == {
        "part": "statement",
        "release_cancelled": str(release.pk),
        "signatures_cleared": 2,
    }


def test_a_change_taken_back_lets_the_same_version_wait_again(team):
    version = signed(team)
    before = edition()["statement"]
    save(version.publication, "statement", {**before, "opening": "Changed."}, team.dee)
    save(version.publication, "statement", before, team.dee, at=NOW + MINUTE)
    assert fresh(version.publication).stage == Stage.SIGNING
    sign(version, team.marcus, team.joan, at=NOW + MINUTE)
    assert fresh(version.publication).stage == Stage.SIGNED


def test_what_is_published_or_withdrawn_is_not_written(team):
    publication = published(team)
    with pytest.raises(NotAllowed, match="Start a correction"):
        save(publication, "basics", {"title": "Other"}, team.dee)
    actions.withdraw_publication(publication, reason="A name", by=team.dee, at=NOW)
    with pytest.raises(NotAllowed, match="withdrawn"):
        save(publication, "basics", {"title": "Other"}, team.dee)


def test_a_release_in_the_middle_of_crossing_is_not_undone_by_a_save(team):
    """The public side holds the version, casework does not know yet: cancelling would be a lie."""
    release = scheduled(team)
    with cut_off_at(releasing, "move"):
        actions.release_due(at=release.release_at)
    with pytest.raises(NotAllowed, match="public already"):
        save(release.publication, "basics", {"title": "Other"}, team.dee, at=release.release_at)
    assert Release.rows.get().state == ReleaseState.SCHEDULED


def test_making_a_version_freezes_the_draft(team):
    version = waiting(team)
    save(version.publication, "basics", {"title": "Another title"}, team.dee)
    assert fresh(version).edition["title"] == "Seen but not known"
    assert next_version(team, fresh(version.publication)).edition["title"] == "Another title"
