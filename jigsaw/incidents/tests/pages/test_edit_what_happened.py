from urllib.parse import urlsplit

from django.test import Client
from django.urls import reverse

from jigsaw.incidents.actions import recording
from jigsaw.incidents.models import Duty, Notice
from jigsaw.incidents.tests.factories import TUESDAY
from jigsaw.incidents.tests.writing import WHAT


def test_what_is_missing_is_said_and_the_place_is_filled(writing):
    assert 'value="Alderbrook"' in writing.see("edit_what_happened")
    writing.is_refused(
        "edit_what_happened",
        {},
        "Select what became of the child",
        "Select whether abuse or neglect is known or suspected",
        "Enter the local authority where it happened",
        "Enter the local authority where the child normally lives",
        "Select whether it happened outside England",
        "Enter what happened",
    )


def test_the_next_page_says_whose_duty_it_is(writing):
    assert writing.goes_on("edit_what_happened", WHAT) == writing.to("edit_children")
    words = "The duty to notify is with the authority where it happened: Alderbrook. Tell Castlemere too."
    assert words in writing.see("edit_children")


def test_too_much_is_refused_with_the_count(writing):
    for length in (1_501, 100_000):
        writing.is_refused(
            "edit_what_happened",
            WHAT | {"summary": "x" * length},
            f"What happened must be 1,500 characters or less. It has {length:,}",
        )
    writing.goes_on("edit_what_happened", WHAT | {"summary": "x" * 1_500})


def test_an_answer_that_is_not_offered_is_refused(writing):
    writing.is_refused(
        "edit_what_happened",
        WHAT | {"outcome": "fine", "outside_england": "not-known"},
        "Select what became of the child, as on the page",
        "Select whether it happened outside England, as on the page",
    )


def test_the_second_of_two_people_sees_who_when_and_what_changed(writing):
    """Fails where one text silently replaces the other, or where what was typed is lost."""
    writing.made("written")
    loaded = writing.now().revision
    recording.save_part(
        writing.incident, part="what", values={"summary": "Tom's words", "outcome": "died"}, revision=loaded,
        by=writing.team.tom, at=writing.at,
    )  # fmt: skip
    mine = WHAT | {"summary": "My words", "revision": str(loaded)}
    page = writing.is_refused("edit_what_happened", mine)
    assert "Tom Reid saved this page at 4:00pm BST, Friday 1 May 2026" in page
    for words in ("Tom's words", "My words", "Died", "Seriously harmed"):
        assert words in page
    assert writing.now().summary == "Tom's words"
    again = mine | {"revision": str(writing.now().revision)}
    assert f'name="revision" value="{writing.now().revision}"' in page
    writing.goes_on("edit_what_happened", again)
    assert writing.now().summary == "My words"


def test_one_s_own_second_save_and_a_broken_revision_are_no_conflict(writing):
    for revision in ("0", "", "x", "9" * 40):
        writing.goes_on("edit_what_happened", WHAT | {"revision": revision})


def test_what_was_typed_when_the_session_had_ended_is_there_after_signing_in(writing):
    writing.made("recorded")
    browser = Client()
    typed = WHAT | {"summary": "Typed before the session ended", "revision": str(writing.now().revision)}
    answer = browser.post(writing.to("edit_what_happened"), typed)
    assert answer.status_code == 302
    token = urlsplit(answer.headers["Location"]).query
    kept = token.split("kept%3D")[1]
    browser.force_login(writing.team.priya)
    page = browser.get(writing.to("edit_what_happened") + f"?kept={kept}").content.decode()
    assert "Typed before the session ended" in page
    assert writing.now().summary != "Typed before the session ended"
    browser.post(writing.to("edit_what_happened"), typed)
    assert writing.now().summary == "Typed before the session ended"


def test_after_recording_the_duties_follow(writing):
    writing.made("recorded")
    own = WHAT | {"home_authority": "Alderbrook"}
    assert writing.goes_on("edit_what_happened", own) == writing.to("view_case")
    open_now = Duty.rows.filter(incident=writing.incident, state="open").values_list("key", flat=True)
    assert set(open_now) == {"notify-panel", "tell-safeguarding-partners"}


def test_criteria_no_longer_met_offer_to_withdraw_and_delete_nothing(writing):
    writing.made("notified")
    writing.now_is(TUESDAY)
    after = writing.goes_on("edit_what_happened", WHAT | {"abuse_or_neglect": "not"})
    assert after == writing.to("edit_what_happened")
    page = writing.see("edit_what_happened")
    assert "the notification can be withdrawn with a reason" in page
    assert reverse("withdraw_notification", kwargs={"incident_id": writing.incident.pk}) in page
    assert Notice.rows.get(incident=writing.incident).withdrawn_on is None


def test_a_closed_case_is_not_written(writing):
    from jigsaw.audit.actions import act
    from jigsaw.incidents.actions.rows import move
    from jigsaw.incidents.rules.terms import Stage

    writing.made("recorded")
    with act("close_case", by=writing.team.priya, at=writing.at, about=writing.incident):
        move(writing.now(), Stage.CLOSED, by=writing.team.priya, at=writing.at)
    page = writing.is_refused("edit_what_happened", WHAT)
    assert "This case is closed. Open it again first." in page
