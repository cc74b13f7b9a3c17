"""What is checked of an HTML page before it goes out."""

from __future__ import annotations

from html.parser import HTMLParser

from jigsaw.documents.fields import SCHEMES
from jigsaw.documents.made import Check

EMPTY = frozenset("area base br col embed hr img input link meta source track wbr".split())


class PageReader(HTMLParser):
    """Notes the tags, the headings, the links and the words of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str] = []
        self.open: list[str] = []
        self.said: list[str] = []
        self.language = ""
        self.balanced = True
        self.handlers = False
        self.tables_without_headings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.tags.append(tag)
        self.handlers = self.handlers or any(name.startswith("on") for name in values)
        if tag == "html":
            self.language = values.get("lang") or ""
        if tag == "a":
            self.links.append(values.get("href") or "")
        if tag == "table":
            self.tables_without_headings += 1
        if tag == "th" and self.tags[-4:] in (["table", "thead", "tr", "th"],):
            self.tables_without_headings -= 1
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.balanced = self.balanced and bool(self.open) and self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in ("style", "title"):
            self.said.append(data)


def check_page(html: str) -> tuple[int, tuple[Check, ...]]:
    """The number of words of a whole HTML page and the outcome of every check."""
    page = PageReader()
    page.feed(html)
    page.close()
    levels = [int(tag[1]) for tag in page.tags if tag in ("h1", "h2", "h3", "h4", "h5", "h6")]
    steps = all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))
    schemes = [link.split(":")[0].lower() for link in page.links if not link.startswith("#")]
    checks = (
        Check("Names its language", page.language.startswith("en")),
        Check("Has a title", page.tags.count("title") == 1),
        Check("Has one main heading", levels.count(1) == 1 and levels[0] == 1),
        Check("Headings follow in order", steps),
        Check("Tables have headings", page.tables_without_headings == 0),
        Check("Links lead to allowed addresses", all(scheme in SCHEMES for scheme in schemes)),
        Check(
            "Nothing runs",
            not {"script", "iframe", "object", "form"}.intersection(page.tags) and not page.handlers,
        ),
        Check("Every element is closed", page.balanced and not page.open),
    )
    return len(" ".join(page.said).split()), checks
