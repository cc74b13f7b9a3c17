from jigsaw.agency_returns import followers
from jigsaw.agency_returns.followers import ReviewDays
from jigsaw.incidents.tests.pages.referral_pages import browse
from jigsaw.portal.tests.answering import LATE_AT


def test_it_says_when_what_next_who_was_told_and_offers_copies(answers):
    answers.now_is(LATE_AT)
    answers.whole()
    late = {"approver": "self", "late_reason": "absence"}
    answers.goes("approve_return", late, answers.address("approve_return"))
    typed = {"act": "send", "version": "1", "fair": "on"}
    answers.goes("approve_return", typed, answers.address("view_sent_return", version=1))
    page = answers.see("view_sent_return", version=1)
    for words in (
        "Return sent", answers.asked.reference,
        "Sent Monday 18 May 2026 at 10:12am, 2 working days late",
        "What happens next", "Told by email", "Approved by Sam Okafor", "PDF", "XLSX", "KB",
        "You can send version 2 until the panel meets", "Planned visit at home.", answers.returned().fingerprint,
    ):  # fmt: skip
        assert words in page
    assert answers.address("download_return_copy", version=1, kind="pdf") in page


def test_it_is_reachable_by_agency_and_staff_and_by_nobody_else(answers):
    answers.sent()
    for name in ("sam", "ruth", "priya"):
        assert answers.see("view_sent_return", getattr(answers.team, name), version=1)
    for name in ("ola", "nina", "dee"):
        assert answers.get("view_sent_return", getattr(answers.team, name), version=1).status_code == 404
    assert answers.get("view_sent_return", version=2).status_code == 404


def test_once_the_panel_has_met_it_stands_as_it_was_sent(answers, monkeypatch):
    answers.sent()
    met = ReviewDays(panel_meets_on=answers.at.date())
    monkeypatch.setattr(followers, "_tellers", [lambda incident: met])
    page = answers.see("view_sent_return", version=1)
    assert "Start version 2" not in page
    answers.goes("start_new_version", {}, answers.address("view_own_request"))
    assert answers.asked.returns.count() == 1


def test_a_fault_of_typesetting_leaves_the_page_whole(answers, monkeypatch):
    from jigsaw.documents.made import DocumentFault

    answers.sent()

    def broken(sent):
        raise DocumentFault("Agency return", "no typesetter")

    monkeypatch.setattr("jigsaw.portal.desk.sent_page.receipt_pdf", broken)
    page = answers.see("view_sent_return", version=1)
    assert "XLSX" in page
    answers_to = browse(answers.team.sam).get(answers.address("download_return_copy", version=1, kind="pdf"))
    assert answers_to["Location"] == answers.address("view_sent_return", version=1)
