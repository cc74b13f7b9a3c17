from datetime import date

import pytest
from django.test import Client

from jigsaw.incidents.models import Duty
from jigsaw.incidents.tests.factories import notified
from jigsaw.partnerships.tests.pages import refused, shown
from jigsaw.rapid_reviews.actions.plan import save_plan_step
from jigsaw.rapid_reviews.models import PlanStep
from jigsaw.rapid_reviews.queries.plan import plan_of
from jigsaw.rapid_reviews.rules.planning import Step, seal_of, shipped_plan
from jigsaw.rapid_reviews.tests import factories

HERE = "/partnerships/alderbrook/day-plan/"
TYPED = {"title": "Tell the coroner’s officer", "who": "Coordinator", "first_day": "1", "last_day": "3"}


def test_it_shows_the_plan_that_comes_with_jigsaw(browser):
    page = shown(browser, HERE)
    assert "This is the plan that comes with Jigsaw." in page
    assert "Agency summaries are in" in page
    assert "Day 2 to 7" in page
    assert "After day 15, when the rapid review is due" in page


def test_a_step_is_added_and_rapid_reviews_to_come_follow_it(browser, team, review):
    """Fails when a case that began before gets the new step, or one that opens later does not."""
    page = browser.post(HERE, TYPED, follow=True).content.decode()
    assert "Rapid reviews that open from now on follow it." in page
    assert "your partnership’s own plan" in page
    assert [s.key for s in plan_of(team.partnership)].count("tell-the-coroners-officer") == 1
    later = notified(team.priya, team.partnership)
    key = "plan-tell-the-coroners-officer"
    assert Duty.rows.get(incident=later, key=key).due_on == date(2026, 5, 8)
    assert not Duty.rows.filter(incident=review.incident, key=key).exists()


def test_sent_twice_it_is_added_once(browser, team):
    browser.post(HERE, TYPED)
    refused(browser.post(HERE, TYPED), "is a step of the plan already")
    assert len(plan_of(team.partnership)) == len(shipped_plan()) + 1


def test_a_step_is_changed(browser, team):
    page = shown(browser, HERE + "?step=summaries")
    assert 'value="Agency summaries are in"' in page
    browser.post(
        HERE, {**TYPED, "step": "summaries", "was": was("summaries"), "title": "Summaries", "last_day": "8"}
    )
    changed = next(s for s in plan_of(team.partnership) if s.key == "summaries")
    assert (changed.title, changed.last_day) == ("Summaries", 8)


def was(key: str) -> str:
    return seal_of(next(s for s in shipped_plan() if s.key == key))


def test_the_second_of_two_people_sees_what_changed_and_can_save_again(browser, team):
    """Fails when the second person's save replaces the first's unseen, or when their typing is lost."""
    other = Step("summaries", "Summaries from all", "Tom", 2, 9)
    save_plan_step(
        team.partnership, key="summaries", step=other, was=was("summaries"), by=team.tom, at=factories.TUESDAY
    )
    sent = {**TYPED, "step": "summaries", "was": was("summaries"), "title": "Mine"}
    page = browser.post(HERE, sent)
    assert page.status_code == 400
    text = page.content.decode()
    assert "It is now “Summaries from all”, Tom, day 2 to 9." in text
    assert 'value="Mine"' in text
    browser.post(HERE, {**sent, "was": seal_of(other)})
    assert "Mine" in [s.title for s in plan_of(team.partnership)]


def test_a_step_is_taken_out_after_it_was_asked(browser, team, review):
    assert "Take out “Ask the agencies what they knew”?" in shown(browser, HERE + "?take-out=letters")
    assert len(plan_of(team.partnership)) == len(shipped_plan())
    sent = {"act": "take-out", "step": "letters"}
    browser.post(HERE, sent)
    assert "letters" not in [s.key for s in plan_of(team.partnership)]
    assert browser.post(HERE, sent).status_code == 400
    assert Duty.rows.filter(incident=review.incident, key="plan-letters", state="open").exists()


def test_the_last_step_stays(browser, team):
    for step in shipped_plan():
        answer = browser.post(HERE, {"act": "take-out", "step": step.key})
    assert answer.status_code == 400
    assert "A day plan has at least one step." in answer.content.decode()
    assert len(plan_of(team.partnership)) == 1


def test_the_plan_that_comes_with_jigsaw_is_restored_after_it_was_asked(browser, team):
    browser.post(HERE, TYPED)
    assert "Follow the plan that comes with Jigsaw again?" in shown(browser, HERE + "?restore=yes")
    browser.post(HERE, {"act": "restore"})
    browser.post(HERE, {"act": "restore"})
    assert plan_of(team.partnership) == list(shipped_plan())
    browser.post(HERE, TYPED)
    assert len(plan_of(team.partnership)) == len(shipped_plan()) + 1


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"title": ""}, "Enter what is done"),
        ({"title": "x" * 100_000}, "What is done must be 120 characters or less. It has 100,000"),
        ({"first_day": ""}, "Enter the first working day, like 2"),
        ({"first_day": "61"}, "First working day must be a number from 0 to 60"),
        ({"last_day": "-1"}, "Last working day must be a number from 0 to 60"),
        ({"last_day": "٣"}, "Last working day must be a number from 0 to 60"),
        ({"first_day": "5"}, "Last working day must be the same as or after day 5"),
    ],
)
def test_what_is_wrong_is_said(browser, wrong, words):
    refused(browser.post(HERE, TYPED | wrong), words)
    assert not PlanStep.rows.exists()


def test_a_plan_has_thirty_steps_at_most(browser, team):
    for number in range(22):
        browser.post(HERE, {**TYPED, "title": f"Step {number}"})
    answer = browser.post(HERE, {**TYPED, "title": "One more"})
    assert "A day plan has 30 steps at most." in answer.content.decode()


def test_a_day_after_the_fifteenth_is_warned_of(browser):
    page = browser.post(HERE, {**TYPED, "last_day": "16"}, follow=True).content.decode()
    assert "The step is after day 15, when the rapid review is due." in page


def test_only_who_may_sees_it(team):
    for person in (team.tom, team.joan, team.sam):
        other = Client()
        other.force_login(person)
        assert other.get(HERE).status_code == 404
        assert other.post(HERE, TYPED).status_code == 404
    assert Client().get(HERE).status_code == 302


def test_an_unknown_step_is_not_there(browser):
    assert browser.get(HERE + "?step=nothing").status_code == 404
    assert browser.post(HERE, {**TYPED, "step": "nothing"}).status_code == 400
