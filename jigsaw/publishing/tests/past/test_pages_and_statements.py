"""Fails when a page, news and statements of the usual shapes are not told apart and put together as they should."""

from __future__ import annotations

from datetime import date

import pytest

from jigsaw.publishing.past.importing import import_files
from jigsaw.publishing.past.reading_rows import Reader

READER = Reader("Alderbrook Safeguarding Children Partnership", ("ASCP",), date(2026, 11, 27), {})
PAGE = """\
Learning From Reviews
LCSPRs published over the last three years are available to read below. Older ones are in the national repository.
Case reference: ASCP2021-22-01
Publication date: 17.12.2024
This briefing is about a baby who was harmed in August 2020 while at home with both parents, and about referrals.
Case reference: ASCP2022-23/01
Publication date: 04.09.2024
This review is about a family whose children were taught at home over a period of seven long years in one town.
Case reference: ASCP2020-21-02
Publication date: 23.07.2024
This review is about a parent who used drugs, and about services that each knew one part of the whole story.
Case reference: ASCP2023-24-01
Publication date: 12.06.2024
This review, entitled ‘Streets and Corners – Finding the Way’, looks at eight young people in the centre of town.
Case reference: ASCP2019-20/03
Publication date: 01.09.2022
This review is about a child of six who died after an illness in November 2018, and about appointments not kept.
National Review into Homes for Disabled Children
Publication date: 26.05.2022
The purpose of this review, undertaken by the national Panel, was to understand how systems had failed children.
Learning briefing notes are available to download and circulate on this page. Slides for each are available below.
- Hold the Baby Gently
- ‘Nobody asked me at home’
- Ask Again – Sharing what each of us knows
- Streets and Corners – Finding the Way
- ‘Is anybody there?’
"""
NEWS = """\
Learning from reviews in our town
Since June, the partnership has published two Local Child Safeguarding Practice Reviews.
Streets and Corners – Finding the Way
The first review, published on the 12th June, titled ‘Streets and Corners – Finding the Way’ looks at young people.
Practitioner Resources
You can also watch the webinar of Thursday, 30th January 2025 from 3.00pm on working with young people in the city.
Ask Again: Working with Parents who use Drugs
The second review, published on the 23rd July, is about a parent who used drugs and services that knew one part.
- ASCP 2020-21-02 Report
- ASCP 2020-21-02 Press Release
- ASCP 2020-21-02 Briefing Note
- ASCP 2020-21-02 PowerPoint Presentation
ASCP2021-22-01: Hold the Baby Gently
Published today, this review is about a baby who was harmed in August 2020 while at home. A campaign began in 2022.
ASCP2022-23-01: ‘Nobody asked me at home’
In September, we published the Local Child Safeguarding Practice Review ‘Nobody asked me at home’ (ASCP2022-23-01).
"""
STATEMENT = """\
Ref no: ASCP 2022/23-01

Publication of a Local Safeguarding Practice Review - 'Behind the Door'

Date: 4th September 2024

Today we are publishing a Local Safeguarding Practice Review about children who were taught at home for years.

Note to editors

A copy can be downloaded from the table on the webpage (Case Reference ASCP 2022-23-01).
"""


@pytest.fixture
def found(tmp_path):
    paths = []
    for name, text in (("page.txt", PAGE), ("news.txt", NEWS), ("statement.txt", STATEMENT)):
        paths.append(tmp_path / name)
        paths[-1].write_text(text, "utf-8")
    return import_files(paths, READER)


def by_name(found):
    return {review.name: review for review in found.reviews}


def test_references_dates_and_titles_are_right(found):
    reviews = by_name(found)
    assert {name: str(review.published.value) for name, review in reviews.items()} == {
        "ASCP 2021-22/01": "17 December 2024",
        "ASCP 2022-23/01": "4 September 2024",
        "ASCP 2020-21/02": "23 July 2024",
        "ASCP 2023-24/01": "12 June 2024",
        "ASCP 2019-20/03": "1 September 2022",
        "National Review into Homes for Disabled Children": "26 May 2022",
    }
    assert reviews["ASCP 2021-22/01"].title.value == "Hold the Baby Gently"
    assert reviews["ASCP 2023-24/01"].title.value == "Streets and Corners – Finding the Way"
    assert reviews["National Review into Homes for Disabled Children"].whose == "national"
    assert not found.faults


def test_what_no_file_says_is_asked(found):
    untitled = by_name(found)["ASCP 2019-20/03"]
    assert untitled.title is None
    assert [asked.field for asked in untitled.questions] == ["title"]


def test_two_titles_of_one_reference_are_proposed_as_one(found):
    review = by_name(found)["ASCP 2022-23/01"]
    assert set(review.all_titles) == {"Behind the Door", "Nobody asked me at home"}
    (asked,) = review.questions
    assert asked.reason.startswith("proposed as one review with 2 titles")
    assert not review.is_ready


def test_briefings_are_matched_by_title_or_left_for_a_person(found):
    reviews = by_name(found)
    for name in ("ASCP 2021-22/01", "ASCP 2022-23/01", "ASCP 2023-24/01"):
        assert "briefing" in {one.kind for one in reviews[name].documents}
    left = {one.document.title: one.candidates for one in found.documents}
    assert left == {
        "Ask Again – Sharing what each of us knows": [
            (reviews["ASCP 2020-21/02"].key, "both begin with ‘Ask Again’")
        ],
        "Is anybody there?": [],
    }


def test_documents_of_a_section_give_it_its_reference_and_their_kinds(found):
    review = by_name(found)["ASCP 2020-21/02"]
    assert review.title.value == "Ask Again: Working with Parents who use Drugs"
    assert {one.kind for one in review.documents} == {"report", "press statement", "briefing", "slides"}


def test_the_order_of_the_files_does_not_matter(found, tmp_path):
    turned = import_files([tmp_path / name for name in ("statement.txt", "news.txt", "page.txt")], READER)
    assert [(r.key, r.name, r.questions) for r in turned.reviews] == [
        (r.key, r.name, r.questions) for r in found.reviews
    ]


def test_headings_of_the_national_repository(tmp_path):
    path = tmp_path / "index.txt"
    path.write_text(
        "2025 - Brackenmoor - Baby A\nAbout a baby.\n2023 - Anonymous - Adam\nAbout a boy.\n", "utf-8"
    )
    neighbour, nobody = sorted(
        import_files([path], READER).reviews, key=lambda review: review.sightings[0].place.order
    )
    assert (neighbour.whose, neighbour.partnership.value, str(neighbour.published.value)) == (
        "neighbour",
        "Brackenmoor",
        "2025",
    )
    assert "whose it is must be said" in " ".join(asked.reason for asked in nobody.questions)
    assert [value.value for value in nobody.known_as] == ["Adam"]
    assert nobody.reference is None
