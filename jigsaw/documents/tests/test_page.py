"""The HTML of the report and the briefing. Fails when text becomes markup or a heading is skipped."""

from __future__ import annotations

import pytest

from jigsaw.documents.look import Look
from jigsaw.documents.page import briefing_html, guarded, report_html, standalone_page
from jigsaw.documents.page_checks import check_page
from jigsaw.documents.tests.pack_of_sample import full_edition
from jigsaw.documents.tests.samples import edition


def test_the_fragment_begins_at_h2_and_holds_no_style_and_no_script():
    html = report_html(full_edition())
    assert html.startswith("<h2")
    assert "<h1" not in html
    assert "style=" not in html
    assert "<script" not in html


def test_everything_of_the_report_is_in_the_fragment():
    html = report_html(full_edition())
    for words in (
        '<section class="finding finding--good" id="finding-2">',
        "Practice that needs to improve",
        "<dt>By when</dt><dd>18 December 2026</dd>",
        "<h3>Before the birth</h3>",
        "<h4>The first week</h4>",
        "<strong>strong</strong> and one <em>stressed</em>",
        '<a href="https://alderbrook-scp.example/a">a link</a>',
        "<li>second<ol><li>inner</li>",
        '<th scope="col" class="align-right">How many</th>',
        '<td>A visit "at home"</td>',
        "2 recommendations by strength: 1 process or tool and 1 system, staffing or design.",
    ):
        assert words in html


def test_text_stays_text():
    evil = '</h2><script>alert(1)</script><img src=x onerror="y">'
    html = standalone_page(edition(title=evil, summary=evil, lead_reviewer=evil), Look())
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html


def test_the_last_guard_takes_out_what_should_never_be_there():
    assert (
        guarded('<p onclick="x" style="y">a<script>b</script></p><a href="javascript:x">c</a>')
        == "<p>a</p><a>c</a>"
    )


def test_the_briefing_has_its_seven_boxes():
    html = briefing_html(edition())
    assert html.count("<section") == 7
    assert "<h3>Do</h3>" in html
    assert "<h3>Don't</h3>" in html or "<h3>Don&#x27;t</h3>" in html
    assert briefing_html(edition(kind="learning-review", briefing=None)) == ""


def test_a_whole_page_passes_its_checks():
    words, checks = check_page(standalone_page(full_edition(), Look()))
    assert [check.name for check in checks if not check.passed] == []
    assert words > 300


@pytest.mark.parametrize(
    ("old", "new", "check"),
    [
        ('<html lang="en-GB">', "<html>", "Names its language"),
        ("<title>", "<title></title><title>", "Has a title"),
        ("<h1>", "<h2>", "Has one main heading"),
        ("<h3>Before", "<h6>Before", "Headings follow in order"),
        ("<th ", "<td ", "Tables have headings"),
        ('href="https://alderbrook-scp.example/a"', 'href="javascript:x"', "Links lead to allowed addresses"),
        ("</main>", "<script>x</script></main>", "Nothing runs"),
        ("<main ", '<main onload="x" ', "Nothing runs"),
        ("</section>", "", "Every element is closed"),
    ],
)
def test_a_fault_of_a_page_is_caught(old, new, check):
    page = standalone_page(full_edition(), Look())
    assert old in page
    assert check in {c.name for c in check_page(page.replace(old, new))[1] if not c.passed}
