"""Who knew what, when, as a section: the same days in the picture, the table and the words read aloud."""

from __future__ import annotations

import io

import pytest
from docx import Document
from pydantic import TypeAdapter

from jigsaw.components.key_facts import KeyFact, gaps
from jigsaw.components.tests.key_fact_stories import APPOINTMENTS, CONVICTION, FACTS, SAME_DAY
from jigsaw.documents.look import Look
from jigsaw.documents.office.word import Paper
from jigsaw.documents.returns import key_facts_data, key_facts_headings, write_key_facts


def test_the_worst_gap_stands_first_and_headings_follow():
    data = key_facts_data(FACTS)
    titles = [CONVICTION.title, APPOINTMENTS.title, SAME_DAY.title]
    assert key_facts_headings(data) == ["Who knew what, when", *titles]
    assert [row[0] for row in data["overview"]["rows"]] == titles
    assert data["overview"]["rows"][0][1:] == [
        "Alderbrook Police, 10 December 2024",
        "233 days, to the end of the period",
        "Hollowbrook Primary School",
    ]


def test_without_a_key_fact_there_is_no_section():
    assert key_facts_data(()) is None
    assert key_facts_headings(None) == []
    paper = Paper(Look())
    before = len(paper.body)
    write_key_facts(paper, None, lambda level, text: None)
    assert len(paper.body) == before


def test_picture_table_and_words_hold_the_same_days():
    for fact, data in zip((CONVICTION, APPOINTMENTS, SAME_DAY), key_facts_data(FACTS)["facts"], strict=True):
        words = [row.words[:1].upper() + row.words[1:] for row in gaps(fact)]
        assert [lane["words"] for lane in data["picture"]["lanes"]] == words
        assert [row[3] for row in data["table"]["rows"]] == words
        assert all(each.lower() in data["picture"]["alt"] for each in words)


def test_places_lie_on_one_scale_between_0_and_1():
    picture = key_facts_data([CONVICTION])["facts"][0]["picture"]
    police, health, care, school = picture["lanes"]
    assert picture["ends"] == ["10 December 2024", "31 July 2025"]
    assert police["recorded"] == [0, 0]
    assert police["held"] == [0, care["recorded"][0]] == [0, pytest.approx(143 / 233, abs=1e-4)]
    assert care["told"] == care["recorded"]
    assert health["recorded"][0] < health["recorded"][1] < care["recorded"][0]
    assert (school["recorded"], school["told"], school["held"]) == ([], [], [])


def test_the_section_can_stand_in_another_document_at_its_own_level():
    paper = Paper(Look())
    write_key_facts(paper, key_facts_data(FACTS), lambda level, text: paper.heading(level, [text]), level=2)
    document = Document(io.BytesIO(paper.save()))
    heads = [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert heads[0] == ("Heading 2", "Who knew what, when")
    assert {style for style, _ in heads[1:]} == {"Heading 3"}
    assert len(document.tables) == 4
    described = [each._inline.docPr.get("descr") for each in document.inline_shapes]
    assert described == [fact["picture"]["alt"] for fact in key_facts_data(FACTS)["facts"]]


def test_a_record_can_keep_key_facts_as_plain_values():
    adapter = TypeAdapter(tuple[KeyFact, ...])
    assert adapter.validate_python(adapter.dump_python(FACTS, mode="json")) == FACTS
