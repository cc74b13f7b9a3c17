"""Hold, close, open again."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest

from jigsaw.incidents.actions import closing, recording
from jigsaw.incidents.actions.completing import complete_duty
from jigsaw.incidents.models import Duty, Incident, Notice, StageMove
from jigsaw.incidents.rules.closing import stage_before
from jigsaw.incidents.rules.terms import Stage
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.factories import NOW, TUESDAY, WHAT, fresh
from jigsaw.partnerships.rules import Refused

pytestmark = pytest.mark.django_db


def open_keys(incident) -> set[str]:
    return set(Duty.rows.filter(incident=incident, state="open").values_list("key", flat=True))


def test_a_closed_case_keeps_everything_and_nothing_of_it_is_open(team):
    incident = factories.notified(team.priya, team.partnership)
    rows = Duty.rows.filter(incident=incident).count()
    closing.close_case(incident, reason="Moved away", by=team.priya, at=TUESDAY)
    assert not open_keys(incident)
    assert Duty.rows.filter(incident=incident).count() == rows
    assert Notice.rows.filter(incident=incident, withdrawn_on=None).exists()
    held = fresh(incident)
    assert (held.stage, held.closed_on, held.closed_reason) == ("closed", date(2026, 5, 5), "Moved away")


def test_facts_changed_in_a_closed_case_start_no_clock(team):
    """Fails when a closed case would appear in somebody's work again by itself."""
    incident = factories.recorded(team.priya, team.partnership)
    closing.close_case(incident, reason="Not serious", by=team.priya, at=TUESDAY)
    with suppress(Refused):
        recording.save_part(
            incident,
            part="what",
            values={**WHAT, "outcome": "died"},
            revision=None,
            by=team.priya,
            at=TUESDAY,
        )
    assert not open_keys(incident)


def test_opened_again_it_has_its_stage_its_clocks_and_the_rest_of_its_plan(team):
    incident = factories.notified(team.priya, team.partnership)
    before = open_keys(incident)
    office = Duty.rows.get(incident=incident, key="copy-to-partnership-office")
    complete_duty(
        incident, duty=office, done_on=date(2026, 5, 5), evidence="Email", by=team.priya, at=TUESDAY
    )
    closing.close_case(incident, reason="By mistake", by=team.priya, at=TUESDAY)
    closing.reopen_case(incident, reason="It was a mistake", by=team.priya, at=TUESDAY)
    held = fresh(incident)
    assert (held.stage, held.closed_on, held.closed_reason) == ("rapid-review", None, "")
    assert open_keys(incident) == before - {"copy-to-partnership-office"}
    review = Duty.rows.get(incident=incident, key="rapid-review", state="open")
    assert (review.started_on, review.due_on) == (date(2026, 5, 5), date(2026, 5, 27))


def test_a_case_that_is_open_is_not_opened(team):
    incident = factories.recorded(team.priya, team.partnership)
    with pytest.raises(Refused, match="open already"):
        closing.reopen_case(incident, reason="x", by=team.priya, at=TUESDAY)


def test_a_case_closed_while_it_was_written_is_written_further(team):
    incident = factories.begun(team.priya, team.partnership)
    closing.close_case(incident, reason="Recorded twice", by=team.priya, at=NOW)
    closing.reopen_case(incident, reason="It was another incident", by=team.priya, at=TUESDAY)
    assert fresh(incident).stage == "recording"
    assert not open_keys(incident)


def test_the_stage_before_is_the_last_that_was_not_closed():
    assert stage_before(["notification", "rapid-review", "closed"]) is Stage.RAPID_REVIEW
    assert stage_before(["notification", "closed", "notification", "closed"]) is Stage.NOTIFICATION
    assert stage_before(["closed"]) is Stage.RECORDING


def test_a_hold_keeps_its_reasons_and_stops_neither_work_nor_closing(team):
    incident = factories.recorded(team.priya, team.partnership)
    closing.hold_case(incident, reason="Inquest", by=team.priya, at=NOW)
    closing.close_case(incident, reason="Not serious", by=team.priya, at=TUESDAY)
    assert fresh(incident).legal_hold
    closing.lift_hold(incident, reason="Inquest ended", by=team.priya, at=TUESDAY)
    whys = list(StageMove.rows.filter(incident=incident).exclude(why="").values_list("why", flat=True))
    assert whys == ["Inquest", "Not serious", "Inquest ended"]


@pytest.mark.parametrize(
    "verb", [closing.hold_case, closing.lift_hold, closing.close_case, closing.reopen_case]
)
def test_each_asks_for_a_reason_of_a_length(team, verb):
    incident = factories.recorded(team.priya, team.partnership)
    for reason, said in (("  ", "Enter why"), ("x" * 401, "It has 401")):
        with pytest.raises(Refused, match=said) as refused:
            verb(incident, reason=reason, by=team.priya, at=NOW)
        assert refused.value.field == "reason"


def test_nothing_deletes_a_case():
    """Fails when a verb of this room deletes an incident: there is none, and none is wanted."""
    verbs = [name for name in dir(closing) if name.endswith("_case")]
    assert sorted(verbs) == ["close_case", "hold_case", "reopen_case"]
    assert not hasattr(Incident, "remove")
