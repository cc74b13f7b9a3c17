"""Record who told whom of a key fact."""

from __future__ import annotations

from jigsaw.agency_returns.models import FactShare
from jigsaw.agency_returns.tests.pages.test_list_key_facts import story  # noqa: F401
from jigsaw.incidents.tests.casework import not_there, refused

TYPED = {
    "from_agency": "Vale Constabulary",
    "to_agencies": ["Alderbrook School"],
    "day": "?4 May 2025",
    "how": "",
}


def test_it_is_recorded_once_with_the_accuracy_of_its_date(desk, story):  # noqa: F811
    for _ in range(2):
        assert desk.send("record_share", TYPED, fact_id=story.pk).status_code == 302
    share = FactShare.rows.get()
    assert (share.from_agency, share.to_agency, share.accuracy) == (
        "Vale Constabulary",
        "Alderbrook School",
        "approximate",
    )


def test_what_is_wrong_is_said_all_at_once(desk, story):  # noqa: F811
    refused(
        desk.send("record_share", {"day": "31/02/2025"}, fact_id=story.pk),
        "Select which agency told the others",
        "Select which agencies it told",
        "Date must be a real date. 31 February 2025 does not exist",
    )
    refused(
        desk.send("record_share", TYPED | {"day": "1 June 2026"}, fact_id=story.pk),
        "Date must be today or in the past",
    )
    same = TYPED | {"to_agencies": ["Vale Constabulary"]}
    refused(
        desk.send("record_share", same, fact_id=story.pk), "Select agencies other than the one that told them"
    )


def test_only_those_who_write_the_chronology_record_it(desk, story):  # noqa: F811
    not_there(desk, desk.address("record_share", fact_id=story.pk), TYPED, but="staff")
