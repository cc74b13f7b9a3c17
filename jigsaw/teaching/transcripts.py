"""The transcript of a recording as paragraphs: from text, from WebVTT (as Teams and Stream give it), from Word."""

from __future__ import annotations

import html
import io
import re
import zipfile

from lxml import etree

# Paragraphs of one speaker are joined up to so many characters, so that a page can be read.
LONGEST_PARAGRAPH = 900
MOST_PARAGRAPHS, MOST_CHARACTERS = 5_000, 500_000
TOO_LONG = f"The transcript must be {MOST_CHARACTERS:,} characters or less"
EMPTY = "The transcript has no words"
UNREADABLE = "The transcript could not be read. Save it as text, or paste it"
TIMES = re.compile(r"(?:\d+:)?\d{1,2}:\d{2}[.,]\d{3}\s+-->\s")
# Neither looks past the next mark, so that a file full of marks that never end is read as quickly as another.
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s([^<>]+)>")
TAG = re.compile(r"</?[a-z][^<>]*>|<\d[^<>]*>", re.IGNORECASE)
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class NotATranscript(ValueError):
    """The text is no transcript that can stand on a page. The message says what to do."""


def paragraphs_of_text(text: str) -> list[str]:
    """Paragraphs parted by empty lines; where there is none, each line is one. Raises NotATranscript."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").lstrip("\ufeff")
    if plain.startswith("WEBVTT"):
        return _fit(_of_cues(plain))
    blocks = re.split(r"\n[ \t]*\n", plain)
    return _fit(blocks if len(blocks) > 1 else plain.split("\n"))


def paragraphs_of_bytes(content: bytes) -> list[str]:
    """The paragraphs of a text file that passed the gate. Raises NotATranscript."""
    encodings = ("utf-16",) if content.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return paragraphs_of_text(content.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise NotATranscript(UNREADABLE)


def paragraphs_of_word(content: bytes) -> list[str]:
    """The paragraphs of a Word document that passed the gate. Raises NotATranscript."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            tree = etree.fromstring(archive.read("word/document.xml"), parser)
    except (zipfile.BadZipFile, KeyError, etree.XMLSyntaxError) as fault:
        raise NotATranscript(UNREADABLE) from fault
    return _fit([_words_of(each) for each in tree.iter(f"{WORD}p")])


def _words_of(paragraph: etree._Element) -> str:
    parts = []
    for each in paragraph.iter(f"{WORD}t", f"{WORD}tab", f"{WORD}br"):
        parts.append(each.text or "" if each.tag == f"{WORD}t" else " ")
    return "".join(parts)


def _of_cues(text: str) -> list[str]:
    """The words of the cues, joined while one speaker speaks; the speaker stands before them."""
    found: list[str] = []
    last = ""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = block.strip("\n").split("\n")
        at = next((n for n, line in enumerate(lines) if TIMES.match(line)), None)
        if at is None:
            continue
        said = " ".join(lines[at + 1 :])
        voice = VOICE.search(said)
        speaker = " ".join(html.unescape(voice[1]).split()) if voice else ""
        words = " ".join(html.unescape(TAG.sub(" ", said)).split())
        if not words:
            continue
        if found and speaker == last and len(found[-1]) + len(words) < LONGEST_PARAGRAPH:
            found[-1] = f"{found[-1]} {words}"
        else:
            found.append(f"{speaker}: {words}" if speaker else words)
        last = speaker
    return found


def _fit(blocks: list[str]) -> list[str]:
    paragraphs = [" ".join(each.split()) for each in blocks if each.strip()]
    if not paragraphs:
        raise NotATranscript(EMPTY)
    if len(paragraphs) > MOST_PARAGRAPHS or sum(map(len, paragraphs)) > MOST_CHARACTERS:
        raise NotATranscript(TOO_LONG)
    return paragraphs
