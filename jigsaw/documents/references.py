"""Case references and titles: what people write for one review, and how we tell that it is the same.

A reference is a partnership's code, a financial year and a number. It is written in many ways
(BSCP2020-21-01, BSCP 2020/21-01, "Ref no: BSCP 2021/22-01"); ours is the house form "ASCP 2024-25/02".
What was written is always kept (`raw`).

The code is not a key. BSCP is Birmingham and Buckinghamshire, LSCP is Leeds, Liverpool and Lambeth: two
references are the same review only within one partnership. The key of a review is partnership and review.

Deliberately not a reference, and never turned into one:

- a pseudonym or an alias: Child Q, Child C & D, Family T, Eddie, SCR Matthew. Several areas use the same
  one, and a pseudonym may be withdrawn. So a code in lower or mixed case counts only where it looks like
  an abbreviation: it ends as codes of partnerships do (…scp, …scb) or has no vowel, or the caller names it;
- a number without a code ("2020-21-01"): it says nothing about whose it is;
- a date: "2024-12-17", also after a word or a code ("Minutes BSCP 2024-12-17"). Where the years would be
  consecutive ("BSCB 2008-09-01"), it is a reference;
- an NSPCC accession number (NC50543): an external id, see `external_ids`;
- a casework reference (AB-2026-04): never public, see `casework_references`.

A review may have no reference at all, as national reviews have none. A gap in the numbers says nothing.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
SLASHES = "/\\\\\u2044\u2215\uff0f"
SPACE = r"[\s\u00ad\u200b\u2060\ufeff]"
JOIN = rf"{SPACE}{{0,3}}[{DASHES}_{SLASHES}]{SPACE}{{0,3}}"

# Every part is bounded and starts at the edge of a word, so reading takes time in proportion to the text.
REFERENCE = re.compile(
    rf"(?<![^\W_])(?P<code>[A-Za-z]{{2,8}})(?:{JOIN}|{SPACE}{{0,4}})"
    rf"(?P<start>(?:19|20)[0-9]{{2}})(?P<first>{JOIN})"
    rf"(?P<end>(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?P<second>{JOIN})"
    r"(?P<number>[0-9]{1,3})(?![0-9])"
)
CASEWORK = re.compile(
    rf"(?<![^\W_])(?P<code>[A-Za-z]{{2,4}})[{DASHES}](?P<year>20[0-9]{{2}})[{DASHES}](?P<number>[0-9]{{2,3}})"
    rf"(?![0-9])(?![{DASHES}{SLASHES}][0-9])"
)
ACCESSION = re.compile(rf"(?<![^\W_])[Nn][Cc]{SPACE}?(?P<digits>[0-9]{{5,6}})(?![0-9])")

ABBREVIATION = re.compile(r"[a-z]*sc[pb]|[bcdfghjklmnpqrstvwxz]+")
NOT_CODES = frozenset(
    "about after and april aug august before by case child children date dated dec december did during early "
    "family feb february fig for from fy in jan january jul july jun june late mar march may mid mr mrs no "
    "nov november number oct october of on page part post pp pre ref reference report review reviews sep "
    "sept september since st summer tel the to until up version vol vs was were year years "
    "winter spring autumn"
    .split()
)  # fmt: skip


@dataclass(frozen=True)
class Reference:
    """One case reference found in a text. Years are calendar years; `number` counts within the span.

    `flag` says, for a person to settle, what looks wrong; it is empty where nothing does.
    """

    raw: str
    code: str
    start_year: int
    end_year: int
    number: int

    @property
    def house(self) -> str:
        """The one form we show: "ASCP 2024-25/02"."""
        short = f"{self.end_year % 100:02d}"
        end = short if _end_year(self.start_year, short) == self.end_year else str(self.end_year)
        return f"{self.code} {self.start_year}-{end}/{self.number:02d}"

    @property
    def flag(self) -> str:
        if self.end_year != self.start_year + 1:
            return f"The years must follow each other. {self.start_year} and {self.end_year} do not"
        return "The number must be 1 or more" if self.number == 0 else ""

    @property
    def slug(self) -> str:
        """The form for addresses: "ascp-2024-25-02"."""
        return re.sub(r"[ /]", "-", self.house.lower())

    @property
    def parsed(self) -> tuple[str, int, int, int]:
        """What counts when references are compared within one partnership: all but how it was written."""
        return (self.code, self.start_year, self.end_year, self.number)


@dataclass(frozen=True)
class ExternalId:
    """A review's number in somebody else's register. `kind` is "nspcc"."""

    raw: str
    kind: str
    value: str


@dataclass(frozen=True)
class CaseworkReference:
    """A reference of casework, like AB-2026-04. Casework is never public, so it never gets an address."""

    raw: str
    code: str
    year: int
    number: int


def parse(text: object, codes: Iterable[str] = ()) -> list[Reference]:
    """Every case reference in any text, in the order of the text; a review named twice is found twice.

    `codes` are codes known to be partnerships' own, taken in any case. Never raises: bytes are read as
    UTF-8, and None or anything else that is no text holds no references.
    """
    known = {code.upper() for code in codes}
    found = []
    for match in REFERENCE.finditer(_text(text)):
        if _is_code(match["code"], known) and not _is_date(match):
            start = int(match["start"])
            found.append(
                Reference(
                    raw=match[0],
                    code=match["code"].upper(),
                    start_year=start,
                    end_year=_end_year(start, match["end"]),
                    number=int(match["number"]),
                )
            )
    return found


def distinct(references: Iterable[Reference]) -> list[Reference]:
    """The references with each review once, as first written: two codes in one document stay two."""
    first: dict[tuple, Reference] = {}
    for reference in references:
        first.setdefault(reference.parsed, reference)
    return list(first.values())


def house_form(reference: str | None) -> str:
    """A reference as the house writes it, like "ASCP 2024-25/02"; one that is no case reference stays as written.

    Documents, pages and lists show this form, so that one review never carries two spellings.
    """
    found = parse(reference)
    return found[0].house if len(found) == 1 else reference or ""


def same_review(one: Reference | str | None, other: Reference | str | None) -> bool:
    """Whether both name the same review of one partnership, however they are written.

    A text counts where it holds exactly one review's reference. No reference is never the same as
    another, not even as none. Across partnerships the answer means nothing, for codes collide.
    """
    first, second = _one(one), _one(other)
    return first is not None and second is not None and first.parsed == second.parsed


def external_ids(text: object) -> list[ExternalId]:
    """Every NSPCC accession number in any text (NC50543, NC046996), in order. Never raises."""
    return [
        ExternalId(match[0], "nspcc", f"NC{match['digits']}") for match in ACCESSION.finditer(_text(text))
    ]


def casework_references(text: object) -> list[CaseworkReference]:
    """Every casework reference in any text (AB-2026-04), in order. Never raises."""
    return [
        CaseworkReference(match[0], match["code"].upper(), int(match["year"]), int(match["number"]))
        for match in CASEWORK.finditer(_text(text))
        if match["code"].lower() not in NOT_CODES
    ]


def slug_of(reference_raw: str | None, title: str, year: int | None = None) -> str:
    """The stable ASCII part of a review's public address: its reference if it has one, else its title.

    A title's slug ends in the year of publication, for titles recur. Text that is no case reference does
    not get an address, so a casework reference cannot reach one. Never empty. Two reviews may share a slug
    (codes collide, titles recur): the caller keeps addresses apart by partnership.
    """
    if (reference := _one(reference_raw)) is not None:
        return reference.slug
    ending = f"-{year}" if year else ""
    words = _ascii(title)[:70].strip("-")
    if not words:
        words = "review-" + hashlib.sha256(title.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return words + ending


@dataclass(frozen=True)
class Titles:
    """A review's titles: the one preferred, and each other way it is called, once."""

    preferred: str
    others: tuple[str, ...] = ()


USES = ("report", "statement", "briefing", "slides")


def title_key(title: str) -> str:
    """What counts when titles are compared: letters and digits, without case, quotes, dashes or spacing."""
    plain = unicodedata.normalize("NFKC", title).casefold()
    plain = re.sub(r"[\"'`´‘’‚‛“”„‟‹›«»]", "", plain)
    return " ".join(re.sub(rf"[{DASHES}]", " ", plain).split())


def choose_titles(found: Iterable[tuple[str, str]], chosen: str = "") -> Titles:
    """The preferred title and the others, from pairs of use and title like ("report", "Seen but not known").

    A title that a person chose leads. Else the report's, then the statement's, the briefing's, the
    slides', then any other in the order given. Others are listed once each, ignoring case, quotation
    marks and dashes. Raises ValueError where there is no title at all.
    """
    order = {use: place for place, use in enumerate(USES)}
    ranked = sorted(found, key=lambda pair: order.get(pair[0].casefold(), len(USES)))
    distinct_titles: dict[str, str] = {}
    for title in (chosen, *(title for _, title in ranked)):
        if key := title_key(title):
            distinct_titles.setdefault(key, " ".join(title.split()))
    if not distinct_titles:
        raise ValueError("Enter a title")
    preferred, *others = distinct_titles.values()
    return Titles(preferred, tuple(others))


def _text(text: object) -> str:
    if isinstance(text, (bytes, bytearray, memoryview)):
        return bytes(text).decode("utf-8", "replace")
    return text if isinstance(text, str) else ""


def _one(named: Reference | str | None) -> Reference | None:
    if isinstance(named, Reference):
        return named
    found = distinct(parse(named))
    return found[0] if len(found) == 1 else None


def _is_code(code: str, known: set[str]) -> bool:
    if code.upper() in known:
        return True
    if code.lower() in NOT_CODES:
        return False
    return code.isupper() or ABBREVIATION.fullmatch(code.lower()) is not None


def _is_date(match: re.Match[str]) -> bool:
    """Whether the numbers are a date like 2024-12-17: one separator, a month, a day, no financial year."""
    start, end = int(match["start"]), match["end"]
    if len(end) != 2 or _end_year(start, end) == start + 1 or len(match["number"]) != 2:
        return False
    one_separator = match["first"] == match["second"]
    return one_separator and 1 <= int(end) <= 12 and 1 <= int(match["number"]) <= 31


def _end_year(start: int, written: str) -> int:
    """The second year as meant: two digits stand for the year nearest to the first ("1999-00" is 2000)."""
    if len(written) == 4:
        return int(written)
    century = start - start % 100
    return min((century + int(written) + shift for shift in (0, 100, -100)), key=lambda y: abs(y - start - 1))


LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "ß": "ss",
        "đ": "d",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "ı": "i",
        "&": " and ",
    }
)


def _ascii(text: str) -> str:
    bare = re.sub(r"['‘’‛`´]", "", text.lower()).translate(LETTERS)
    folded = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
