"""The picture of a key fact: picture, table and headline hold the same days."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given, settings
from lxml import html

from jigsaw.components.charts import numbers_in
from jigsaw.components.key_fact_chart import key_fact_chart, key_facts_table
from jigsaw.components.key_facts import AgencyKnew, KeyFact, gaps
from jigsaw.components.tests.key_fact_stories import (
    APPOINTMENTS,
    CARE,
    CONVICTION,
    FACTS,
    POLICE,
    SAME_DAY,
    SCHOOL,
    on,
)
from jigsaw.components.tests.test_key_facts import facts


def tree_of(fact, name="fact"):
    return html.fromstring(key_fact_chart(fact, name=name).figure)


def rows_of(tree):
    return {
        row.xpath("string(./th)").strip(): [cell.text_content().strip() for cell in row.xpath("./td")]
        for row in tree.xpath("//tbody/tr")
    }


def test_the_table_has_the_days_of_the_picture():
    tree = tree_of(CONVICTION)
    rows = rows_of(tree)
    assert rows[POLICE] == [
        "10 December 2024",
        "–",
        "The first to know",
        "With Children’s Social Care, 2 May 2025 (at a strategy meeting)",
        "143 days",
    ]
    assert rows[CARE][1:] == [
        "By Alderbrook Police, 2 May 2025 (at a strategy meeting)",
        "143 days later",
        "Not shared",
        "90 days, to the end of the period",
    ]
    assert rows[SCHOOL] == ["Never recorded", "–", "Never recorded", "–", "–"]
    drawn = tree.xpath('//text[@class="jig-lanes__days"]/text()')
    assert drawn == [row.words[:1].upper() + row.words[1:] for row in gaps(CONVICTION)]


def test_the_headline_names_a_number_of_the_table():
    for fact in FACTS:
        made = key_fact_chart(fact, name="fact")
        cells = " ".join(" ".join(row) for row in rows_of(html.fromstring(made.figure)).values())
        assert numbers_in(made.headline) & numbers_in(cells)


def test_recorded_told_and_held_differ_by_shape():
    """Fails when a state is told by colour alone."""
    tree = tree_of(CONVICTION)
    assert len(tree.xpath('//svg[@role="img"]//rect[@class="jig-lanes__told"]')) == 1
    assert tree.xpath('//svg[@role="img"]//text[text()="told"]')
    assert len(tree.xpath('//svg[@role="img"]//rect[@class="jig-lanes__empty"]')) == 3
    assert len(tree.xpath('//svg[@role="img"]//circle[@class="jig-lanes__mark"]')) == 2
    assert len(tree.xpath('//svg[@role="img"]//line[@class="jig-lanes__span"]')) == 1
    about = tree_of(APPOINTMENTS).xpath('//svg[@role="img"]//circle[contains(@class, "mark--open")]')
    assert len(about) == 1


def test_no_style_no_script_nothing_to_press():
    tree = tree_of(CONVICTION)
    assert not tree.xpath("//@style | //style | //script | //svg//a | //svg//@tabindex")
    assert tree.xpath('//div[@role="region"][@tabindex="0"]/svg/title')


def test_ids_of_two_pictures_differ():
    both = html.fromstring(
        f"<div>{key_fact_chart(CONVICTION, name='a').figure}{key_fact_chart(CONVICTION, name='b').figure}</div>"
    )
    found = both.xpath("//@id")
    assert len(found) == len(set(found))
    assert all(each[5:-1] in found for each in both.xpath("//@fill"))


def test_a_fact_that_nobody_recorded_says_what_will_stand_here():
    made = key_fact_chart(KeyFact("F", (AgencyKnew(POLICE),)), name="fact")
    assert "<svg" not in made.figure
    assert "will stand here" in made.figure


def test_one_agency():
    made = key_fact_chart(KeyFact("F", (AgencyKnew(POLICE, on(date(2025, 1, 1))),)), name="fact")
    assert made.headline == "1 of 1 agency knew of this: 1 January 2025"


def test_300_agencies():
    day = date(2020, 1, 1)
    many = tuple(AgencyKnew(f"Agency {n}", on(day + timedelta(days=n))) for n in range(300))
    tree = tree_of(KeyFact("F", many))
    assert len(rows_of(tree)) == 301
    assert len(tree.xpath('//svg[@role="img"]//circle')) == 300


def test_the_overview_has_the_worst_gap_first_and_a_cell_for_each_agency():
    tree = html.fromstring(f"<div>{key_facts_table(FACTS, hrefs={CONVICTION.title: '#conviction'})}</div>")
    rows = rows_of(tree)
    assert list(rows) == [CONVICTION.title, APPOINTMENTS.title, SAME_DAY.title]
    assert rows[CONVICTION.title][0] == "233 days, to the end of the period"
    assert "2 May 2025143 days later" in rows[CONVICTION.title]
    assert tree.xpath('//th/a[@href="#conviction"]/text()') == [CONVICTION.title]
    assert "will stand here" in key_facts_table([])


def test_words_are_escaped():
    fact = replace(
        CONVICTION, title="<b>F</b>", agencies=(AgencyKnew("<b>P</b>", on(date(2025, 1, 1))),), shares=()
    )
    assert "<b>" not in key_fact_chart(fact, name="fact").figure
    assert "<b>" not in key_facts_table([fact], hrefs={fact.title: "/x"})


@settings(max_examples=60, deadline=None)
@given(facts())
def test_any_fact_has_a_row_and_a_lane_for_each_agency(fact):
    """Fails when an agency is left out, or any set of dates breaks the picture."""
    tree = html.fromstring(f"<div>{key_fact_chart(fact, name='fact').figure}</div>")
    if tree.xpath("//svg"):
        assert set(rows_of(tree)) == {"Knew of it", *(each.agency for each in fact.agencies)}
        lanes = tree.xpath('//svg[@role="img"]//line[@class="jig-lanes__lane"]')
        assert len(lanes) == len(fact.agencies)
    assert key_facts_table([fact])
