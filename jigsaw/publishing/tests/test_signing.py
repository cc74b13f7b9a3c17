"""Codes, signatures, requests for change and conflicts."""

from datetime import timedelta

import pytest

from jigsaw.accounts.models import ConfirmationCode
from jigsaw.accounts.rules import CODE_ENDED, CODE_WRONG
from jigsaw.audit.actions import act
from jigsaw.audit.models import Event
from jigsaw.notices.models import Mail
from jigsaw.partnerships.models import Membership
from jigsaw.partnerships.roles import Role
from jigsaw.publishing import actions
from jigsaw.publishing.models import Signature, Version
from jigsaw.publishing.queries import sign_off
from jigsaw.publishing.rules import Decision, NotAllowed, Stage
from jigsaw.publishing.tests.factories import (
    MINUTE,
    NOW,
    code_for,
    edition,
    fresh,
    next_version,
    partnership,
    person,
    published,
    sign,
    signed,
    waiting,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small_pack")]


def try_to_sign(version, someone, code, *, at=NOW, **changes):
    values = {"read_all": True, "fingerprint": version.fingerprint} | changes
    return actions.sign_version(version, by=someone, code=code, at=at, **values)


def wrong(code):
    return f"{(int(code) + 1) % 10**6:06d}"


def test_two_signatures_make_a_signed_version(team):
    version = waiting(team)
    sign(version, team.marcus)
    assert fresh(version.publication).stage == Stage.SIGNING
    sign(version, team.joan)
    assert fresh(version.publication).stage == Stage.SIGNED
    assert {s.fingerprint for s in Signature.rows.all()} == {version.fingerprint}
    assert Event.objects.filter(verb="sign_version").count() == 2


def test_one_person_counts_once(team):
    version = waiting(team)
    sign(version, team.marcus)
    with pytest.raises(NotAllowed, match="already signed"):
        actions.send_signing_code(version, by=team.marcus, at=NOW + MINUTE)
    with pytest.raises(NotAllowed, match="already signed"):
        try_to_sign(version, team.marcus, "000000")
    assert Signature.rows.count() == 1


def test_who_made_the_version_does_not_sign_it(team):
    """A co-chair who also holds an editing role."""
    with act("seed", by="tests", at=NOW):
        Membership.rows.create(
            partnership=team.partnership, person=team.marcus, role=Role.COORDINATOR, started_at=NOW
        )
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW, draft=edition())
    version = next_version(team, begun, by=team.marcus)
    with pytest.raises(NotAllowed, match="You made version 1"):
        actions.send_signing_code(version, by=team.marcus, at=NOW)
    assert not Mail.objects.filter(key__startswith="version waits", person=str(team.marcus.pk)).exists()
    assert team.marcus not in [row.person for row in sign_off(version.publication, NOW).waiting]


@pytest.mark.parametrize("name", ["priya", "dee"])
def test_nobody_but_a_co_chair_decides(team, name):
    version, someone = waiting(team), getattr(team, name)
    for attempt in (
        lambda: actions.send_signing_code(version, by=someone, at=NOW),
        lambda: try_to_sign(version, someone, "123456"),
        lambda: actions.ask_for_change(version, by=someone, note="x", at=NOW),
        lambda: actions.declare_conflict(version, by=someone, at=NOW),
    ):
        with pytest.raises(NotAllowed, match="Only a co-chair"):
            attempt()


def test_a_co_chair_of_another_partnership_or_of_the_past_does_not_decide(team):
    version = waiting(team)
    other = person(partnership("brindle", "Brindle Vale", "BVSCP"), "Una Gray", Role.CO_CHAIR)
    with pytest.raises(NotAllowed, match="Only a co-chair"):
        actions.declare_conflict(version, by=other, at=NOW)
    code = code_for(version, team.joan)
    with act("seed", by="tests", at=NOW):
        Membership.rows.filter(person=team.joan).update(ended_at=NOW)
    with pytest.raises(NotAllowed, match="Only a co-chair"):
        try_to_sign(version, team.joan, code)


def test_the_documents_must_have_been_read_and_be_those_of_this_version(team):
    version = waiting(team)
    code = code_for(version, team.marcus)
    with pytest.raises(NotAllowed, match="^Select that you have read the documents$"):
        try_to_sign(version, team.marcus, code, read_all=False)
    with pytest.raises(NotAllowed, match="something else than version 1"):
        try_to_sign(version, team.marcus, code, fingerprint="0" * 64)
    assert not Signature.rows.exists()
    try_to_sign(version, team.marcus, code)


def test_a_wrong_code_is_counted_and_recorded_and_five_end_it(team):
    version = waiting(team)
    code = code_for(version, team.marcus)
    for _ in range(5):
        with pytest.raises(NotAllowed) as refused:
            try_to_sign(version, team.marcus, wrong(code))
        assert refused.value.message == CODE_WRONG
    assert ConfirmationCode.objects.get().tries == 5
    with pytest.raises(NotAllowed) as refused:
        try_to_sign(version, team.marcus, code)
    assert refused.value.message == CODE_ENDED
    assert Event.objects.filter(verb="refuse_signing_code").count() == 6
    assert not Event.objects.filter(verb="sign_version").exists()
    assert not Signature.rows.exists()


def test_a_code_ends_after_ten_minutes(team):
    version = waiting(team)
    code = code_for(version, team.marcus)
    with pytest.raises(NotAllowed) as refused:
        try_to_sign(version, team.marcus, code, at=NOW + timedelta(minutes=10, seconds=1))
    assert refused.value.message == CODE_ENDED
    try_to_sign(version, team.marcus, code, at=NOW + timedelta(minutes=10))


def test_a_new_code_ends_the_one_before(team):
    version = waiting(team)
    old = code_for(version, team.marcus)
    new = code_for(version, team.marcus, at=NOW + MINUTE)
    if old != new:
        with pytest.raises(NotAllowed):
            try_to_sign(version, team.marcus, old, at=NOW + MINUTE)
    try_to_sign(version, team.marcus, new, at=NOW + MINUTE)


def test_a_code_is_for_one_person_and_one_version(team):
    version, other = waiting(team), waiting(team, draft=edition(title="Another"))
    code = code_for(version, team.marcus)
    for held, someone in ((version, team.joan), (other, team.marcus)):
        with pytest.raises(NotAllowed):
            try_to_sign(held, someone, code)


def test_a_code_typed_with_spaces_is_the_same_code(team):
    version = waiting(team)
    code = code_for(version, team.marcus)
    try_to_sign(version, team.marcus, f" {code[:3]} {code[3:]} ")


def test_five_codes_an_hour(team):
    version = waiting(team)
    for minute in range(5):
        actions.send_signing_code(version, by=team.marcus, at=NOW + minute * MINUTE)
    with pytest.raises(NotAllowed, match="Ask again at 11:01am"):
        actions.send_signing_code(version, by=team.marcus, at=NOW + 5 * MINUTE)
    actions.send_signing_code(version, by=team.joan, at=NOW + 5 * MINUTE)
    actions.send_signing_code(version, by=team.marcus, at=NOW + timedelta(minutes=61))


def test_a_code_is_kept_as_a_hash(team):
    version = waiting(team)
    code = code_for(version, team.marcus)
    assert code not in ConfirmationCode.objects.get().code_hash
    assert code not in str(list(Event.objects.values_list("details", flat=True)))


def test_a_request_for_change_holds_the_version_back_until_it_is_answered(team):
    third = person(team.partnership, "Olu Banks", Role.CO_CHAIR)
    version = waiting(team)
    actions.ask_for_change(version, by=team.joan, note=" The statement\nsays 2023 ", at=NOW)
    sign(version, team.marcus, third)
    assert fresh(version.publication).stage == Stage.SIGNING
    assert sign_off(version.publication, NOW).changes[0].note == "The statement says 2023"
    sign(version, team.joan)
    assert fresh(version.publication).stage == Stage.SIGNED
    standing = Signature.rows.filter(person=team.joan, cleared_at=None)
    assert [row.decision for row in standing] == [Decision.SIGN]


def test_a_request_for_change_says_which(team):
    version = waiting(team)
    with pytest.raises(NotAllowed, match="Enter what should change"):
        actions.ask_for_change(version, by=team.joan, note=" ", at=NOW)
    with pytest.raises(NotAllowed, match="500 characters"):
        actions.ask_for_change(version, by=team.joan, note="x" * 501, at=NOW)


def test_who_signed_may_still_ask_for_a_change_before_the_release_is_planned(team):
    version = signed(team)
    actions.ask_for_change(version, by=team.joan, note="The year", at=NOW + MINUTE)
    assert fresh(version.publication).stage == Stage.SIGNING
    assert [s.person for s in sign_off(version.publication, NOW).signed] == [team.marcus]


def test_a_conflict_does_not_count_and_names_what_to_do(team):
    version = waiting(team)
    sign(version, team.marcus)
    actions.declare_conflict(version, by=team.joan, at=NOW)
    state = sign_off(version.publication, NOW)
    assert fresh(version.publication).stage == Stage.SIGNING
    assert (len(state.signed), state.waiting) == (1, [])
    assert [row.person for row in state.conflicts] == [team.joan]
    assert state.problem == (
        "This version needs 2 signatures, and only 1 can still sign. Joan Firth declared a conflict of interest. "
        "Ask the partnership to name a deputy co-chair and invite them."
    )
    deputy = person(team.partnership, "Olu Banks", Role.CO_CHAIR, joined=NOW + MINUTE)
    state = sign_off(version.publication, NOW + MINUTE)
    assert state.problem == ""
    assert [(row.person, row.since) for row in state.waiting] == [(deputy, NOW + MINUTE)]
    sign(version, deputy, at=NOW + MINUTE)
    assert fresh(version.publication).stage == Stage.SIGNED


def test_an_unmade_version_is_not_signed(team):
    begun = actions.start_publication(partnership=team.partnership, by=team.priya, at=NOW, draft=edition())
    version = actions.make_version(begun, what_changed="First", by=team.priya, at=NOW)
    with pytest.raises(NotAllowed, match="not all made and checked"):
        actions.send_signing_code(version, by=team.marcus, at=NOW)


def test_nothing_is_decided_on_what_is_out(team):
    publication = published(team)
    version = Version.rows.get(publication=publication)
    with pytest.raises(NotAllowed, match="does not wait"):
        actions.ask_for_change(version, by=team.joan, note="x", at=NOW)


def test_waiting_is_counted_in_working_days_since_the_documents_were_there(team):
    version = waiting(team)
    row = sign_off(version.publication, NOW + timedelta(days=7)).waiting[0]
    assert (row.since, row.working_days) == (NOW, 5)
