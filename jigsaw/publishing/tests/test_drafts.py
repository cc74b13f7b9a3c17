"""The plain draft. Each test fails when a part is lost, mixed up, or put right on the wrong page."""

from datetime import date

import pytest

from jigsaw.documents.made import EditionFaults
from jigsaw.publishing import drafts
from jigsaw.publishing.drafts import UnknownPart
from jigsaw.publishing.tests.factories import edition


def test_places_are_read_as_people_write_them():
    assert drafts.path_of("recommendations[1].due") == ("recommendations", 1, "due")
    assert drafts.path_of("statement.signatories[10].name") == ("statement", "signatories", 10, "name")
    for odd in ("", "a..b", "a[x]", "a[-1]", "findings[0", "__class__.x y", "findings[99999]"):
        with pytest.raises(UnknownPart):
            drafts.path_of(odd)


@pytest.mark.parametrize("part", ["nothing", "basics.title", "__class__", "findings[5]", "statement[0]"])
def test_a_part_that_does_not_exist_is_refused(part):
    with pytest.raises(UnknownPart):
        drafts.with_part(edition(), part, {"x": 1})


def test_a_gathered_part_takes_its_own_fields_only_and_leaves_the_rest():
    draft = drafts.with_part(
        {"release_at": "2026-06-30T10:00:00+01:00"}, "basics", {"title": "A", "reference": ""}
    )
    assert draft == {"title": "A", "release_at": "2026-06-30T10:00:00+01:00"}
    with pytest.raises(UnknownPart):
        drafts.with_part({}, "basics", {"summary": "belongs to about"})


def test_contact_is_kept_with_the_partnership():
    draft = drafts.with_part(
        {"partnership": {"name": "A"}}, "contact", {"helpline": {"text": "Call", "phone": ""}}
    )
    assert draft == {"partnership": {"name": "A", "helpline": {"text": "Call"}}}
    assert drafts.part_of(draft, "contact") == {"name": "A", "helpline": {"text": "Call"}}


def test_one_past_the_end_adds_an_item_and_two_past_it_is_refused():
    draft = drafts.with_part({}, "findings[0]", {"title": "First"})
    draft = drafts.with_part(draft, "findings[1]", {"title": "Second"})
    assert [item["title"] for item in draft["findings"]] == ["First", "Second"]
    with pytest.raises(UnknownPart):
        drafts.with_part(draft, "findings[3]", {"title": "Fourth"})


def test_dates_become_plain_and_empty_answers_say_nothing():
    draft = drafts.with_part(
        {}, "basics", {"published_on": date(2026, 6, 30), "lead_reviewer": " ", "other_titles": [""]}
    )
    assert draft == {"published_on": "2026-06-30"}


def test_the_draft_that_was_given_is_not_changed():
    before = edition()
    drafts.with_part(before, "statement", {"opening": "New"})
    drafts.without_item(before, "findings", 0)
    drafts.with_item_moved(before, "findings", 0, up=False)
    assert before == edition()


def test_recommendations_keep_naming_the_same_findings():
    draft = edition()
    draft["recommendations"][0]["findings"] = [2]
    moved = drafts.with_item_moved(draft, "findings", 1, up=True)
    assert moved["recommendations"][0]["findings"] == [1]
    assert drafts.without_item(draft, "findings", 0)["recommendations"][0]["findings"] == [1]
    assert "findings" not in drafts.without_item(draft, "findings", 1)["recommendations"][0]


def test_an_item_at_the_edge_stays_where_it_is():
    assert drafts.with_item_moved(edition(), "findings", 0, up=True) == edition()
    assert drafts.with_item_moved(edition(), "findings", 1, up=False) == edition()


def test_places_of_one_part_overlap_and_others_do_not():
    place = drafts.place_of
    assert drafts.overlap(place("findings"), place("findings[1]"))
    assert drafts.overlap(place("about"), place("subjects"))
    assert drafts.overlap(place("contact"), place("partnership.helpline"))
    assert not drafts.overlap(place("findings[0]"), place("findings[1]"))
    assert not drafts.overlap(place("statement"), place("briefing"))


def test_an_edition_of_another_partnership_is_refused_with_the_other_faults():
    with pytest.raises(EditionFaults) as found:
        drafts.edition_of(edition(title=""), short_name="BVSCP")
    assert {fault.path for fault in found.value.faults} == {"title", "partnership.short_name"}


def test_every_field_of_an_edition_belongs_to_one_part():
    assert {drafts.part_key((field,)) for field in drafts.FIELDS} == set(drafts.PARTS)
