"""A text as its lines: what each is (heading, item, text), where it stands, and the links in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from jigsaw.publishing.past.fields import label_of
from jigsaw.publishing.past.found import Place

HEADING, ITEM, TEXT = "heading", "item", "text"
BULLET = re.compile(r"^\s*(?:[-–—•*·▪●◦‣]|o(?=\s)|[0-9]{1,2}[.)])\s+(?=\S)")
# A sentence that ends within the line, or one that begins as running text does.
SENTENCE = re.compile(r"[a-z]{3}\.\s+[A-Z]|^(?:This|These|Those|It|Today|We|During|There|Since)\s(?!.*:\s)")
# A line that ends so goes on in the next one.
GOES_ON = re.compile(
    r"[a-z]{3}\.\s+[A-Z].*$|\b(?:the|a|an|of|for|to|in|on|at|by|with|and|or|from|was|were|is|are|has|had)$"
)
WRAPPED_FROM = 55  # a line of a wrapped paragraph is at least so long
LONGEST_HEADING, MOST_WORDS = 130, 18


@dataclass(frozen=True)
class Line:
    """One line or block of a text. `reason` is not empty where its characters were garbled."""

    text: str
    place: Place
    style: str = TEXT
    links: tuple[tuple[str, str], ...] = ()
    reason: str = ""

    @property
    def is_short(self) -> bool:
        """Whether it can be a heading: short, and no sentence."""
        words = self.text.split()
        ends = self.text.rstrip("’”'\"")[-1:]
        return (
            len(self.text) <= LONGEST_HEADING
            and len(words) <= MOST_WORDS
            and ends not in ".,;"
            and self.text[:1] not in "(&"
            and not SENTENCE.search(self.text)
            and not self.text[:1].islower()
        )

    @property
    def may_head(self) -> bool:
        if self.style == HEADING:
            return True
        return self.style == TEXT and self.is_short and not label_of(self.text)[0]


@dataclass(frozen=True)
class RawLine:
    """A line as it stands in the file, with its place."""

    text: str
    place: Place


def joined(raw: list[RawLine]) -> list[RawLine]:
    """Lines that were wrapped are put together again; a blank line, a bullet or a label begins a new one."""
    lines: list[RawLine] = []
    last = ""
    for line in raw:
        text = line.text.rstrip()
        if not text.strip():
            last = ""
            continue
        begins = text.lstrip()[:1]
        goes_on = (
            len(last) >= WRAPPED_FROM
            and last[-1:] not in ".!?:’”"
            and not BULLET.match(text)
            and not label_of(text)[0]
            and (not begins.isupper() or last[-1:] in ",-–;(" or GOES_ON.search(last) is not None)
        )
        if goes_on and lines:
            lines[-1] = RawLine(f"{lines[-1].text} {text.strip()}", lines[-1].place)
        else:
            lines.append(RawLine(text, line.place))
        last = text
    return lines


def styled(raw: list[RawLine]) -> list[Line]:
    """Raw lines as lines: bullets become items, garbled characters are mended and told."""
    from jigsaw.publishing.past.cleaning import cleaned

    lines = []
    for line in joined(raw):
        bullet = BULLET.match(line.text)
        made = cleaned(line.text[bullet.end() :] if bullet else line.text)
        if made.text:
            lines.append(Line(made.text, line.place, ITEM if bullet else TEXT, made.links, made.reason))
    return lines
