"""The demonstration's cases stand at different stages, their clocks run, and names stand in the register alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.db import transaction

from jigsaw.audit.queries import verify
from jigsaw.calendar.present import TIME_FILE
from jigsaw.config.demo import casework
from jigsaw.config.demo.clock import BEGINNING, FILE
from jigsaw.config.demo.people import PEOPLE, person_named
from jigsaw.config.demo.seeding import make_partnerships
from jigsaw.incidents.models import Cover, Duty, Incident, Recusal, Referral
from jigsaw.incidents.queries.register import details_of
from jigsaw.incidents.rules.terms import DutyState, Stage
from jigsaw.notices.models import Mail
from jigsaw.rapid_reviews.models import PanelReply, RecordVersion

pytestmark = pytest.mark.django_db(databases=["default", "public"])
TABLES = [yaml.safe_load(path.read_text("utf-8")) for path in sorted(casework.CASES.glob("*.yaml"))]
# What identifies somebody in a register entry.
IDENTIFYING = ("full_name", "date_of_birth", "address", "school", "phone")


@pytest.fixture(scope="module")
def seeded(django_db_setup, django_db_blocker, tmp_path_factory):
    """Everybody and every case of the demonstration, made once; undone after the module."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setenv(TIME_FILE, str(tmp_path_factory.mktemp("demo") / FILE))
        with transaction.atomic(), transaction.atomic(using="public"):
            make_partnerships(at=BEGINNING.replace(year=2021))
            casework.seed_cases()
            yield
            transaction.set_rollback(True)
            transaction.set_rollback(True, using="public")


def case(reference: str) -> Incident:
    return Incident.rows.select_related("partnership").get(reference=reference)


def due(reference: str, key: str) -> date | None:
    return Duty.rows.get(incident=case(reference), key=key, state=DutyState.OPEN).due_on


def test_the_cases_stand_at_their_stages(seeded):
    """Fails when a case of the demonstration is lost, or does not come as far as its story."""
    stages = dict(Incident.rows.exclude(reference=None).values_list("reference", "stage"))
    stages.pop("", None)
    assert stages == {
        "AB-2026-01": Stage.DECIDED,
        "AB-2026-02": Stage.RAPID_REVIEW,
        "AB-2026-03": Stage.NOTIFICATION,
        "BV-2026-01": Stage.RAPID_REVIEW,
    }
    assert Incident.rows.filter(stage=Stage.RECORDING).count() == 1


def test_their_clocks_run_to_the_days_of_the_calendar(seeded):
    """Fails when a date shown in the demonstration would not be the law's or the guidance's."""
    assert due("AB-2026-01", "publish-review") == date(2026, 9, 23)
    assert due("AB-2026-02", "rapid-review") == date(2026, 5, 11)
    assert due("AB-2026-03", "notify-panel") == date(2026, 5, 7)
    assert due("BV-2026-01", "rapid-review") == date(2026, 5, 15)


def test_the_decided_case_is_signed_made_into_documents_and_agreed_to(seeded):
    version = RecordVersion.rows.get(review__incident=case("AB-2026-01"))
    assert version.documents_state == "made"
    assert version.documents.count() == 2
    assert version.signatures.filter(cleared_at=None).count() == 2
    assert PanelReply.rows.get(review__incident=case("AB-2026-01")).kind == "agrees"


def test_something_waits_of_each_kind(seeded):
    """Fails when a visitor would find nothing to screen, nobody who stands back, and no cover."""
    assert list(Referral.rows.order_by("made_at").values_list("state", flat=True)) == ["closed", "waiting"]
    assert Recusal.rows.get().person == person_named("Joan Firth")
    assert Cover.rows.get().covered_by == person_named("Priya Nair")
    assert case("AB-2026-02").rapid_review.unfinished == ["improvement"]


def test_nothing_but_returns_of_agencies_is_overdue_when_the_demonstration_begins(seeded):
    """Fails when the demonstration would begin with a partnership that is late itself."""
    late = Duty.rows.filter(state=DutyState.OPEN, due_on__lt=BEGINNING.date()).exclude(
        key__startswith="return-"
    )
    assert list(late.values_list("incident__reference", "key")) == []


def test_names_of_the_register_stand_nowhere_else(seeded):
    """Fails when what identifies somebody lies unsealed in any column, mail or event."""
    told = {
        str(entry[name])
        for table in TABLES
        for entry in table.get("register", [])
        for name in IDENTIFYING
        if name in entry
    }
    told |= {word for name in told for word in name.split() if word[:1].isupper() and len(word) > 6}
    told |= {"Brackenbury", "Ottilie"}
    assert len(told) > 30
    found = []
    for model in apps.get_models():
        if model.__module__.startswith("jigsaw."):
            for row in model._base_manager.values():
                text = str({name: value for name, value in row.items() if name != "full_name"})
                found += [(model.__name__, word) for word in told if word in text]
    assert found == []


def test_no_mail_says_what_happened(seeded):
    """Fails when mail of the demonstration holds more than a reference, a duty and a date."""
    words = ("Child A", "hospital", "bruise", "medicine", *(p.name for p in PEOPLE if p.name == "Nell"))
    for mail in Mail.objects.all():
        assert not [word for word in words if word in f"{mail.subject} {mail.body}"], mail.subject


def test_the_register_opens_what_was_sealed(seeded):
    entry = case("AB-2026-02").register.get(alias="Father")
    assert details_of(entry)["full_name"] == "Auberon Nettleship"


def test_the_trail_of_it_holds_and_tells_it_in_its_order(seeded):
    """Fails when the trail is broken, or tells a story that jumps in time."""
    from jigsaw.audit.models import Event

    assert verify().fault == ""
    times = list(Event.objects.exclude(about="").order_by("number").values_list("at", flat=True))
    assert times == sorted(times)


def test_stories_are_written_without_names_of_places_that_exist():
    from tests.demo.test_editions import BLAMING, REAL, texts

    said = "\n".join(text for table in TABLES for text in texts(table))
    assert REAL.findall(said) == []
    assert BLAMING.findall(said) == []
    assert Path(casework.CASES).is_dir()
