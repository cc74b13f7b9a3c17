"""Text cut by measure into what fits one slide: nothing overflows, nothing is lost without saying so."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from jigsaw.documents.office.measure import height, sentences

REST = "The report has the rest."
BULLET_INDENT = 0.375  # inches, as in the master's second level
SHARES = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9)  # of a slide, tried in turn to fill slides alike
AFTER = 12.0  # points after a paragraph, as in the master


@dataclass(frozen=True)
class Words:
    """A paragraph of a slide: running text, or an entry of a list; with a link when it has one."""

    text: str
    bullet: bool = False
    link: str = ""
    bold: bool = False


def words_height(words: Words, size: float, inches: float) -> float:
    """Height in inches of one paragraph with the space after it."""
    room = inches - (BULLET_INDENT if words.bullet else 0)
    return height(words.text, size, room, bold=words.bold, after=AFTER)


def all_height(paragraphs: Iterable[Words], size: float, inches: float) -> float:
    """Height in inches of paragraphs one below the other."""
    return sum(words_height(words, size, inches) for words in paragraphs)


def _longest(parts: Sequence[str], glue: str, fits: Callable[[str], bool]) -> int:
    """How many of `parts`, from the first on, fit together; at least 0."""
    low, high = 0, len(parts)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(glue.join(parts[:middle])):
            low = middle
        else:
            high = middle - 1
    return low


def _split(words: Words, fits: Callable[[str], bool]) -> tuple[Words, Words]:
    """The part that fits and what follows: cut after a sentence, else after a word, else after a letter."""
    text = words.text
    for parts, glue in ((sentences(text), " "), (text.split(), " "), (list(text), "")):
        count = _longest(parts, glue, fits)
        if 0 < count < len(parts):
            first, rest = (glue.join(some).strip() for some in (parts[:count], parts[count:]))
            return replace(words, text=first), replace(words, text=rest)
    return words, replace(words, text="")


def shortened(text: str, size: float, inches: float, most: float) -> str:
    """`text` when it stands within `most` inches of height, else its first part and a note of the rest."""

    def fits(part: str) -> bool:
        return height(f"{part} {REST}", size, inches) <= most

    if height(text, size, inches) <= most:
        return text
    kept, _ = _split(Words(text), fits)
    return f"{kept.text} {REST}"


def even_pages(paragraphs: Sequence[Words], size: float, inches: float, most: float) -> list[list[Words]]:
    """As pages(), with as many slides, but filled alike: a last slide with one line looks like a mistake."""
    full = pages(paragraphs, size, inches, most)
    for share in SHARES if len(full) > 1 else ():
        even = pages(paragraphs, size, inches, most * share)
        if len(even) == len(full) and sum(map(len, even)) == sum(map(len, full)):
            return even
    return full


def pages(paragraphs: Sequence[Words], size: float, inches: float, most: float) -> list[list[Words]]:
    """Paragraphs dealt out to slides, each at most `most` inches high; a long paragraph is divided.

    A heading stays with the text below it.
    """

    def stands(words: Words, room: float) -> bool:
        return words_height(words, size, inches) <= room

    def fits(words: Words, room: float, part: str) -> bool:
        return stands(replace(words, text=part), room)

    dealt: list[list[Words]] = [[]]
    waiting = deque(paragraphs)
    while waiting:
        words = waiting.popleft()
        room = most - all_height(dealt[-1], size, inches)
        if stands(words, room):
            dealt[-1].append(words)
        elif any(not earlier.bold for earlier in dealt[-1]):
            heading = [dealt[-1].pop()] if dealt[-1][-1].bold else []
            dealt.append(heading)
            waiting.appendleft(words)
        else:
            first, rest = _split(words, partial(fits, words, room))
            dealt[-1].append(first)
            if rest.text:
                dealt.append([])
                waiting.appendleft(rest)
    return [page for page in dealt if page]
