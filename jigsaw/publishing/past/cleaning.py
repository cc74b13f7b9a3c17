"""Texts made plain: markup read as its text, garbled characters mended and told, unseen signs taken out."""

from __future__ import annotations

import re
from typing import NamedTuple

from lxml import etree, html

from jigsaw.agency_returns.chronology.cleaning import clean

TAG = re.compile(
    r"</?(?:p|div|br|a|b|i|em|strong|span|li|ul|ol|h[1-6]|font|u|td|th|tr|table|tbody|sup)\b[^<>]*>",
    re.IGNORECASE,
)
ENTITY = re.compile(r"&(?:[a-z]{2,8}|#[0-9]{2,5}|#x[0-9a-f]{2,4});", re.IGNORECASE)
# UTF-8 that was read as Windows-1252: the beginnings that such texts have.
GARBLED = re.compile(r"â€|Ã[\x80-\xbf©¨ª«¬­®¯°±²³´µ¶·¸¹º»¼½¾¿\u20ac\u201a-\u2122]|Â[\xa0£©®°·´`]|ï»¿|â‚¬")
LOST = "\ufffd"
STRAY = re.compile(r"(?<=\w)\?(?=[a-z]{1,2}\b)|(?<=\s)\?(?=\w)")
BLOCKS = frozenset("p div li ul ol h1 h2 h3 h4 h5 h6 tr table section article br dt dd".split())


class Cleaned(NamedTuple):
    """A text made plain, the links that it held, and what a person must look at."""

    text: str
    links: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    had_markup: bool = False


def cleaned(text: str) -> Cleaned:
    """The text as people read it. Never raises; what could not be mended is said in the reason."""
    links: tuple[tuple[str, str], ...] = ()
    had_markup = bool(TAG.search(text))
    if had_markup:
        text, links = _without_markup(text)
    elif ENTITY.search(text):
        text = _unescaped(text)
    mended, reason = mend(text)
    return Cleaned(clean(mended.replace("\u00a0", " ")), links, reason, had_markup)


def mend(text: str) -> tuple[str, str]:
    """Garbled characters mended where every one of them can be; and the reason to look, "" where all was well."""
    if LOST in text:
        return text, "characters are lost (�): write them as they were"
    if not GARBLED.search(text):
        return text, ""
    mended = text
    for _ in range(2):  # some texts were garbled twice
        if not GARBLED.search(mended):
            break
        mended = _mended_once(mended)
    if GARBLED.search(mended):
        return text, "characters are garbled: write them as they were"
    return mended, f"garbled characters were mended: ‘{mended[:80]}’"


def _mended_once(text: str) -> str:
    """Each run of characters that are UTF-8 read as Windows-1252, as it was; a run that is none stays."""

    def again(run: re.Match[str]) -> str:
        try:
            return b"".join(_byte(letter) for letter in run[0]).decode("utf-8")
        except (UnicodeDecodeError, UnicodeEncodeError):
            return run[0]

    return re.sub(r"[^\x00-\x7f]+", again, text)


def _byte(letter: str) -> bytes:
    try:
        return letter.encode("cp1252")
    except UnicodeEncodeError:
        return letter.encode("latin-1")  # five bytes have no letter in Windows-1252 and stay controls


def _without_markup(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    try:
        root = html.fragment_fromstring(text, create_parent="div")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return TAG.sub(" ", text), ()
    etree.strip_elements(root, "script", "style", with_tail=False)
    links = tuple(
        (" ".join("".join(link.itertext()).split()), str(link.get("href", "")))
        for link in root.iter("a")
        if link.get("href")
    )
    for part in root.iter():
        if part is not root and part.tag in BLOCKS:
            part.tail = "\n" + (part.tail or "")
    lines = (" ".join(line.split()) for line in "".join(root.itertext()).splitlines())
    return "\n".join(line for line in lines if line), links


def _unescaped(text: str) -> str:
    from html import unescape

    return unescape(text)
