"""The report as a web page."""

import pytest

from jigsaw.library.actions import receive
from jigsaw.library.pages.report import with_contents
from tests.public_site import RELEASED, released_edition

pytestmark = pytest.mark.django_db
ADDRESS = "/library/ascp-2024-25-02/report/"


def test_it_has_the_report_and_a_list_of_its_contents(public_site):
    """Fails when a heading is not in the contents, or a link of the contents leads nowhere."""
    receive(released_edition(), at=RELEASED)
    page = public_site.get(ADDRESS).content.decode()
    for name, words in [("summary", "Summary"), ("findings", "Findings"), ("section-4", "Conclusion")]:
        assert f'<a class="govuk-link" href="#{name}">{words}</a>' in page
        assert f'id="{name}">{words}</h2>' in page
    assert page.count("<h1") == 1


def test_few_headings_need_no_contents(public_site):
    """Fails when three headings or fewer get a list of their own."""
    receive(released_edition(report_html="<h2>One</h2><p>x</p>" * 3), at=RELEASED)
    assert "Contents" not in public_site.get(ADDRESS).content.decode()


def test_headings_keep_their_names_and_plain_words():
    """Fails when a name is given twice, or markup of a heading shows in the contents."""
    body, contents = with_contents('<h2 id="a" class="b">One &amp; <strong>two</strong></h2><h2>Three</h2>')
    assert contents == [("a", "One & two"), ("section-2", "Three")]
    assert body == '<h2 id="a" class="b">One &amp; <strong>two</strong></h2><h2 id="section-2">Three</h2>'


def test_an_old_spelling_leads_to_the_report(public_site):
    """Fails when a link to the report under an old spelling ends at another page."""
    receive(released_edition(), at=RELEASED)
    answer = public_site.get("/library/ASCP2024-25-02/report/")
    assert (answer.status_code, answer["Location"]) == (301, ADDRESS)
