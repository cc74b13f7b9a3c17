from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from jigsaw.accounts.models import Person
from jigsaw.audit.acting import ActRequired, ActWithinAct
from jigsaw.audit.actions import act, record_each, record_reading
from jigsaw.audit.models import Event
from jigsaw.audit.queries import verify
from jigsaw.partnerships.models import Region

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 5, 1, 15, 0, tzinfo=UTC)


def add_region(slug="western-vale"):
    with act("add_region", by="command line", at=NOW) as doing:
        doing.about = Region.objects.create(slug=slug, name="Western Vale")
    return doing.about


def test_one_act_leaves_one_event_that_names_what_and_who():
    region = add_region()
    event = Event.objects.get()
    assert (event.verb, event.by, event.about) == ("add_region", "command line", f"region {region.pk}")


def test_what_an_act_changed_in_many_rows_stands_there_row_by_row_in_one_chain(django_assert_max_num_queries):
    """Fails when a row changed beside the act's own leaves no event, costs a query, or breaks the chain."""
    rows = [add_region(f"region-{n}") for n in range(30)]
    with django_assert_max_num_queries(12), act("move", by="x", at=NOW, about=rows[0]):
        record_each("moved", by="x", at=NOW, about=[(row, {"by": 1}) for row in rows[1:]])
    assert Event.objects.filter(verb="moved").count() == 29
    assert Event.objects.order_by("-number").first().verb == "move"
    assert not verify().fault


def test_rows_refuse_to_change_outside_an_act():
    region = add_region()
    with pytest.raises(ActRequired):
        region.save()
    with pytest.raises(ActRequired):
        region.delete()


def test_an_act_inside_an_act_is_refused():
    with pytest.raises(ActWithinAct), act("one", by="x", at=NOW), act("two", by="x", at=NOW):
        pass
    assert not Event.objects.exists()


def test_an_act_that_fails_leaves_neither_row_nor_event():
    with pytest.raises(RuntimeError), act("add_region", by="x", at=NOW):
        Region.objects.create(slug="a", name="A")
        raise RuntimeError
    assert not Region.objects.exists()
    assert not Event.objects.exists()


def test_an_act_whose_event_cannot_be_written_is_not_kept(monkeypatch):
    """Fails if the row could be kept without its event."""
    monkeypatch.setattr("jigsaw.audit.actions.link", lambda event: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        add_region()
    assert not Region.objects.exists()


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="aware"), act("x", by="x", at=datetime(2026, 5, 1)):
        pass


def test_a_person_is_named_by_identifier_never_by_name():
    person = Person.objects.create(email="a@b.example", full_name="Zephyrine Quillfeather", invited_at=NOW)
    record_reading("read", by=person, at=NOW, page="x")
    row = Event.objects.values().get()
    assert row["by"] == str(person.pk)
    assert "Zephyrine" not in str(row)
    assert "a@b" not in str(row)


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_event SET verb = 'other'", "DELETE FROM audit_event"],
)
def test_the_database_refuses_to_change_an_event(statement):
    add_region()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_an_event_is_not_written_over():
    """Fails if an event could be replaced: SQLite removes the old row without asking the triggers of removal."""
    add_region()
    if connection.vendor != "sqlite":  # INSERT OR REPLACE is SQLite's alone; there is nothing to replace with
        return
    own = "SELECT number, at, 'other', \"by\", partnership, about, details, previous, hash FROM audit_event"
    columns = 'number, at, verb, "by", partnership, about, details, previous, hash'
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        connection.cursor().execute(f"INSERT OR REPLACE INTO audit_event ({columns}) {own}")
    assert Event.objects.get().verb == "add_region"


def test_an_untouched_chain_is_proved():
    for n in range(5):
        add_region(f"r{n}")
    proof = verify()
    assert (proof.events, proof.fault) == (5, "")
    assert proof.last_hash == Event.objects.last().hash


def without_guard(statement):
    """What somebody with all rights on the database could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER ALL")
        else:
            cursor.execute("DROP TRIGGER audit_event_no_update")
            cursor.execute("DROP TRIGGER audit_event_no_delete")
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET verb = 'other' WHERE number = {n}",
        "UPDATE audit_event SET \"by\" = 'other' WHERE number = {n}",
        "UPDATE audit_event SET at = '2020-01-01 00:00:00+00' WHERE number = {n}",
        "UPDATE audit_event SET about = 'region 99' WHERE number = {n}",
        "UPDATE audit_event SET partnership = 'p' WHERE number = {n}",
        "UPDATE audit_event SET details = '{{\"a\": 1}}' WHERE number = {n}",
        "UPDATE audit_event SET previous = hash WHERE number = {n}",
        "UPDATE audit_event SET number = 99 WHERE number = {n}",
    ],
)
@pytest.mark.parametrize("n", [1, 3, 5])
def test_any_tampering_with_any_event_is_found(statement, n):
    """Fails if a field does not go into the seal."""
    for i in range(5):
        add_region(f"r{i}")
    without_guard(statement.format(n=n))
    assert verify().fault


@pytest.mark.parametrize("n", [1, 3])
def test_a_missing_event_is_found(n):
    for i in range(5):
        add_region(f"r{i}")
    without_guard(f"DELETE FROM audit_event WHERE number = {n}")
    assert verify().fault
