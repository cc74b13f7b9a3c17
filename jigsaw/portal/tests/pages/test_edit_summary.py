import pytest

from jigsaw.agency_returns.rules.terms import SUMMARY, SUMMARY_PAGES

RECORDS = {
    "author": "Sam Okafor, named nurse", "people_known": "Child A, Mother", "records_checked": "The electronic record.",
    "records_not_found": "", "revision": "0",
}  # fmt: skip


@pytest.mark.parametrize("page", SUMMARY_PAGES)
def test_every_question_of_the_page_stands_there_with_its_hint_and_its_limit(answers, page):
    shown = answers.see("edit_summary", summary_page=page)
    for field in SUMMARY:
        if field.page == page:
            assert field.label in shown
            assert field.hint in shown
            assert (
                f'data-maxlength="{field.limit}"' in shown or f"{field.limit}" in shown or field.limit <= 200
            )
    assert SUMMARY_PAGES[page] in shown


def test_a_page_that_is_none_is_not_there(answers):
    assert answers.get("edit_summary", summary_page="other").status_code == 404


def test_it_is_saved_by_itself_and_leads_to_the_tasks(answers):
    answers.goes("edit_summary", RECORDS, answers.address("view_own_request"), summary_page="records")
    assert answers.returned().summary["people_known"] == "Child A, Mother"
    child = {"voice": "Child A showed toys.", "revision": "1"}
    answers.goes("edit_summary", child, answers.address("view_own_request"), summary_page="child")
    summary = answers.returned().summary
    assert (summary["author"], summary["voice"]) == ("Sam Okafor, named nurse", "Child A showed toys.")


def test_all_that_is_missing_is_said_at_once_but_not_when_it_is_kept_for_later(answers):
    typed = {"author": "Sam Okafor", "people_known": "", "records_checked": ""}
    words = ("Enter the people you knew", "Enter the records and people you checked")
    page = answers.refuses("edit_summary", typed, *words, summary_page="records")
    assert "Sam Okafor" in page
    later = typed | {"later": "yes"}
    answers.goes("edit_summary", later, answers.address("view_own_request"), summary_page="records")
    assert answers.returned().summary == {"author": "Sam Okafor", "people_known": "", "records_checked": ""}


def test_too_long_is_said_with_the_count_and_nothing_is_lost(answers):
    typed = RECORDS | {"records_not_found": "x" * 1001}
    words = "Records you could not find must be 1,000 characters or less. It has 1,001"
    page = answers.refuses("edit_summary", typed, words, summary_page="records")
    assert "x" * 1001 in page


def test_the_last_page_leads_on_to_the_key_episodes(answers):
    typed = {"learning": "Ask earlier.", "revision": "0"}
    answers.goes("edit_summary", typed, answers.address("edit_summary_episodes"), summary_page="learning")


def test_what_two_people_typed_is_shown_to_the_second_and_saving_again_replaces(answers):
    answers.goes("edit_summary", RECORDS, answers.address("view_own_request"), summary_page="records")
    other = RECORDS | {"people_known": "Child A alone"}
    answer = answers.send("edit_summary", other, answers.team.ruth, summary_page="records")
    page = answer.content.decode()
    assert answer.status_code == 400
    assert "Sam Okafor saved this page" in page
    assert "Child A alone" in page
    again = other | {"revision": "1"}
    to = answers.address("view_own_request")
    answers.goes("edit_summary", again, to, answers.team.ruth, summary_page="records")
    assert answers.returned().summary["people_known"] == "Child A alone"


def test_a_name_of_the_register_is_told_by_its_line_and_can_be_said_to_be_none(answers):
    answers.name_mother()
    typed = RECORDS | {"records_checked": "The record.\nOttoline was seen."}
    words = "Line 2 may hold a name from the people register. Write the code instead."
    page = answers.refuses("edit_summary", typed, words, summary_page="records")
    assert "It is not a name" in page
    assert "Quillfeather" not in page
    seals = page.split('name="name_seals" value="')[1].split('"')[0]
    to = answers.address("view_own_request")
    kept = typed | {"name_seals": seals, "not_a_name": "on"}
    answers.goes("edit_summary", kept, to, summary_page="records")
    assert "ottoline" not in str(answers.returned().not_names).lower()
    answers.goes("edit_summary", typed | {"revision": "1"}, to, summary_page="records")


def test_who_wrote_it_may_bear_a_name(answers):
    answers.name_mother("Sam Okafor")
    answers.goes("edit_summary", RECORDS, answers.address("view_own_request"), summary_page="records")


def test_what_was_sent_cannot_be_written_any_more(answers):
    answers.sent()
    assert "This return was sent." in answers.see("edit_summary", summary_page="records")
    answer = answers.send("edit_summary", RECORDS, summary_page="records")
    assert answer.status_code == 409
