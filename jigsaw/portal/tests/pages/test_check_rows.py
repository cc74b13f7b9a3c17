import re

from jigsaw.incidents.tests.casework import text
from jigsaw.incidents.tests.pages.referral_pages import browse
from jigsaw.portal.tests.chronicling import SAID


def everything(sam):
    return browse(sam.team.sam).get(f"{sam.address('check_rows')}?view=all").content.decode()


def test_what_is_wrong_is_counted_and_every_error_stands_by_its_row(sam):
    sam.uploads()
    page = sam.see("check_rows")
    assert f"<title>Error: Fix 6 errors in your chronology – {sam.asked.reference}" in page
    assert "There are 6 errors in your spreadsheet" in page
    assert "26 events are ready. 6 need fixing. 2 need you to confirm. Nothing has been sent." in page
    shown = text(everything(sam))
    for cell, words in SAID.items():
        assert f"{cell} " in shown
        assert words in shown
    assert [int(n) for n in re.findall(r"Row (\d+)", shown)] == [7, 12, 15, 18, 20, 22]


def test_no_text_of_a_row_is_echoed(sam):
    sam.uploads()
    for page in (sam.see("check_rows"), everything(sam)):
        assert "maybe" not in text(page)
        assert "wwww" not in page
        assert "Quillfeather" not in page


def test_three_ways_on(sam):
    sam.uploads()
    page = sam.see("check_rows")
    for name in ("fix_rows", "download_marked_file", "add_chronology"):
        assert f'href="{sam.address(name)}"' in page


def test_with_nothing_wrong_it_leads_on(sam):
    assert sam.get("check_rows")["Location"] == sam.address("check_own_chronology")


def test_it_asks_the_database_the_same_whatever_is_wrong(sam, django_assert_max_num_queries):
    sam.uploads()
    with django_assert_max_num_queries(34):
        sam.see("check_rows")
