"""The page, the pasted texts and the PDFs of the invented archive."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

from jigsaw.publishing.tests.past.pdf import simple_pdf
from jigsaw.publishing.tests.past.truth import MONTHS, OWN, Truth, dated, ordinal, spelled

DOCUMENTS = ["report", "briefing", "press statement", "slides", "easy read", "response"]
LABELS = {
    "report": ["Report", "Full report (PDF, 1.2MB)", "Overview report"],
    "briefing": ["Briefing note", "7 minute briefing", "Learning briefing"],
    "press statement": ["Press statement", "Partnership Statement", "Media statement"],
    "slides": ["PowerPoint presentation", "Slides", "Presentation"],
    "easy read": ["Easy read version", "Easy-read"],
    "response": ["Partnership response", "Board response"],
}
FIRST_OF = ["Amber", "Copper", "Silver", "Marble", "Velvet", "Salted", "Woven", "Stony"]


class PageMaker:
    """The files of running text. `briefings` are listed titles with the review that owns each."""

    def __init__(self, seed: int, folder: Path) -> None:
        self.rng, self.folder = random.Random(seed), folder
        self.briefings: dict[str, Truth | None] = {}
        self.paths: list[Path] = []

    def write(self, name: str, content: bytes) -> None:
        path = self.folder / name
        path.write_bytes(content)
        self.paths.append(path)

    def trap(self, truth: Truth) -> str:
        """A sentence with a date that is not of publication."""
        before = truth.day - timedelta(days=self.rng.randrange(400, 1100))
        text = f"{ordinal(before.day)} {MONTHS[before.month - 1]} {before.year}"
        month = f"{MONTHS[before.month - 1]} {before.year}"
        return self.rng.choice(
            [
                f"The child was harmed in {month} while at home.",
                f"An adult was sentenced on {text} after a trial.",
                f"The review panel first met on {text}.",
                f"A webinar for Child Safety Week was held on {text}.",
                f"A strategy published in {before.year} had asked for this.",
                f"The incident happened on {text}, and services knew the family since {before.year - 2}.",
                f"The response of agencies will be published in {month}.",
            ]
        )

    def summary(self, truth: Truth) -> str:
        return f"This review looks at how services worked with a family in Alderbrook. {self.trap(truth)}"

    # -- HTML

    def _html(self, truths: list[Truth], again: list[Truth]) -> None:
        """Headings, labels and links; a table of older ones; a list of briefings without references."""
        parts = [
            "<h1>Learning from reviews</h1>",
            "<p>Our partnership has 13 neighbours. Guidance was published in 2018.</p>",
            "<p>LCSPRs published over the last years are available to read and download below.</p>",
        ]
        for at, truth in enumerate(truths):
            truth.files.add("page.html")
            truth.kind = "local-review"
            parts.append(self._html_item(at, truth))
        parts += [*self._listed(truths), *self._older(again)]
        parts.append("</table><script>var x = 'ASCP 2001-02/99';</script><footer>© Alderbrook</footer>")
        head = "<!DOCTYPE html><html><head><title>Reviews</title></head><body><main>"
        self.write("page.html", f"{head}{''.join(parts)}</main></body></html>".encode())

    def _listed(self, truths: list[Truth]) -> list[str]:
        """Briefings by their titles; some with a second title, two of no review that is there."""
        parts = ["<h2>Briefings</h2><p>Briefing notes are available to download on this page.</p><ul>"]
        owners = self.rng.sample(truths, 18)
        for at, truth in enumerate(owners):
            title = truth.title
            if at % 6 == 5:
                title = (
                    f"{title.split(':')[0]} – a note for teams"
                    if ":" in title
                    else f"{title}: a note for teams"
                )
                truth.asked.add("merge")
            else:
                truth.documents.add("briefing")
            self.briefings[title] = truth
            parts.append(f"<li><a href='/b{at}.pdf'>‘{title}’</a></li>")
        for title in ("Every door counts for a carer", "When nobody rang twice"):
            self.briefings[title] = None
            parts.append(f"<li>{title}</li>")
        return parts

    def _older(self, again: list[Truth]) -> list[str]:
        """A table of reviews that other files have too, some with less precise dates."""
        parts = [
            "</ul><h2>Older reviews</h2><table><tr><th>Reference</th><th>Title</th><th>Published</th></tr>"
        ]
        for truth in again:
            if truth.reference and "title" not in truth.asked and truth.whose == "own":
                truth.files.add("page.html")
                shown = f"{truth.day:%d.%m.%Y}" if truth.precision == "day" else str(truth.day.year)
                if not truth.precision:
                    truth.precision, shown = "year", str(truth.day.year)
                elif truth.precision not in ("day", "month", "year"):
                    shown = f"{MONTHS[truth.day.month - 1]} {truth.day.year}"
                    truth.precision = "month"
                cells = (spelled(self.rng, truth.reference), truth.title, shown)
                parts.append("<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>")
        return parts

    def _html_item(self, at: int, truth: Truth) -> str:
        reference, published = spelled(self.rng, truth.reference), dated(self.rng, truth)
        kinds = self.rng.sample(DOCUMENTS, 3)
        truth.documents |= set(kinds)
        links = "".join(
            f"<li><a href='/{truth.number}-{k.replace(' ', '')}.pdf'>{self.rng.choice(LABELS[k])}</a></li>"
            for k in kinds
        )
        summary = f"<p>{self.summary(truth)}</p>"
        below = f"{summary}<ul>{links}</ul>"
        if at % 4 == 0:
            labels = f"Case reference: {reference}<br>Publication date: {published}"
            return f"<h3>{truth.title}</h3><p>{labels}</p>{below}"
        if at % 4 == 1:
            above = f"<h3>{reference}: {truth.title}</h3><p>Published: {published}</p>"
            return f"{above}{summary}<h4>Resources</h4><ul>{links}</ul>"
        if at % 4 == 2:
            heading = f"<summary>{truth.title} ({reference})</summary>"
            return f"<details>{heading}<p>Date of publication - {published}</p>{below}</details>"
        heading = f"<p><strong>Case reference:</strong> {reference}</p><p><b>Title:</b> ‘{truth.title}’</p>"
        return f"{heading}<p>Date published: {published}</p>{below}"

    # -- pasted text

    def _text(self, truths: list[Truth], again: list[Truth]) -> None:
        """Labels, headings and wrapped paragraphs; news about reviews that the page has, without their references."""
        parts = [
            "Learning from our reviews",
            "The reviews that our board published since 2011 are listed below.",
            "",
        ]
        for at, truth in enumerate(truths):
            truth.files.add("pasted.txt")
            published = dated(self.rng, truth)
            reference = spelled(self.rng, truth.reference)
            truth.kind = "local-review"
            if at % 5 == 4:
                parts += [f"Case reference: {reference}", f"Publication date: {published}"]
                truth.titles = []
                truth.asked.add("title")
            else:
                parts += [f"{reference}: ‘{truth.title}’", f"Publication date: {published}"]
            parts += self._wrapped(
                f"This Local Child Safeguarding Practice Review looks at work with one family. {self.trap(truth)}"
            )
            if at % 3 == 0:
                truth.documents |= {"report", "slides"}
                parts += [
                    "Practitioner resources",
                    f"- {spelled(self.rng, truth.reference)} Report",
                    f"- {reference} PowerPoint Presentation",
                ]
            parts.append("")
        self.write("pasted.txt", "\r\n".join(parts).encode("utf-16"))
        news = ["Learning in the news", ""]
        for truth in again:
            day = truth.day
            truth.files.add("news.txt")
            said = f"The review, published on the {ordinal(day.day)} {MONTHS[day.month - 1]}, titled ‘{truth.title}’"
            news += [truth.title, f"{said} looks at work with a family. {self.trap(truth)}", ""]
        self.write("news.txt", "\n".join(news).encode("cp1252"))

    def _wrapped(self, text: str) -> list[str]:
        lines, line = [], ""
        for word in text.split():
            if len(line) + len(word) > 72:
                lines.append(line)
                line = ""
            line = f"{line} {word}".strip()
        return [*lines, line]

    # -- PDFs

    def _pdfs(self, truths: list[Truth], again: list[Truth]) -> None:
        """Press statements and reports of one review each; statements that give a second title; one long list."""
        for at, truth in enumerate(truths[:12]):
            self._statement(f"statement-{at}.pdf", truth, truth.title)
        for at, truth in enumerate(truths[12:16]):
            self._report(f"report-{at}.pdf", truth)
        for at, truth in enumerate(again):
            truth.documents.add("press statement")
            if at % 2:
                truth.titles.append(f"{FIRST_OF[at]} voices in the hall")
                truth.asked.add("title")
            self._statement(f"second-{at}.pdf", truth, truth.titles[-1], known=True)
        lines = ["Alderbrook Safeguarding Children Partnership", "Yearly list of published reviews", ""]
        for truth in truths[16:]:
            truth.files.add("list.pdf")
            truth.kind = "local-review"
            lines += [
                f"Case reference: {spelled(self.rng, truth.reference)}",
                f"Title: {truth.title}",
                f"Publication date: {dated(self.rng, truth)}",
            ]
            lines += self._wrapped(
                f"This serious case review looks at work with one family. {self.trap(truth)}"
            ) + [""]
        self.write("list.pdf", simple_pdf([lines[at : at + 40] for at in range(0, len(lines), 40)]))

    def _statement(self, name: str, truth: Truth, title: str, *, known: bool = False) -> None:
        day = truth.day
        truth.files.add(name)
        truth.documents.add("press statement")
        if not known:
            truth.kind = "local-review"
        truth.precision = "day"
        today = f"Today we are publishing a review of work with one family. {self.trap(truth)} A plan began in 2012."
        copy = f"A copy can be read on our website (Case Reference {spelled(self.rng, truth.reference)})."
        lines = ["PARTNERSHIP STATEMENT", ""]
        lines += [f"Publication of a Local Child Safeguarding Practice Review - '{title}'", ""]
        lines += [f"Date: {ordinal(day.day)} {MONTHS[day.month - 1]} {day.year}", "", *self._wrapped(today)]
        lines += ["", "Note to editors", "", *self._wrapped(copy)]
        self.write(name, simple_pdf([lines]))

    def _report(self, name: str, truth: Truth) -> None:
        """A report's first page: its date is that of the report, its title is only beside its type."""
        truth.files.add(name)
        truth.documents.add("report")
        truth.kind = "local-review"
        truth.asked |= {"title", "published_on"}
        truth.precision = ""
        lines = [OWN, "", "Local Child Safeguarding Practice Review", truth.title, ""]
        lines += [f"Ref no: {spelled(self.rng, truth.reference)}"]
        lines += [
            f"Final report {MONTHS[truth.day.month - 1]} {truth.day.year}",
            "",
            *self._wrapped(self.trap(truth)),
        ]
        self.write(name, simple_pdf([lines, [f"Page two of {name}"]]))
