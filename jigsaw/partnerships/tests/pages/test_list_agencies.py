from jigsaw.partnerships.tests.factories import agency
from jigsaw.partnerships.tests.pages import HERE, shown


def test_an_empty_list_says_what_to_do_first(browser):
    assert "Add the three statutory partners first." in shown(browser, HERE + "agencies/")


def test_it_lists_them_with_their_kind(browser, here):
    agency(here, "Alderbrook Maternity", "maternity")
    page = shown(browser, HERE + "agencies/")
    assert "Alderbrook Maternity" in page
    assert ">Maternity<" in page
