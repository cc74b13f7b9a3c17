"""Charts tell the truth: the picture, the table and the headline hold the same numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from jigsaw.components.charts import MOST_BARS, bar_chart, numbers_in

STRENGTHS = [("Changes the system", 5), ("Changes a process", 4), ("Training or reminders", 3)]
WORDS = {
    "name": "strength",
    "headline": "5 of 12 recommendations change the system",
    "measure": "Recommendations by strength, 2025",
    "source": "Alderbrook, recommendations of published reviews",
}


def drawn(markup: str) -> list[int]:
    return [
        int(t.replace(",", ""))
        for t in html.fromstring(markup).xpath('//*[@class="jig-chart__number"]/text()')
    ]


def tabled(markup: str) -> list[int]:
    return [int(t.replace(",", "")) for t in html.fromstring(markup).xpath("//tbody//td/text()")]


def test_table_has_the_numbers_of_the_picture_and_their_sum():
    """Fails when a bar's number is not in the table, or the table has no sum."""
    chart = bar_chart(STRENGTHS, **WORDS)
    assert drawn(chart) == [5, 4, 3]
    assert tabled(chart) == [5, 4, 3, 12]


def test_headline_must_name_a_number_of_the_table():
    """Fails when a headline that states no finding, or another number, is let through."""
    for headline in ("Recommendations by strength", "99 recommendations change the system"):
        with pytest.raises(ValueError, match="must name a number"):
            bar_chart(STRENGTHS, **WORDS | {"headline": headline})
    assert numbers_in("1,240 of 7") == {1240, 7}


def test_headline_of_a_chart_with_zero_counts_is_checked_too():
    """Fails when a count of 0 stops the check of the headline."""
    with pytest.raises(ValueError, match="must name a number"):
        bar_chart([("Strong", 0)], **WORDS | {"headline": "None is strong"})


def test_no_style_and_no_script():
    """Fails when the picture would need a looser Content Security Policy."""
    chart = bar_chart(STRENGTHS, **WORDS)
    tree = html.fromstring(chart)
    assert not tree.xpath("//@style | //style | //script")
    assert tree.xpath('//svg[@role="img"]//desc/text()') == [
        "Bar chart. Changes the system: 5. Changes a process: 4. Training or reminders: 3"
    ]


def test_no_rows_say_what_will_stand_here():
    """Fails when an empty chart draws axes or breaks."""
    chart = bar_chart([], **WORDS, empty="Strengths will stand here.")
    assert "Strengths will stand here." in chart
    assert "<svg" not in chart


def test_one_row():
    """Fails when a single bar, or a bar of nothing, divides by zero."""
    assert drawn(bar_chart([("Strong", 0)], **WORDS | {"headline": "0 of 0 are strong"})) == [0]


def test_300_rows_are_folded_in_the_picture_and_all_in_the_table():
    """Fails when the picture grows without end or the table loses rows."""
    rows = [(f"Theme {n}", n) for n in range(300)]
    chart = bar_chart(rows, **WORDS | {"headline": "299 reviews share one theme"})
    assert len(drawn(chart)) == MOST_BARS
    assert len(tabled(chart)) == 301


@given(st.lists(st.tuples(st.text(max_size=80), st.integers(0, 10**6)), min_size=1, max_size=40))
def test_sums_agree_for_any_rows(rows):
    """Fails when any text or count makes picture, table and rows differ in their sum."""
    whole = sum(count for _, count in rows)
    chart = bar_chart(rows, **WORDS | {"headline": f"{whole} in all"})
    assert sum(drawn(chart)) == whole
    assert tabled(chart) == [*(count for _, count in rows), whole]


def test_labels_are_escaped():
    """Fails when a label could bring markup into the page."""
    assert "<b>" not in bar_chart([("<b>Strong</b>", 1)], **WORDS | {"headline": "1 is strong"})


def test_negative_count_is_refused():
    """Fails when a bar of negative length is drawn."""
    with pytest.raises(ValueError, match="0 or more"):
        bar_chart([("Strong", -1)], **WORDS)
