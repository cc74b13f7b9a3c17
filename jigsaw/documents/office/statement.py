"""The Press statement as a Word file: the same words in the same order as its PDF."""

from __future__ import annotations

from typing import Any

from jigsaw.documents.edition import Edition
from jigsaw.documents.look import Look
from jigsaw.documents.made import DocumentFault
from jigsaw.documents.office.archive import same_bytes
from jigsaw.documents.office.cleaning import cleaned
from jigsaw.documents.office.properties import WordPart, add_application_part, set_properties
from jigsaw.documents.office.report import helpline, titled
from jigsaw.documents.office.word import BULLETS, Paper, Setting
from jigsaw.documents.office.word_edges import set_footer
from jigsaw.documents.office.word_runs import Span
from jigsaw.documents.setting import statement_data
from jigsaw.documents.words import STATEMENT

SIGNED_BELOW = 240  # space above the first signatory, in twentieths of a point


def write_statement_docx(edition: Edition, look: Look | None = None) -> bytes:
    """The Press statement of an edition as a Word file; the same edition gives the same bytes.

    Raises DocumentFault when the edition has no statement.
    """
    if edition.statement is None:
        raise DocumentFault(STATEMENT, "The edition has no statement. Add one.", "statement")
    edition, look = cleaned(edition), look or Look()
    data = cleaned(statement_data(edition, look))
    paper = Paper(look, compact=True)
    _opening(paper, data)
    _body(paper, data)
    _signed(paper, data)
    _for_editors(paper, data)
    helpline(paper, data["helpline"])
    set_footer(paper, ", ".join(filter(None, (STATEMENT, data["reference"]))))
    set_properties(paper.file, edition, STATEMENT)
    add_application_part(paper.file, edition, WordPart)
    return same_bytes(paper.save(), edition.published_on)


def _texts(paper: Paper, style: str, texts: list[str]) -> None:
    for text in texts:
        paper.add(style, [text])


def _opening(paper: Paper, data: dict[str, Any]) -> None:
    paper.add("Masthead", [data["partnership"]])
    paper.add("MastheadDocument", [" · ".join(filter(None, (data["document"], data["reference"])))])
    titled(paper, data["title"], 26)
    paper.add("Normal", [data["date"]])
    _texts(paper, "Lead", data["opening"])
    _texts(paper, "Normal", data["outcome"])


def _body(paper: Paper, data: dict[str, Any]) -> None:
    heads = data["headings"]
    paper.heading(1, [heads["learning"]])
    _texts(paper, "Normal", data["learning"])
    if data["delay"]:
        paper.heading(1, [heads["delay"]])
        _texts(paper, "Normal", data["delay"])
    if data["developments"]:
        paper.heading(1, [heads["developments"]])
    for item in data["developments"]:
        spans: list[Span] = [{"text": f"{item['title']}.", "strong": True}, f" {' '.join(item['text'])}"]
        spans += [" ", item["link"]] if item["link"] else []
        paper.add("ListBullet", spans, Setting(list_id=BULLETS))


def _signed(paper: Paper, data: dict[str, Any]) -> None:
    for number, person in enumerate(data["signatories"]):
        setting = Setting(before=SIGNED_BELOW) if number == 0 else Setting()
        paper.add("Signatory", [{"text": person["name"], "strong": True}, f", {person['role']}"], setting)
    paper.add("Signatory", [data["partnership"]])
    paper.add("Ends", [data["ends"]])


def _for_editors(paper: Paper, data: dict[str, Any]) -> None:
    paper.heading(1, [data["headings"]["notes"]])
    number = paper.new_list(1, 0)
    for note in data["notes"]:
        spans = [note["text"], *([note["link"], "."] if note["link"] else [])]
        paper.add("ListNumber", spans, Setting(list_id=number))
    media = data["media"]
    paper.heading(1, [data["headings"]["media"]])
    paper.add("Normal", [f"{media['name']}\nE-mail: ", media["email"], "\nTelephone: ", media["phone"]])
