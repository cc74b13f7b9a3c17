"""Markdown as a tree. Fails when a writer would get other blocks than the author wrote."""

from __future__ import annotations

import pytest

from jigsaw.documents.markdown import (
    Heading,
    Items,
    Paragraph,
    Quote,
    Span,
    Table,
    blocks_of,
    paragraphs,
    read_markdown,
)


def test_blocks_of_every_kind():
    text = "### A\n\none **two** *three* [four](https://a.example)\nfive  \nsix"
    text += "\n\n3. x\n   - y\n\n> q\n\n|a|b|\n|-|-:|\n|1|2|"
    heading, paragraph, items, quote, table = blocks_of(text)
    assert heading == Heading(3, (Span("A"),))
    assert paragraph == Paragraph(
        (
            Span("one "),
            Span("two", strong=True),
            Span(" "),
            Span("three", emphasis=True),
            Span(" "),
            Span("four", link="https://a.example"),
            Span(" five\nsix"),
        )
    )
    assert items == Items(
        True, 3, ((Paragraph((Span("x"),)), Items(False, 1, ((Paragraph((Span("y"),)),),))),)
    )
    assert quote == Quote((Paragraph((Span("q"),)),))
    assert table == Table(((Span("a"),), (Span("b"),)), (((Span("1"),), (Span("2"),)),), ("left", "right"))


def test_marks_of_code_stay_text():
    assert blocks_of("`#read` ```") == (Paragraph((Span("`#read` ```"),)),)


def test_a_text_with_problems_gives_no_blocks():
    with pytest.raises(ValueError, match="line 1 has raw HTML"):
        blocks_of("<b>x</b>")


@pytest.mark.parametrize(
    "text", ["*a " * 20_000, "[" * 5_000, "[a](" * 5_000, "> " * 2_000 + "x", "|" * 5_000, "\x00"]
)
def test_no_text_stops_the_reader(text):
    """Fails when a text meant to break the parser raises."""
    assert isinstance(read_markdown(text).blocks, tuple)


def test_paragraphs_of_plain_text():
    assert paragraphs("one\ntwo\n\n \n three\n") == ["one two", "three"]
