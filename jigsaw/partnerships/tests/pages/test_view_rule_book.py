from jigsaw.calendar.rule_book import shipped
from jigsaw.partnerships.tests.pages import HERE, shown


def test_it_shows_each_rule_with_its_duty_and_source(browser):
    page = shown(browser, HERE + "rule-book/")
    assert "Notify the Panel" in page
    assert "Law and statutory guidance" in page
    assert page.count("holds from") >= len(shipped().names) - 3
