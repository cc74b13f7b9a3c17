import re

import pytest

from jigsaw.audit.actions import act
from jigsaw.partnerships.rules import Refused
from jigsaw.rapid_reviews.rules.terms import SECTIONS
from jigsaw.rapid_reviews.tests import factories

FACTS = "record/facts/"


def carried(page: str, name: str) -> str:
    """What a hidden field of the page carries."""
    found = re.search(rf'<input type="hidden" name="{name}" value="([^"]*)"', page)
    return found[1] if found else ""


@pytest.mark.parametrize("key", [key for key, *_ in SECTIONS])
def test_every_section_has_its_page(desk, key):
    page = desk.shown(f"record/{key}/")
    assert "Save and come back later" in page
    assert "data-autosave" in page


def test_an_unknown_section_is_not_there(desk):
    desk.shown("record/gossip/", status=404)
    assert desk.sent("record/gossip/", {"text": "x"}).status_code == 404


def test_the_facts_that_the_case_knows_stand_above(desk):
    """Fails when the person is asked for what the case says already."""
    page = desk.shown(FACTS)
    for known in ("AB-2026-01", "30 April 2026", "Seriously harmed", "Castlemere", "Child A, 1 month"):
        assert known in page
    assert "Yes: due by 11 May 2026" in desk.shown("record/timeliness/")


def test_the_episodes_stand_above_the_analysis(desk, team):
    factories.episode(desk.review, team.priya)
    assert "The first call about bruising, March 2026" in desk.shown("record/analysis/")


def test_it_is_saved_and_leads_to_the_next_section(desk):
    answer = desk.sent(FACTS, {"text": "Child A was seen.", "revision": "0"})
    assert answer.headers["Location"].endswith("record/family/")
    assert desk.now().record == {"facts": "Child A was seen."}
    answer = desk.sent("record/good_practice/", {"text": "", "revision": "0"})
    assert answer.headers["Location"].endswith("/rapid-review/")


def test_it_can_be_saved_to_come_back_later(desk):
    assert "In progress" in desk.done(FACTS, {"text": "Half", "later": "yes", "revision": "0"})
    assert desk.now().unfinished == ["facts"]
    desk.sent(FACTS, {"text": "Whole", "revision": "1"})
    assert desk.now().unfinished == []


def test_nothing_sent_wipes_nothing_out(desk, team):
    """Fails when a request without the text empties the section."""
    factories.section(desk.review, team.priya)
    for sent in ({}, {"later": "yes"}, {"text": ""}):
        desk.refused(FACTS, sent, "Enter the text of this section, or save it and come back later")
    assert desk.now().record["facts"] == "Child A was seen."


def test_fields_that_the_form_does_not_have_change_nothing(desk):
    desk.sent(FACTS, {"text": "x", "sent_on": "2026-01-01", "themes": "domestic-abuse", "section": "family"})
    row = desk.now()
    assert (row.sent_on, row.themes, row.record) == (None, [], {"facts": "x"})


def test_a_long_text_is_refused_with_its_count_and_kept(desk):
    page = desk.refused(
        FACTS, {"text": "x" * 100_000}, "The text must be 20,000 characters or less. It has 100,000"
    )
    assert "x" * 100_000 in page


def test_the_second_of_two_people_sees_both_texts_and_can_save_again(desk, toms):
    seen = carried(desk.shown(FACTS), "revision")
    toms.sent(FACTS, {"text": "Tom’s text", "revision": seen})
    page = desk.refused(FACTS, {"text": "Priya’s text", "revision": seen}, "Tom Reid saved this page at")
    assert "Tom’s text" in page
    assert page.count("Priya’s text") == 2
    assert desk.now().record["facts"] == "Tom’s text"
    desk.sent(FACTS, {"text": "Both", "revision": carried(page, "revision")})
    assert desk.now().record["facts"] == "Both"


def test_two_people_on_two_sections_do_not_meet(desk, toms):
    seen = carried(desk.shown(FACTS), "revision")
    toms.sent("record/family/", {"text": "Tom’s", "revision": seen})
    assert desk.sent(FACTS, {"text": "Priya’s", "revision": seen}).status_code == 302
    assert desk.now().record == {"family": "Tom’s", "facts": "Priya’s"}


def test_a_name_of_the_register_is_asked_about_without_being_said(desk, team):
    """Fails when a name gets into the record unseen, or when the message gives it away."""
    factories.named(desk.review, team.priya)
    sent = {"text": "One\nTwo\nthen ottoline’s sister", "revision": "0"}
    page = desk.refused(
        FACTS, sent, "Line 3 may hold a name from the people register. Write the alias instead."
    )
    assert page.count("ottoline") == 1
    assert "Ottoline" not in page
    assert desk.now().record == {}
    desk.sent(FACTS, {**sent, "text": "One\nTwo\nthen Mother’s sister"})
    assert desk.now().record["facts"].endswith("Mother’s sister")


def test_it_is_kept_who_said_that_it_is_no_name(desk, team):
    factories.named(desk.review, team.priya, "Rose Hart")
    sent = {"text": "She rose early.", "revision": "0"}
    page = desk.refused(FACTS, sent, "Line 1 may hold a name")
    seals = carried(page, "name_seals")
    desk.refused(FACTS, {**sent, "name_seals": seals}, "Line 1 may hold a name")
    assert desk.sent(FACTS, {**sent, "name_seals": seals, "not_a_name": "on"}).status_code == 302
    row = desk.now()
    assert [entry[1] for entry in row.not_names["section facts"]] == [str(team.priya.pk)]
    assert "rose" not in str(row.not_names).lower()
    assert desk.sent(FACTS, {**sent, "text": "She rose late."}).status_code == 302


def test_what_was_said_of_one_word_does_not_let_another_in(desk, team):
    """Fails when the tick for one word lets a name in that was typed afterwards."""
    factories.named(desk.review, team.priya, "Rose Hart")
    seals = carried(desk.refused(FACTS, {"text": "She rose early."}, "Line 1"), "name_seals")
    sent = {"text": "She rose early.\nMs Hart said so.", "name_seals": seals, "not_a_name": "on"}
    desk.refused(FACTS, sent, "Line 2 may hold a name")
    assert desk.now().record == {}


def test_markup_is_shown_as_it_was_typed(desk):
    desk.sent(FACTS, {"text": "<script>alert(1)</script>", "revision": "0"})
    page = desk.shown(FACTS)
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_typing_comes_back_after_the_session_ended(desk):
    desk.client.logout()
    answer = desk.sent(FACTS, {"text": "Typed before the session ended", "revision": "0"})
    assert answer.status_code == 302
    from urllib.parse import parse_qs, urlsplit

    way_back = parse_qs(urlsplit(answer.headers["Location"]).query)["next"][0]
    session = dict(desk.client.session.items())
    desk.client.force_login(desk.who)
    kept = desk.client.session
    kept.update({k: v for k, v in session.items() if k == "kept_typing"})
    kept.save()
    assert "Typed before the session ended" in desk.client.get(way_back).content.decode()


def test_who_may_only_read_cannot_write(readers):
    readers.shown(FACTS, status=404)
    assert readers.sent(FACTS, {"text": "x"}).status_code == 404


def test_what_cannot_be_compared_with_the_register_is_not_saved_and_not_lost(desk, team):
    """Fails when a register that does not open lets a name in, or throws the typing away."""
    entry = factories.named(desk.review, team.priya)
    with act("break_for_a_test", by=team.priya, at=factories.TUESDAY):
        entry.sealed = b"\x01k" + bytes(40)
        entry.save()
    page = desk.refused(FACTS, {"text": "Typed with care", "revision": "0"}, "does not open")
    assert "Typed with care" in page
    assert desk.now().record == {}


def test_a_closed_case_takes_no_writing(desk, team):
    with act("close_for_a_test", by=team.priya, at=factories.TUESDAY):
        desk.review.incident.stage = "closed"
        desk.review.incident.save()
    assert "This case is closed. Open it again first." in desk.shown(FACTS)
    assert desk.sent(FACTS, {"text": "x"}).status_code == 400
    assert "This case is closed." in desk.shown()
    with pytest.raises(Refused, match="closed"):
        factories.section(desk.now(), team.priya)
