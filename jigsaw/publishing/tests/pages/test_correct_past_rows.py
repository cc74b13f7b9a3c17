"""The reviews of an import as a table to correct."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import html

from jigsaw.audit.models import Event
from jigsaw.publishing import actions
from jigsaw.publishing.models import PastImport
from jigsaw.publishing.past.dry_run import is_addable, is_asked
from jigsaw.publishing.tests import factories
from jigsaw.publishing.tests.pages import guards
from jigsaw.publishing.tests.pages.reading import errors, filled, page_of, text, words
from jigsaw.publishing.tests.past_files import add, answer, read, row_named, started

pytestmark = pytest.mark.django_db(databases=["default", "public"])


def where(held: PastImport, query: str = "") -> str:
    return f"/publications/past/{held.pk}/rows/{query}"


def again(held: PastImport) -> PastImport:
    return actions.read_past_import(str(held.pk), at=factories.NOW)


def many(count: int) -> bytes:
    """A list of reviews of which the kind is asked."""
    lines = [
        f"ASCP 2001-02/{n:02d},{'Long ' * (n % 3)}title {n},{1 + n % 28} May 2002,"
        for n in range(1, count + 1)
    ]
    return "\n".join(["Reference,Title,Publication date,Type", *lines]).encode()


def test_all_rows_are_corrected_at_once_by_one_act(team, priya):
    """Fails when a correction is lost, an untouched cell counts as a person's word, or each row is an act."""
    held = read(team)
    nobody, door = row_named(held, "Nobody asked"), row_named(held, "ASCP 2023-24/01")
    sent = filled(priya.get(where(held)))
    sent |= {f"{nobody['key']}-kind": "local-review", f"{nobody['key']}-published_on": "May 2023"}
    sent |= {f"{door['key']}-answer": "yes", f"{door['key']}-title": "The  open\r\ndoor"}
    told = priya.post(where(held), sent, follow=True)
    assert "2 rows are corrected. The files are read again with what you said." in text(told)
    held = again(held)
    assert held.answers[nobody["key"]]["cells"] == {"kind": "local-review", "published on": "May 2023"}
    assert is_addable(row_named(held, "Nobody asked"))
    assert row_named(held, "ASCP 2023-24/01")["cells"]["other titles"] == "Behind the door"
    assert not any(is_asked(row) for row in held.rows_found)
    assert Event.objects.filter(verb="correct_past_rows").count() == 1


def test_a_fault_stands_at_its_cell_and_nothing_typed_is_lost(team, priya):
    """Fails when a date nobody can read is kept, its cell is not named, or other cells lose what was typed."""
    held = read(team)
    nobody, door = row_named(held, "Nobody asked")["key"], row_named(held, "ASCP 2023-24/01")["key"]
    sent = filled(priya.get(where(held)))
    sent |= {f"{nobody}-published_on": "soon", f"{nobody}-reference": "7", f"{door}-title": "Mine"}
    page = priya.post(where(held), sent)
    said = errors(page)
    assert any(line.startswith("Row 3, reference: ‘7’ cannot be read") for line in said)
    assert any(line.startswith("Row 3, published: ") for line in said)
    again_sent = filled(page)
    assert again_sent[f"{nobody}-published_on"] == ["soon"]
    assert [line.strip() for line in again_sent[f"{door}-title"]] == ["Mine"]
    assert PastImport.rows.get().answers == {}


def test_each_box_has_a_label_that_names_row_and_column(team, priya):
    """Fails when somebody who listens cannot tell in which row and column they are."""
    held = read(team)
    tree = page_of(priya.get(where(held)))
    boxes = tree.xpath("//main//table//*[self::input[@type='text'] or self::select or self::textarea]")
    labels = {label.get("for"): words(label) for label in tree.xpath("//label")}
    assert len(boxes) == 12
    for box in boxes:
        assert " of row " in labels[box.get("id")], box.get("id")
    assert "Kind of row 3: Nobody asked" in labels.values()


def test_what_somebody_answered_meanwhile_is_said_and_what_was_typed_stays(team, priya):
    """Fails when one person's answer is overwritten unseen, or the other's typing is lost."""
    held = read(team)
    nobody = row_named(held, "Nobody asked")
    sent = filled(priya.get(where(held)))
    answer(held, team, nobody, "", title="Somebody asked")
    sent |= {f"{nobody['key']}-title": "Everybody asked"}
    page = priya.post(where(held), sent)
    assert errors(page) == [
        "Row 3 was answered by somebody else while you were writing: title: Somebody asked. "
        "To keep yours instead, press the button again"
    ]
    assert PastImport.rows.get().answers[nobody["key"]]["cells"] == {"title": "Somebody asked"}
    assert priya.post(where(held), filled(page)).status_code == 302
    assert PastImport.rows.get().answers[nobody["key"]]["cells"] == {"title": "Everybody asked"}


def test_a_row_that_nobody_touched_keeps_what_somebody_answered_meanwhile(team, priya):
    """Fails when an old page puts an old value over a new one."""
    held = read(team)
    nobody, door = row_named(held, "Nobody asked"), row_named(held, "ASCP 2023-24/01")
    sent = filled(priya.get(where(held)))
    answer(held, team, nobody, "", title="Somebody asked")
    priya.post(where(held), sent | {f"{door['key']}-answer": "yes"})
    answers = PastImport.rows.get().answers
    assert answers[nobody["key"]]["cells"] == {"title": "Somebody asked"}
    assert answers[door["key"]]["decision"] == "yes"


def test_what_was_typed_in_a_row_that_is_gone_is_shown(team, priya):
    """Fails when typing vanishes with a row that somebody else joined to another."""
    held = read(team)
    nobody, heard = row_named(held, "Nobody asked"), row_named(held, "Heard")
    sent = filled(priya.get(where(held)))
    answer(held, team, nobody, f"same as {heard['key']}")
    page = priya.post(where(held), sent | {f"{nobody['key']}-title": "My long title"})
    assert errors(page) == [
        "Some rows are not there any more. What you typed in them stands below; nothing is kept yet"
    ]
    assert "Nobody asked. Title: My long title" in text(page)


def test_nothing_corrected_is_said(team, priya):
    """Fails when an empty press reads all files again."""
    held = read(team)
    assert errors(priya.post(where(held), filled(priya.get(where(held))))) == [
        "Nothing is corrected yet. Change a cell or choose an answer first"
    ]
    assert PastImport.rows.get().state == "read"


def test_fifty_rows_stand_on_a_page_with_few_questions_to_the_database(team, priya):
    """Fails when a long archive makes an endless page, a row is lost between pages, or each row asks the database."""
    held = read(team, many(72))
    seen: list[str] = []
    for number, count in ((1, 50), (2, 22)):
        page = priya.get(where(held, f"?page={number}"))
        keys = html.fromstring(page.content.decode()).xpath("//input[@name='row']/@value")
        assert len(keys) == count
        seen += keys
    assert len(set(seen)) == 72
    counted = []
    for number in (1, 2):
        with CaptureQueriesContext(connection) as asked:
            priya.get(where(held, f"?page={number}"))
        counted.append(len(asked))
    assert counted[0] == counted[1]
    assert "All rows, page 2 of 2" in text(priya.get(where(held, "?show=all&page=999999999999999999")))
    assert priya.get(where(held, "?page=x")).status_code == 200


def test_pairs_and_documents_are_answered_in_the_table_too(team, priya):
    """Fails when only reviews can be settled there."""
    content = b"""<html><body><h2>Our reviews</h2><h3>ASCP 2021-22/01: Heard too late</h3>
    <p>Serious case review published 1 May 2022</p><h3>ASCP 2020-21/05: Learning from the review of Child Q</h3>
    <p>Serious case review published 1 May 2021</p><h3>ASCP 2020-21/01: Learning from the review of Child Q</h3>
    <p>Serious case review published 1 May 2021</p><h2>Briefings</h2><ul>
    <li><a href='https://alderbrook-scp.example/b.pdf'>Seven minute briefing: something else</a></li></ul>
    </body></html>"""
    held = read(team, content, "page.html")
    pair = next(row for row in held.rows_found if row["what"] == "pair")
    left = next(row for row in held.rows_found if row["what"] == "document")
    heard = row_named(held, "Heard too late")
    sent = filled(priya.get(where(held)))
    sent |= {f"{pair['key']}-answer": "different", f"{left['key']}-answer": heard["key"]}
    priya.post(where(held), sent)
    held = again(held)
    assert {row["what"] for row in held.rows_found} == {"review"}
    assert any("b.pdf" in each["link"] for each in row_named(held, "Heard too late")["documents"])


def test_an_import_that_is_read_says_so_and_one_that_is_added_only_shows(team, priya):
    """Fails when the table of the last reading is edited while a new one is under way, or after the reviews crossed."""
    held = started(team)
    assert 'data-refresh="3"' in priya.get(where(held)).content.decode()
    held = add(again(held), team)
    page = priya.get(where(held))
    assert page_of(page).xpath("//main//table//*[self::input or self::select]") == []
    assert "Added" in text(priya.get(where(held, "?show=all")))


def test_what_is_no_form_of_ours_breaks_nothing(team, priya):
    """Fails when hidden fields that were tampered with end in an error of the server."""
    held = read(team)
    key = row_named(held, "Nobody asked")["key"]
    sent: dict[str, Any] = {"row": [key, "r-00000000", ""], "seen": "-1", f"{key}-was": "[" * 50_000}
    for was in (sent[f"{key}-was"], '{"title": 7}', "\x00", "9" * 5_000):
        assert priya.post(where(held), sent | {f"{key}-was": was, f"{key}-kind": "x"}).status_code == 200
    assert PastImport.rows.get().answers == {}


def test_only_those_who_publish_may_and_no_other_partnership(team, browse, stranger):
    """Fails when a foreign import can be told from one that is not there."""
    held = read(team)
    guards.may_open(team, browse, where(held), "priya", "dee")
    guards.not_there_for(stranger, where(held))
