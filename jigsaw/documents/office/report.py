"""The Report as a Word file: the same words in the same order as its PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from docx.oxml.ns import qn

from jigsaw.documents.charts import draw_chart_png
from jigsaw.documents.edition import Edition
from jigsaw.documents.look import Look
from jigsaw.documents.office import house
from jigsaw.documents.office.archive import same_bytes
from jigsaw.documents.office.cleaning import cleaned
from jigsaw.documents.office.properties import WordPart, add_application_part, set_properties
from jigsaw.documents.office.word import PLAIN, RULE_INDENT, Paper, Setting, contents
from jigsaw.documents.office.word_blocks import Section
from jigsaw.documents.office.word_edges import keep_cover_bare, set_footer, set_header
from jigsaw.documents.office.word_runs import tag
from jigsaw.documents.office.word_styles import GOOD, TEXT_WIDTH
from jigsaw.documents.office.word_tables import add_table
from jigsaw.documents.setting import report_data
from jigsaw.documents.words import REPORT, chart_rows

TITLE_SHARES = ((90, 0.72), (50, 0.86))  # longer than so many letters: so much of the largest size
CHART_WIDTHS = (6800, 2271)  # twentieths of a point; together the width of the text
CHART_INCHES = 6.299  # 160 mm, the width of the text

HELP_BELOW = 400  # space above the help box in twentieths of a point


def write_report_docx(edition: Edition, look: Look | None = None) -> bytes:
    """The Report of an edition as a Word file; the same edition gives the same bytes."""
    edition = cleaned(edition)
    return same_bytes(ReportPaper(edition, look or Look()).written(), edition.published_on)


class ReportPaper:
    """The report while it is written: each part adds its headings to the contents list."""

    def __init__(self, edition: Edition, look: Look) -> None:
        self.edition = edition
        self.look = look
        self.data = cleaned(report_data(edition, look))
        self.heads: dict[str, str] = self.data["headings"]
        self.paper = Paper(look)
        self.entries: list[tuple[int, str, str]] = []

    def written(self) -> bytes:
        """Every part in its order, then the contents list, the edges and the properties."""
        self._cover()
        self.paper.add("TOCHeading", [self.heads["contents"]], Setting(page_break=True))
        self._head(1, self.heads["summary"], Setting(page_break=True, before=0))
        first = self.paper.end.getprevious()
        self._texts("Lead", self.data["summary"])
        self._glance()
        self._findings()
        self._recommendations()
        self._developments()
        self._sections()
        helpline(self.paper, self.data["helpline"])
        contents(self.paper, self.entries, first, self.data["contents_depth"])
        set_header(self.paper, self.data["title"], self.data["reference"])
        set_footer(self.paper, self.data["partnership"])
        keep_cover_bare(self.paper)
        set_properties(self.paper.file, self.edition, REPORT)
        add_application_part(self.paper.file, self.edition, WordPart)
        return self.paper.save()

    def _head(self, level: int, text: str, setting: Setting = PLAIN) -> None:
        self.entries.append((level, text, self.paper.heading(level, [text], setting)))

    def _texts(self, style: str, texts: list[str], setting: Setting = PLAIN) -> None:
        for text in texts:
            self.paper.add(style, [text], setting)

    def _cover(self) -> None:
        """Reference, title, date, partnership and nothing else."""
        self.paper.add("CoverReference", [self.data["reference"]])
        titled(self.paper, self.data["title"], 34)
        self.paper.add("CoverDate", [self.data["date"]])
        foot = self.paper.add("CoverPartnership", [self.data["partnership"]])
        foot.pPr[0].addnext(
            tag(
                "framePr", w=TEXT_WIDTH, wrap="around", vAnchor="margin", hAnchor="margin", xAlign="left",
                yAlign="bottom",
            )
        )  # fmt: skip
        self.paper.add("Gap", [])  # the frame above stands on the page of the paragraph below it

    def _glance(self) -> None:
        self._head(1, self.heads["glance"])
        for fact in self.data["glance"]:
            self.paper.add("Fact", labelled(fact["label"], fact["text"]))

    def _findings(self) -> None:
        if self.data["findings"]:
            self._head(1, self.heads["findings"])
        for number, finding in enumerate(self.data["findings"], 1):
            colour = GOOD if finding["good"] else house.colour(self.look.primary)
            # Word draws one rule past paragraphs with the same indent, so that of the next finding differs.
            rule = Setting(rule=colour, indent=RULE_INDENT + number % 2)
            whole = replace(rule, keep=finding["whole"])
            self.paper.add("Label", [f"Finding {number}. {finding['practice']}"], rule)
            self._head(2, finding["title"], replace(rule, before=60))
            self.paper.heading(3, [self.heads["what_happened"]], rule)
            self._texts("Normal", finding["what_happened"], whole)
            self.paper.heading(3, [self.heads["why"]], rule)
            *earlier, last = finding["why"]
            self._texts("Normal", earlier, whole)
            self.paper.add("Normal", [last], whole if finding["themes"] else rule)
            if finding["themes"]:
                self.paper.add("Quiet", [f"Themes: {finding['themes']}"], rule)

    def _recommendations(self) -> None:
        """Each recommendation with its facts, in one piece where it is short; then the chart."""
        if not self.edition.recommendations:
            return
        self._head(1, self.heads["recommendations"])
        for item in self.data["recommendations"]:
            self._head(2, item["heading"])
            for text in item["text"]:
                self.paper.add("Normal", [{"text": text, "strong": True}], Setting(keep=True))
            *facts, last = item["facts"]
            for fact in facts:
                setting = Setting(keep=item["whole"])
                self.paper.add("Fact", labelled(fact["label"], fact["text"]), setting)
            self.paper.add("Fact", labelled(last["label"], last["text"]))
        chart = self.data["chart"]
        self._head(2, chart["title"])
        self.paper.add("Normal", [chart["words"]], Setting(keep=True))
        self.paper.picture(draw_chart_png(chart_rows(self.edition), self.look), chart["words"], CHART_INCHES)
        add_table(
            self.paper,
            chart["columns"],
            [[[[label]], [[str(count)]]] for label, count in chart["rows"]],
            widths=CHART_WIDTHS,
            caption=chart["title"],
            aligns=("left", "right"),
        )

    def _developments(self) -> None:
        if self.data["developments"]:
            self._head(1, self.heads["developments"])
        for item in self.data["developments"]:
            self._head(2, item["title"])
            self._texts("Normal", item["text"])
            if item["link"]:
                self.paper.add("Normal", [item["link"]])

    def _sections(self) -> None:
        for section in self.data["sections"]:
            self._head(1, section["heading"])
            writing = Section(self.paper, section["heading"])
            writing.write(section["blocks"])
            self.entries += [entry for entry in writing.headings if entry[0] <= 2]


def labelled(label: str, text: str) -> list[Any]:
    """A label, and its words at the tab stop."""
    return [{"text": f"{label}:", "style": "FactLabel"}, "\t", text]


def titled(paper: Paper, title: str, most: int) -> None:
    """The title at `most` points, smaller where it is long, as in the PDF."""
    share = next((share for letters, share in TITLE_SHARES if len(title) > letters), 1.0)
    paragraph = paper.add("Title", [title])
    for run in paragraph.iter(qn("w:r")) if share < 1 else ():
        run.get_or_add_rPr().append(tag("sz", val=round(most * share * 2)))


def helpline(paper: Paper, data: dict[str, Any]) -> None:
    """Worried about a child? The last thing that a reader sees."""
    paper.add("HelpHeading", [data["heading"]], Setting(before=HELP_BELOW))
    for text in data["text"]:
        paper.add("Help", [text])
    paper.add("Help", ["Telephone: ", {**data["phone"], "strong": True}])
