"""Names of the people register in a text: found, told by their line, never said."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# A name shorter than this is also a word, or part of one, too often to be asked about.
SHORTEST_NAME = 4


@dataclass(frozen=True)
class Name:
    """One name of the people register; `seal` stands for it where the name itself must not."""

    words: str
    seal: str


@dataclass(frozen=True)
class Hit:
    """A line of a text, from 1, that may hold a name."""

    line: int
    seal: str


def folded(text: str) -> str:
    """A text for comparing names: case and accents away, all apostrophes alike, what cannot be seen left out."""
    spread = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    kept = (c for c in spread if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return "".join(kept).casefold()


def names_of_person(parts: Iterable[str], *, salt: str) -> list[Name]:
    """The names to look for: each as it is written, and each word of it that is long enough, once.

    `salt` belongs to what is written, so that one name has another seal in each.
    """
    found: dict[str, Name] = {}
    for part in parts:
        whole = " ".join(folded(part).split())
        for words in (whole, *whole.split(), *re.split(r"[\s-]+", whole)):
            words = words.strip(".,;:()'\"")
            if len(words) >= SHORTEST_NAME:
                seal = hashlib.sha256(f"{salt}|{words}".encode()).hexdigest()[:16]
                found[words] = Name(words, seal)
    return list(found.values())


def hits_in(text: str, names: Sequence[Name]) -> list[Hit]:
    """Each line in which a name stands as a word of its own, in any case and with or without accents."""
    lines = [folded(line) for line in text.replace("\r\n", "\n").split("\n")]
    whole = "\n".join(lines)
    hits = []
    for name in names:
        pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, name.words.split())) + r"(?!\w)"
        hits += [Hit(whole.count("\n", 0, m.start()) + 1, name.seal) for m in re.finditer(pattern, whole)]
    return sorted(hits, key=lambda hit: (hit.line, hit.seal))


def hit_words(hits: Sequence[Hit], called: str = "alias") -> str:
    """What is said of the lines; never the name itself. `called` is what stands in the place of a name."""
    lines = sorted({hit.line for hit in hits})
    if len(lines) == 1:
        lead = f"Line {lines[0]} may hold a name"
    else:
        lead = f"Lines {', '.join(map(str, lines[:-1]))} and {lines[-1]} may hold a name"
    return f"{lead} from the people register. Write the {called} instead."
