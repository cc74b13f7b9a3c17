import re

from django.urls import reverse

from jigsaw.agency_returns.models import DepartmentPart, ReturnRow
from jigsaw.agency_returns.tests import making
from jigsaw.audit.actions import act
from jigsaw.incidents.tests.casework import page_of, text
from jigsaw.incidents.tests.pages.referral_pages import browse
from jigsaw.portal.tests.answering import CELLS
from jigsaw.portal.tests.chronicling import file
from jigsaw.portal.tests.pages.test_confirm_rows import answers
from jigsaw.portal.tests.pages.test_fix_rows import RIGHT, typed

DAYS = ("3 March 2025", "?9 April 2025", "c. 3 May 2025", "4 May 2025", "4 July 2025")


def test_the_walk_of_a_spreadsheet_ends_in_a_whole_that_is_kept(sam):
    sam.uploads()
    sam.send("fix_rows", typed(sam, RIGHT))
    sam.goes(
        "confirm_rows", answers(sam, {25: "remove", 29: "replace-1"}), sam.address("check_own_chronology")
    )
    page = sam.see("check_own_chronology")
    assert text(page).startswith("Check your chronology")
    assert "33 events, " in page
    assert len(re.findall(r"Row \d+: <a", page)) == 33
    sam.goes("check_own_chronology", {}, sam.address("view_own_request"))
    assert sam.returned().chronology_checked_at == sam.at


def test_the_facts_the_picture_the_table_and_the_rule_of_its_order(sam):
    sam.uploads(
        making.xlsx(*(making.row(date=day, what_happened=f"{n}.") for n, day in enumerate(DAYS))),
        "check_own_chronology",
    )
    page = sam.see("check_own_chronology")
    assert "5 events, 3 March 2025 to 4 July 2025, 2 approximate dates, longest gap 61 days" in page
    assert "<svg" in page
    assert "Oldest first, by the earliest day that the date can mean" in page
    assert "Alderbrook Community Health" in page
    assert "Vale Constabulary" not in page


def test_nothing_is_there_to_keep_without_events(sam):
    assert "Your events will stand here, oldest first." in sam.see("check_own_chronology")
    assert sam.send("check_own_chronology", {}).status_code == 400


def test_a_thousand_rows_ask_the_database_no_more_than_one(sam, django_assert_max_num_queries):
    rows = (making.row(date="not known", what_happened=f"Visit {n}") for n in range(1_000))
    sam.send("add_chronology", sam.upload(making.xlsx(*rows)))
    with act("settle_row", by=sam.team.sam, at=sam.at, partnership=sam.team.partnership):
        ReturnRow.rows.update(confirm=[])
    with django_assert_max_num_queries(34):
        page = sam.see("check_own_chronology")
    assert "1000 events" in page
    assert len(re.findall(r"Row \d+: <a", page)) == 100


class TestOfADepartment:
    def part(self, sam, **more):
        with act("ask_department", by=sam.team.sam, at=sam.at, partnership=sam.team.partnership):
            return DepartmentPart.rows.create(
                partnership=sam.team.partnership, returned=sam.returned(), name="Health visiting",
                person=sam.team.nina, due_on=sam.asked.due_on, asked_by=sam.team.sam, asked_at=sam.at, **more,
            )  # fmt: skip

    def address(self, part, name, **more):
        return reverse(name, kwargs={"part_id": part.pk, **more})

    def test_its_author_walks_the_same_pages_with_their_own_rows(self, sam):
        part = self.part(sam)
        nina = browse(sam.team.nina)
        content = making.xlsx(making.row(), making.row(source="", what_happened="Other."))
        answer = nina.post(
            self.address(part, "add_chronology"), {"way": "upload", "file": file(content), "revision": "0"}
        )
        assert answer["Location"] == self.address(part, "check_rows")
        for name in ("add_chronology", "check_rows", "fix_rows", "add_entry_row"):
            page_of(nina.get(self.address(part, name)))
        row = sam.rows()[6]
        assert row.department == part
        page_of(nina.get(self.address(part, "edit_entry_row", part_row_id=row.pk)))
        nina.post(self.address(part, "edit_entry_row", part_row_id=row.pk), {"remove": "yes"})
        page_of(nina.get(self.address(part, "check_own_chronology")))
        kept = nina.post(self.address(part, "check_own_chronology"))
        assert kept["Location"] == reverse("view_own_part", args=[part.pk])
        assert sam.returned().chronology_checked_at is None
        assert nina.get(self.address(part, "download_marked_file")).status_code == 200
        assert nina.get(self.address(part, "confirm_rows")).status_code == 302
        assert nina.get(self.address(part, "download_template", kind="csv")).status_code == 200

    def test_the_lead_sees_its_rows_once_it_has_returned_them(self, sam):
        part = self.part(sam)
        sam.row(sam.returned(), 5, part, **CELLS)
        assert "Health visiting, row 5" not in sam.see("check_own_chronology")
        with act("return_part", by=sam.team.nina, at=sam.at, partnership=sam.team.partnership):
            part.state = "returned"
            part.save()
        assert "Health visiting, row 5" in sam.see("check_own_chronology")

    def test_one_department_does_not_reach_the_rows_of_another(self, sam):
        part = self.part(sam)
        sam.send("add_entry_row", CELLS)
        foreign = self.address(part, "edit_entry_row", part_row_id=sam.rows()[1].pk)
        assert browse(sam.team.nina).get(foreign).status_code == 404
