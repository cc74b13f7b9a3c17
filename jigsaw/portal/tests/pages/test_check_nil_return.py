from jigsaw.incidents.tests.pages.referral_pages import browse


def test_before_the_first_question_it_leads_there(answers):
    answer = answers.get("check_nil_return")
    assert (answer.status_code, answer["Location"]) == (302, answers.address("answer_involvement"))


def test_it_asks_where_the_agency_looked(answers):
    answers.goes("answer_involvement", {"involved": "no"}, answers.address("check_nil_return"))
    page = answers.see("check_nil_return")
    assert "Which records did you look through, and who did it?" in page
    assert "data-autosave" in page
    words = "Enter which records you looked through, and who did it"
    answers.refuses("check_nil_return", {"nil_checked": " "}, words)


def test_what_two_people_typed_is_shown_to_the_second(answers):
    answers.goes("answer_involvement", {"involved": "no"}, answers.address("check_nil_return"))
    first = {"nil_checked": "The paper files.", "revision": "1"}
    answers.goes("check_nil_return", first, answers.address("approve_return"))
    second = {"nil_checked": "The electronic record.", "revision": "1"}
    answer = answers.send("check_nil_return", second, answers.team.ruth)
    page = answer.content.decode()
    assert answer.status_code == 400
    for words in ("Sam Okafor saved this page", "The paper files.", "The electronic record."):
        assert words in page
    assert answers.returned().nil_checked == "The paper files."


def test_a_get_changes_nothing(answers):
    answers.nil()
    before = answers.returned().revision
    browse(answers.team.sam).get(answers.address("check_nil_return") + "?nil_checked=x")
    assert answers.returned().revision == before
