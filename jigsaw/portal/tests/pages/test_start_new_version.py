from jigsaw.agency_returns.models import ChronologyRow, ReturnRow
from jigsaw.audit.actions import act
from jigsaw.incidents.tests.pages.referral_pages import browse
from jigsaw.portal.tests.answering import FAIR, LATE_AT


def test_it_begins_with_what_was_sent_and_sends_what_changed(answers):
    answers.sent()
    kept = set(ChronologyRow.rows.values_list("pk", flat=True))
    answers.goes("start_new_version", {}, answers.address("view_own_request"))
    second = answers.returned(2)
    assert (second.state, second.summary, second.entries.count()) == (
        "writing", answers.returned().summary, 2,
    )  # fmt: skip
    answers.row(second, 90, date="9 March 2025")
    gone = second.entries.first()
    with act("remove_row", by=answers.team.sam, at=answers.at, partnership=answers.team.partnership):
        ReturnRow.rows.filter(pk=gone.pk).update(removed_at=answers.at)
    answers.now_is(LATE_AT)
    answers.goes("approve_return", {"approver": "self"}, answers.address("approve_return"))
    typed = FAIR | {"version": "2"}
    answers.goes("approve_return", typed, answers.address("view_sent_return", version=2))
    standing = ChronologyRow.rows.filter(superseded_at=None)
    assert standing.count() == 2
    assert standing.filter(pk__in=kept).count() == 1
    assert (answers.returned(2).days_late, answers.fresh().returned_at) == (0, answers.returned().sent_at)
    page = answers.see("view_sent_return", version=1)
    assert "Version 2" in page
    assert "version 2, sent after the first" in answers.see("view_sent_return", version=2)


def test_pressed_twice_there_is_one_version_and_a_get_does_nothing(answers):
    answers.sent()
    for _ in range(2):
        answers.goes("start_new_version", {}, answers.address("view_own_request"))
    assert answers.asked.returns.count() == 2
    assert browse(answers.team.sam).get(answers.address("start_new_version")).status_code == 405


def test_before_anything_was_sent_it_says_so(answers):
    answers.goes("start_new_version", {}, answers.address("view_own_request"))
    assert answers.asked.returns.count() == 0


def test_copies_of_the_first_version_stay_the_same(answers):
    answers.sent()
    first = answers.get("download_return_copy", version=1, kind="pdf").content
    answers.goes("start_new_version", {}, answers.address("view_own_request"))
    answers.goes("approve_return", {"approver": "self"}, answers.address("approve_return"))
    answers.goes("approve_return", FAIR | {"version": "2"}, answers.address("view_sent_return", version=2))
    assert answers.get("download_return_copy", version=1, kind="pdf").content == first
