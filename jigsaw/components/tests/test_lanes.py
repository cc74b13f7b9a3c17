"""The lanes tell the truth: picture, table, headline and records hold the same numbers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from jigsaw.components.charts import numbers_in
from jigsaw.components.lane_facts import MOST_MARKS
from jigsaw.components.lane_shapes import RADIUS, WIDTH
from jigsaw.components.lanes import Gap, LaneMark, lanes
from jigsaw.components.tests.key_fact_stories import AGENCIES, CARE, HEALTH, POLICE, SCHOOL
from jigsaw.components.tests.lane_stories import BORN, FIRST, GAP, LAST, mark, marks


def drawn(found, *, agencies=AGENCIES, born=BORN, gap=GAP, **other):
    return lanes(found, agencies, FIRST, LAST, born, gap, **other)


def tree_of(found, **other):
    return html.fromstring(drawn(found, **other).figure)


def tables(tree):
    """Both tables: heading of the row -> its numbers."""
    return [
        {
            " ".join(row.xpath("./th//text()")).strip(): [
                int(t.replace(",", "")) for t in row.xpath("./td/text()") if t.replace(",", "").isdigit()
            ]
            for row in table.xpath(".//tbody/tr")
        }
        for table in tree.xpath("//table")
    ]


def test_the_tables_count_each_record_once():
    """Fails when a record is missing from a table, or stands in two of its columns."""
    found = marks(80)
    tree = tree_of(found)
    by_agency, by_time = tables(tree)
    for agency in AGENCIES:
        *kinds, every, _, _ = by_agency[agency]
        assert sum(kinds) == every == sum(each.agency == agency for each in found)
    assert by_agency["All agencies"][5] == by_time["All"][-1] == len(found)
    assert sum(row[-1] for words, row in by_time.items() if words != "All") == len(found)


def test_each_dated_record_of_the_period_has_one_mark():
    tree = tree_of(marks(80))
    exact, about, span, *_ = tables(tree)[0]["All agencies"]
    assert len(tree.xpath('//g[@class="jig-lanes__record"]')) == exact + about + span


def test_the_headline_names_the_gap_and_the_table_has_it():
    made = drawn(marks(40))
    assert (
        made.headline
        == "The longest time in which no agency recorded anything was 61 days, 3 March to 3 May 2025"
    )
    words = html.fromstring(made.figure).xpath('//tr[th="Longest time with no record"]/td/text()')
    assert words == ["61 days, 3 March to 3 May 2025"]
    assert "61 days with no record</text>" in made.figure


def test_without_a_gap_the_headline_counts_the_records():
    made = drawn(marks(40), gap=None)
    assert made.headline == "40 records of 4 agencies"
    assert numbers_in(made.headline) & set(tables(html.fromstring(made.figure))[0]["All agencies"])
    assert "url(#" not in made.figure


def test_accuracy_and_key_events_differ_by_shape():
    """Fails when two states differ by colour alone."""
    shapes = {}
    for name, each in {
        "exact": mark(POLICE, FIRST),
        "about": mark(POLICE, FIRST, "approximate"),
        "span": LaneMark(POLICE, date(2025, 3, 1), date(2025, 3, 31), "month"),
        "key": mark(POLICE, FIRST, key_event=True),
        "key about": mark(POLICE, FIRST, "approximate", key_event=True),
        "seen": mark(POLICE, FIRST, child_seen=True),
    }.items():
        [record] = tree_of([each]).xpath('//g[@class="jig-lanes__record"]')
        shapes[name] = tuple((child.tag, child.get("class")) for child in record)
    assert len(set(shapes.values())) == len(shapes)
    assert shapes["exact"] == (("circle", "jig-lanes__mark"),)
    assert shapes["key"] == (("path", "jig-lanes__mark"),)
    assert [tag for tag, _ in shapes["span"]] == ["line", "circle", "circle"]


def test_the_key_names_only_shapes_that_are_drawn():
    words = tree_of([mark(POLICE, FIRST)]).xpath('//ul[@class="jig-lanes__key"]/li/text()')
    assert words == ["date known to the day"]


def test_marks_of_near_days_stand_on_one_another():
    """Fails when two circles of a lane touch."""
    found = [mark(POLICE, FIRST + timedelta(days=60 + n // 3)) for n in range(10)]
    circles = [(float(c.get("cx")), float(c.get("cy"))) for c in tree_of(found).xpath("//g/circle")]
    assert len(circles) == 10
    for place, (x, y) in enumerate(circles):
        for other_x, other_y in circles[place + 1 :]:
            assert abs(x - other_x) >= 2 * RADIUS or abs(y - other_y) >= 2 * RADIUS


def test_no_style_no_script_nothing_to_press():
    """Fails when the picture would need a looser Content Security Policy, or a mark becomes a target."""
    tree = tree_of(marks(60))
    assert not tree.xpath("//@style | //style | //script | //svg//a | //svg//@onclick | //svg//@tabindex")


def test_the_picture_has_a_title_and_words_and_scrolls_in_a_region_of_its_own():
    tree = tree_of(marks(60))
    [svg] = tree.xpath('//svg[@role="img"]')
    assert svg.getparent().get("role") == "region"
    assert svg.getparent().get("tabindex") == "0"
    assert svg.getparent().get("aria-label")
    titles = [tree.get_element_by_id(name) for name in svg.get("aria-labelledby").split()]
    assert [title.tag for title in titles] == ["title", "desc"]
    assert titles[0].text.startswith("The longest time")
    assert f"{HEALTH}: " in titles[1].text


def test_words_stay_inside_the_picture():
    """Fails when a label runs over an edge: a gap or an age at the very end."""
    gap = Gap(3, LAST - timedelta(days=3), LAST)
    for text in tree_of(marks(60), gap=gap).xpath('//svg[@role="img"]//text'):
        width = len(text.text) * 7.8
        left = float(text.get("x")) - {"middle": width / 2, "end": width}.get(text.get("text-anchor"), 0)
        assert left >= 0
        assert left + width <= WIDTH + 10


def test_dates_that_are_not_known_and_those_outside_are_counted_beside_the_lane():
    found = [mark(CARE, None, "not known")] * 2 + [
        LaneMark(CARE, date(2020, 1, 1), date(2020, 12, 31), "year")
    ]
    tree = tree_of([*found, mark(CARE, FIRST)])
    notes = tree.xpath('//text[@class="jig-lanes__note"]/text()')
    assert {"4 records", "2 with no date", "1 outside the period", "no record"} <= set(notes)


def test_the_age_of_the_child_runs_along_the_top():
    ages = tree_of(marks(20)).xpath('//text[@class="jig-lanes__age"]/text()')
    assert ages[:3] == ["6 months", "8 months", "10 months"]
    assert not tree_of(marks(20), born=None).xpath('//text[@class="jig-lanes__age"]')
    assert "before birth" in drawn(marks(20), born=date(2026, 1, 1)).figure


def test_nothing_says_what_will_stand_here():
    made = drawn([], empty="Lanes will stand here.")
    assert "Lanes will stand here." in made.figure
    assert "<svg" not in made.figure


def test_one_record():
    made = drawn([mark(POLICE, FIRST)], gap=None)
    assert made.headline == "1 record of 1 agency"
    assert not made.by_month


def test_300_records_are_counted_by_month_and_the_bars_add_up():
    """Fails when many records are drawn one on another, or a bar loses one."""
    found = marks(MOST_MARKS + 60)
    made = drawn(found)
    tree = html.fromstring(made.figure)
    assert made.by_month
    assert not tree.xpath('//g[@class="jig-lanes__record"]')
    bars = sum(int(t) for t in tree.xpath('//text[@class="jig-lanes__count"]/text()'))
    exact, about, span, *_ = tables(tree)[0]["All agencies"]
    assert bars == exact + about + span
    assert sum(row[-1] for words, row in tables(tree)[1].items() if words[-4:] in ("2024", "2025")) == bars


def test_a_stack_too_tall_to_read_becomes_bars():
    assert drawn([mark(POLICE, FIRST + timedelta(days=9))] * 20).by_month


def test_a_long_period_is_counted_by_longer_stretches():
    made = lanes([mark(POLICE, date(2014, 5, 1))] * 300, [POLICE], date(2008, 1, 1), date(2025, 12, 31))
    words = [row for row in tables(html.fromstring(made.figure))[1] if row[:2] == "20"]
    assert words[0] == "2008"
    assert len(words) == 18


def test_an_agency_that_is_not_listed_has_a_lane_too():
    assert "Fire and rescue" in drawn([mark("Fire and rescue", FIRST)], agencies=[SCHOOL]).figure


def test_words_of_an_agency_are_escaped():
    assert "<b>" not in drawn([mark("<b>Police</b>", FIRST)]).figure


def test_a_period_the_wrong_way_round_is_refused():
    with pytest.raises(ValueError, match="must end on or after"):
        lanes([mark(POLICE, FIRST)], [POLICE], LAST, FIRST)


RECORDS = st.builds(
    lambda agency, first, length, accuracy, key, seen: LaneMark(
        agency,
        None if accuracy == "not known" else first,
        None if accuracy == "not known" else first + timedelta(days=length if accuracy == "between" else 0),
        accuracy,
        key,
        seen,
    ),
    st.sampled_from(AGENCIES) | st.text(max_size=60),
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.integers(0, 400),
    st.sampled_from(["exact", "approximate", "between", "not known"]),
    st.booleans(),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(RECORDS, min_size=1, max_size=40), st.none() | st.dates(date(2005, 1, 1), date(2026, 12, 31)))
def test_sums_agree_for_any_records(found, born):
    """Fails when picture, table and records differ in their sum."""
    made = drawn(found, born=born, gap=None)
    tree = html.fromstring(made.figure)
    all_of = [int(t.replace(",", "")) for t in tree.xpath('//table[1]//tr[th="All agencies"]/td/text()')][:8]
    assert all_of[5] == sum(all_of[:5]) == len(found)
    assert all_of[6:] == [sum(each.key_event for each in found), sum(each.child_seen for each in found)]
    shown = len(tree.xpath('//g[@class="jig-lanes__record"]'))
    shown += sum(int(t) for t in tree.xpath('//text[@class="jig-lanes__count"]/text()'))
    assert shown == sum(all_of[:3])
