"""The strip tells the truth: marks, table and headline hold the same numbers."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from jigsaw.components.timeliness_chart import LAST_DAY, TALLEST, Mark, marks_each, strip_chart

WORDS = {"name": "strip", "measure": "Working days to the rapid review", "source": "clocks", "limit": 15}
MARKS = [Mark(3, False), Mark(3, False), Mark(15, False), Mark(17, True)]


def chart(marks, headline=None, **other):
    return strip_chart(marks, **(WORDS | {"headline": headline or f"{len(marks)} were sent"} | other))


def shapes(markup):
    tree = html.fromstring(markup)
    return len(tree.xpath("//circle")), len(tree.xpath("//rect"))


def table(markup):
    rows = html.fromstring(markup).xpath("//tbody/tr")
    return {
        row.xpath("./th/text()")[0]: [int(t.replace(",", "")) for t in row.xpath("./td/text()")]
        for row in rows
    }


def test_one_mark_a_case_round_in_time_square_late():
    """Fails when a late case is told by its shade alone, or a case has no mark."""
    assert shapes(chart(MARKS)) == (3, 1)
    assert "late</text>" in chart(MARKS)
    assert table(chart(MARKS)) == {"3": [2, 0, 2], "15": [1, 0, 1], "17": [0, 1, 1], "All": [3, 1, 4]}


def test_marks_of_one_day_do_not_overlap():
    """Fails when two marks of a day stand nearer than their size."""
    tree = html.fromstring(chart([Mark(3, False)] * 5 + [Mark(3, True)]))
    heights = sorted(
        [float(c.get("cy")) for c in tree.xpath("//circle")]
        + [float(r.get("y")) + 4 for r in tree.xpath("//rect")]
    )
    assert all(b - a >= 8 for a, b in zip(heights, heights[1:], strict=False))


def test_the_limit_stands_between_the_last_day_in_time_and_the_next():
    tree = html.fromstring(chart([Mark(15, False), Mark(16, True)]))
    line = float(tree.xpath("//line[@class='jig-chart__limit']/@x1")[0].rstrip("%"))
    left = float(tree.xpath("//circle/@cx")[0].rstrip("%"))
    right = float(tree.xpath("//rect/@x")[0].rstrip("%"))
    assert left < line < right


def test_headline_must_name_a_number_of_the_table():
    """Fails when a headline that states no finding, or another number, is let through."""
    for headline in ("Rapid reviews", "99 were in time"):
        with pytest.raises(ValueError, match="must name a number"):
            chart(MARKS, headline)


def test_no_style_and_no_script():
    """Fails when the picture would need a looser Content Security Policy."""
    assert not html.fromstring(chart(MARKS)).xpath("//@style | //style | //script")


def test_nothing_one_and_three_hundred():
    """Fails when an empty strip draws axes, one mark breaks it, or many make it endless."""
    assert "<svg" not in chart([])
    assert shapes(chart([Mark(0, False)], "1 was sent")) == (1, 0)
    many = [Mark(n % 25, n % 25 > 15) for n in range(300)]
    assert sum(shapes(chart(many))) == 300
    crowd = chart([Mark(4, False)] * 2000)
    assert shapes(crowd)[0] <= TALLEST
    assert "One mark for up to 84 cases." in crowd
    assert table(crowd)["All"] == [2000, 0, 2000]


def test_days_beyond_the_scale_stand_together():
    found = table(chart([Mark(LAST_DAY + 1, True), Mark(400, True)], "2 were late"))
    assert found == {f"More than {LAST_DAY}": [0, 2, 2], "All": [0, 2, 2]}


def test_a_day_below_nothing_is_refused():
    with pytest.raises(ValueError, match="0 or more"):
        chart([Mark(-1, False)])


@settings(deadline=None, max_examples=60)
@given(st.lists(st.builds(Mark, st.integers(0, 60), st.booleans()), min_size=1, max_size=400))
def test_sums_agree_for_any_cases(marks):
    """Fails when cells of the table do not add up to the cases, or no mark stands for some."""
    found = table(chart(marks))
    whole = found.pop("All")
    assert whole == [sum(not m.late for m in marks), sum(m.late for m in marks), len(marks)]
    assert [sum(column) for column in zip(*found.values(), strict=True)] == whole
    assert sum(shapes(chart(marks))) * marks_each(marks) >= len(marks)
