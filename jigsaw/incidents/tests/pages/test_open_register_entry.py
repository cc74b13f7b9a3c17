from jigsaw.audit.models import Event
from jigsaw.incidents.actions import register
from jigsaw.incidents.models import CaseMember, RegisterEntry
from jigsaw.incidents.tests import factories
from jigsaw.incidents.tests.writing import CANARY

DETAILS = {
    "full_name": CANARY,
    "date_of_birth": "1996-03-02",
    "nhs_number": "9434765919",
    "address": "1 Low Road\nHere",
}


def mother(writing, **details):
    writing.made("recorded")
    return register.save_register_entry(
        writing.incident, entry=None, alias="Mother", relation="mother", details=DETAILS | details,
        by=writing.team.priya, at=writing.at,
    )  # fmt: skip


def test_it_shows_what_is_held_and_the_reading_names_the_entry(writing):
    entry = mother(writing)
    page = writing.see("open_register_entry", entry_id=entry.pk)
    for words in (CANARY, "2 March 1996", "943 476 5919", "1 Low Road<br>Here"):
        assert words in page
    read = Event.objects.order_by("-number").first()
    assert (read.verb, read.about) == ("read", f"registerentry {entry.pk}")
    assert read.details == {"page": "open_register_entry"}
    assert read.partnership == str(writing.team.partnership.pk)


def test_the_title_names_nobody(writing):
    page = writing.see("open_register_entry", entry_id=mother(writing).pk)
    title = page.split("<title>")[1].split("</title>")[0]
    assert title.startswith("Person in the register – AB-2026-01")
    assert CANARY not in title


def test_markup_in_a_name_is_words(writing):
    entry = mother(writing, full_name="<b>Z</b><script>")
    page = writing.browser.get(writing.to("open_register_entry", entry_id=entry.pk)).content.decode()
    assert "&lt;b&gt;Z&lt;/b&gt;&lt;script&gt;" in page


def test_an_entry_of_another_case_is_not_there(writing):
    entry = mother(writing)
    writing.incident = factories.written(writing.team.priya, writing.team.partnership)
    answer = writing.browser.get(writing.to("open_register_entry", entry_id=entry.pk))
    assert answer.status_code == 404


def test_a_seal_that_was_moved_to_another_entry_does_not_open(writing):
    """What is sealed is bound to its row: an exchanged row shows nothing, rather than somebody else."""
    import pytest

    from jigsaw.audit.actions import act
    from jigsaw.files.sealing import SealBroken
    from jigsaw.incidents.queries.register import details_of

    entry = mother(writing)
    other = register.save_register_entry(
        writing.incident,
        entry=None,
        alias="Father",
        relation="father",
        details={},
        by=writing.team.priya,
        at=writing.at,
    )
    with act("exchange", by="test", at=writing.at):
        RegisterEntry.rows.filter(pk=other.pk).update(sealed=entry.sealed)
    with pytest.raises(SealBroken):
        details_of(RegisterEntry.rows.get(pk=other.pk))


def test_whose_naming_has_ended_does_not_find_it(writing):
    from jigsaw.audit.actions import act

    entry = mother(writing)
    with act("end", by="test", at=writing.at):
        CaseMember.rows.filter(incident=writing.incident).update(opens_register=False)
    answer = writing.browser.get(writing.to("open_register_entry", entry_id=entry.pk))
    assert answer.status_code == 404
