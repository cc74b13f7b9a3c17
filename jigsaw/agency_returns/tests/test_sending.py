"""A return is sent once, by one act: sealed, joined, its duty done, everybody told."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from jigsaw.agency_returns import followers
from jigsaw.agency_returns.actions.approving import Handover, ask_approval
from jigsaw.agency_returns.actions.sending import AlreadySent, send_return
from jigsaw.agency_returns.models import Chronology, ChronologyRow, ReturnRow
from jigsaw.agency_returns.queries.entries import events_of
from jigsaw.agency_returns.queries.progress import missing_tasks
from jigsaw.agency_returns.queries.receipts import fingerprint_of, receipt_facts, receipt_xlsx
from jigsaw.agency_returns.rules.terms import SUMMARY
from jigsaw.agency_returns.tests.factories import ASKED_AT, asked, fresh_request, writing
from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.incidents.actions.duties import add_task
from jigsaw.incidents.models import Duty
from jigsaw.notices.models import Mail
from jigsaw.partnerships.rules import Refused

LATE_AT = datetime(2026, 5, 18, 9, 12, tzinfo=UTC)
CELLS = {
    "date": "4 March 2025", "source": "Electronic record", "service": "Health visiting", "people": "Child A",
    "child_seen": "Yes", "what_happened": "Planned visit at home.",
}  # fmt: skip


@pytest.fixture
def request_(team):
    """The request to health, with its duty."""
    request = asked(team)
    with act("send_requests", by=team.priya, at=ASKED_AT, partnership=team.partnership):
        add_task(
            team.incident,
            request.duty_key,
            "Return H2",
            due_on=request.due_on,
            waits_on="Alderbrook Community Health",
            waits_since=date(2026, 5, 6),
        )
    return request


def whole(team, request, *, rows: int = 2):
    returned = writing(request, chronology_checked_at=ASKED_AT, summary={f.key: "Words." for f in SUMMARY})
    with act("take_rows", by=team.sam, at=ASKED_AT, partnership=team.partnership):
        for number in range(5, 5 + rows):
            ReturnRow.rows.create(
                partnership=team.partnership, returned=returned, number=number,
                cells=CELLS | {"date": f"{number} March 2025"}, place=str(number),
            )  # fmt: skip
    return returned


def send(request, by, *, at=ASKED_AT, version=1, fair=True, **said):
    return send_return(request, version=version, fair=fair, said=Handover(**said), by=by, at=at)


def test_what_follows_from_one_act(team, request_):
    whole(team, request_)
    sent = send(request_, team.sam, at=LATE_AT, late_reason="absence")
    duty = Duty.rows.get(key=request_.duty_key)
    assert (duty.state, duty.done_on, duty.evidence) == (
        "done",
        date(2026, 5, 18),
        "Return AB-2026-01/H2, version 1",
    )
    assert fresh_request(request_).state == "returned"
    assert ChronologyRow.rows.filter(returned=sent, agency=team.health).count() == 2
    assert Chronology.rows.get().compare_asked_at == LATE_AT
    event = Event.objects.filter(verb="send_return").get()
    assert event.details == {
        "code": "H2", "version": 1, "rows": 2, "days_late": 2, "nil": False, "fingerprint": sent.fingerprint,
    }  # fmt: skip
    told = set(Mail.objects.filter(subject="Return received: AB-2026-01/H2").values_list("person", flat=True))
    assert told == {str(team.priya.pk), str(team.tom.pk)}
    assert missing_tasks(fresh_request(request_)) == []


def test_the_fingerprint_is_of_all_that_was_sent(team, request_):
    whole(team, request_)
    sent = send(request_, team.sam)
    events = events_of(sent, today=date(2026, 5, 6))
    assert fingerprint_of(sent, events) == sent.fingerprint
    sent.summary = sent.summary | {"voice": "Other words."}
    assert fingerprint_of(sent, events) != sent.fingerprint
    assert fingerprint_of(sent, events[:1]) != fingerprint_of(sent, events)


def test_the_same_return_gives_the_same_receipt(team, request_):
    whole(team, request_)
    sent = send(request_, team.sam, at=LATE_AT, late_reason="other", late_note="A flood.")
    facts = receipt_facts(sent)
    assert facts == receipt_facts(type(sent).rows.get(pk=sent.pk))
    assert (facts.timeliness, facts.late_reason, facts.due) == (
        "2 working days late", "Other. A flood.", "14 May 2026, 5pm",
    )  # fmt: skip
    assert receipt_xlsx(sent) == receipt_xlsx(sent)


def test_pressed_twice_nothing_is_done_twice(team, request_):
    whole(team, request_)
    send(request_, team.sam)
    before = (Mail.objects.count(), Event.objects.count(), ChronologyRow.rows.count())
    with pytest.raises(AlreadySent):
        send(request_, team.sam, at=LATE_AT)
    assert (Mail.objects.count(), Event.objects.count(), ChronologyRow.rows.count()) == before


def test_all_returned_is_told_once_when_the_last_arrives(team, request_, monkeypatch):
    told = []
    monkeypatch.setattr(followers, "_when_all_returned", [lambda **facts: told.append(facts)])
    police = asked(team, team.police)
    whole(team, request_)
    send(request_, team.sam)
    assert told == []
    whole(team, police)
    send(police, team.ola)
    assert [facts["returned_on"] for facts in told] == [date(2026, 5, 6)]


def test_nil_sends_no_rows_and_none_of_what_was_written_before(team, request_):
    returned = whole(team, request_)
    with act("save_return", by=team.sam, at=ASKED_AT, partnership=team.partnership):
        returned.involved, returned.nil_checked = "no", "The electronic record."
        returned.save()
    sent = send(request_, team.sam)
    assert not ChronologyRow.rows.exists()
    facts = receipt_facts(sent)
    assert (facts.involved, facts.rows, [each.text for each in facts.summary]) == (
        False, (), ["The electronic record."],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "more"),
    [
        ("Confirm that this is a fair and full account", {"fair": False}),
        ("Select why the return is late.", {"at": LATE_AT}),
        ("not being written any more", {"version": 2}),
    ],
)
def test_what_must_be_so_first(team, request_, words, more):
    whole(team, request_)
    with pytest.raises(Refused, match=words):
        send(request_, team.sam, **more)
    assert not ChronologyRow.rows.exists()
    assert fresh_request(request_).state == "asked"


def test_what_is_not_finished_is_named(team, request_):
    writing(request_)
    with pytest.raises(Refused, match="“People and records you checked”"):
        send(request_, team.sam)


def test_it_is_with_one_person_to_approve(team, request_):
    whole(team, request_)
    ask_approval(request_, said=Handover(), email=team.ruth.email, by=team.sam, at=ASKED_AT)
    with pytest.raises(Refused, match="with somebody else to approve"):
        send(request_, team.kit)
    assert send(request_, team.ruth).approved_by == team.ruth
    told = Mail.objects.filter(subject="Return sent: AB-2026-01/H2")
    assert set(told.values_list("person", flat=True)) == {str(team.sam.pk)}


def test_staff_who_enter_it_say_who_agreed(team, request_):
    whole(team, request_)
    with pytest.raises(Refused, match="Enter who in the agency agreed"):
        send(request_, team.priya)
    sent = send(request_, team.priya, agreed_by="Ruth Adeyemi")
    assert sent.agreed_by == "Ruth Adeyemi"


def test_what_a_mail_says_is_missing(team, request_):
    assert missing_tasks(request_)[0] == "Were you involved?"
    whole(team, request_)
    assert missing_tasks(fresh_request(request_)) == ["Approval"]
