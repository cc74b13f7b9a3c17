"""The rapid review for the Panel as a Word file: the same words in the same order as its PDF."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from jigsaw.documents.look import Look
from jigsaw.documents.office import house
from jigsaw.documents.office.archive import same_bytes
from jigsaw.documents.office.cleaning import cleaned
from jigsaw.documents.office.key_facts import write_key_facts
from jigsaw.documents.office.properties import (
    Properties,
    WordPart,
    write_application_part,
    write_properties,
)
from jigsaw.documents.office.report import labelled
from jigsaw.documents.office.word import PLAIN, RULE_INDENT, Paper, Setting, contents
from jigsaw.documents.office.word_edges import set_footer, set_header
from jigsaw.documents.office.word_styles import GOOD
from jigsaw.documents.office.word_tables import add_table, column_widths
from jigsaw.documents.panel_setting import AFTER_EPISODES, NAME, panel_data

if TYPE_CHECKING:
    from jigsaw.documents.panel_record import PanelRecord


def panel_properties(record: PanelRecord) -> Properties:
    """The properties of the file: the reference, and nothing of the case."""
    record = cleaned(record)
    return Properties(
        title=f"{NAME}: {record.reference}",
        author=record.partnership,
        category=NAME,
        identifier=record.reference,
        status=f"Version {record.version}",
        day=record.made_on,
    )


def write_panel_docx(record: PanelRecord, look: Look | None = None) -> bytes:
    """The record as a Word file; the same record gives the same bytes."""
    said = panel_properties(record)
    paper = PanelPaper(
        cleaned(panel_data({**asdict(record), "key_facts": record.key_facts}, look or Look())), look or Look()
    ).written()
    write_properties(paper.file, said)
    write_application_part(paper.file, said.author, WordPart)
    return same_bytes(paper.save(), said.day)


class PanelPaper:
    """The record while it is written: headings of the first rank join the contents list."""

    def __init__(self, data: dict[str, Any], look: Look) -> None:
        self.data, self.look = data, look
        self.heads: dict[str, str] = data["headings"]
        self.paper = Paper(look)
        self.entries: list[tuple[int, str, str]] = []

    def written(self) -> Paper:
        """Every part in its order, then the contents list and the edges."""
        self._front()
        first: Any = None
        for place, section in enumerate(self.data["sections"]):
            if section["key"] == AFTER_EPISODES:
                self._episodes()
            self._head(1, section["heading"], PLAIN if place else Setting(page_break=True, before=0))
            first = self.paper.end.getprevious() if first is None else first
            self._texts(section["text"])
        write_key_facts(self.paper, self.data["key_facts"], self._head, look=self.look)
        self._decision()
        self._views()
        self._earlier()
        self._people()
        if first is not None:
            contents(self.paper, self.entries, first, 1)
        set_header(self.paper, self.data["handling"], self.data["reference"])
        set_footer(self.paper, f"{NAME}, {self.data['version'].lower()}. {self.data['partnership']}")
        return self.paper

    def _head(self, level: int, text: str, setting: Setting = PLAIN) -> None:
        self.entries.append((level, text, self.paper.heading(level, [text], setting)))

    def _texts(self, texts: list[str], setting: Setting = PLAIN) -> None:
        for text in texts:
            self.paper.add("Normal", [text], setting)

    def _front(self) -> None:
        self.paper.add("Masthead", [self.data["partnership"]])
        self.paper.add("Title", [self.data["document"]])
        self.paper.add("MastheadDocument", ["For the Child Safeguarding Practice Review Panel"])
        for place, fact in enumerate(self.data["facts"]):
            spacing = Setting(before=240) if place == 0 else PLAIN
            self.paper.add("Fact", labelled(fact["label"], fact["text"]), spacing)
        self.paper.add("Label", [self.data["outcome_label"]])
        self.paper.add("Lead", [{"text": self.data["outcome"], "strong": True}])
        self.paper.add("TOCHeading", [self.heads["contents"]])

    def _episodes(self) -> None:
        if not self.data["episodes"]:
            return
        self._head(1, self.heads["episodes"])
        for number, episode in enumerate(self.data["episodes"]):
            colour = GOOD if episode["good"] else house.colour(self.look.primary)
            # Word draws one rule past paragraphs with the same indent, so that of the next one differs.
            rule = Setting(rule=colour, indent=RULE_INDENT + number % 2)
            self.paper.add("Label", [episode["label"]], rule)
            self._head(
                2, episode["heading"], Setting(rule=colour, indent=RULE_INDENT + number % 2, before=60)
            )
            for fact in episode["facts"]:
                spans = [{"text": f"{fact['label']}: ", "style": "FactLabel"}, fact["text"]]
                self.paper.add("Normal", spans, rule)
            for key in ("what_happened", "why"):
                self._head(3, self.heads[key], rule)
                self._texts(episode[key], rule)

    def _decision(self) -> None:
        decision = self.data["decision"]
        self._head(1, self.heads["decision"])
        for fact in decision["facts"]:
            self.paper.add("Fact", labelled(fact["label"], fact["text"]))
        for key in ("reasons", "learning", "why_changed"):
            if decision[key]:
                self._head(2, self.heads[key])
                self._texts(decision[key])
        for key in ("must", "also"):
            self._head(2, self.heads[key])
            if key == "must":
                self.paper.add("Quiet", [decision["law"]])
            for factor in decision[key]:
                self._head(3, factor["question"])
                self.paper.add("Normal", [{"text": factor["answer"], "strong": True}], Setting(keep=True))
                self._texts(factor["reasons"])

    def _views(self) -> None:
        self._head(1, self.heads["views"])
        self._table(self.data["views"]["table"], self.heads["views"])
        for each in self.data["views"]["reasons"]:
            self._head(2, each["heading"])
            self._texts(each["text"])

    def _earlier(self) -> None:
        if self.data["earlier"]:
            self._head(1, self.heads["earlier"])
        for each in self.data["earlier"]:
            self._head(2, each["heading"])
            self.paper.add("Normal", [{"text": each["outcome"], "strong": True}], Setting(keep=True))
            self._texts(each["reasons"])

    def _people(self) -> None:
        if self.data["took_part"]:
            self._head(1, self.heads["took_part"])
            self._table(self.data["took_part"], self.heads["took_part"])
        self._head(1, self.heads["signed"])
        self.paper.add("Normal", [self.data["sign_off"]])
        if self.data["signed"]:
            self._table(self.data["signed"], self.heads["signed"])

    def _table(self, block: dict[str, Any], caption: str) -> None:
        add_table(
            self.paper,
            block["header"],
            [[[cell] for cell in row] for row in block["rows"]],
            widths=column_widths(block["columns"]["shares"]),
            caption=caption,
        )
