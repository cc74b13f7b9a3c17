"""Dates in running text, each with what it is the date of. Only what is said to be published is a publication date."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from jigsaw.documents.references import REFERENCE
from jigsaw.publishing.past.dates import MONTH_NAMES, DateReading, read_past_date

PUBLICATION = "publication"
DATES = re.compile(
    rf"""(?<![\w/])(?:
    [0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}
    |[0-9]{{1,2}}[./-][0-9]{{1,2}}[./-](?:[0-9]{{4}}|[0-9]{{2}})
    |[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{MONTH_NAMES})\.?(?:,?\s+[0-9]{{4}})?
    |(?:{MONTH_NAMES})\.?\s+[0-9]{{1,2}}(?:st|nd|rd|th)?,?\s+[0-9]{{4}}
    |(?:{MONTH_NAMES})\.?,?\s+(?:of\s+)?[0-9]{{4}}
    |(?:(?:early|mid|late)[ -])?(?:spring|summer|autumn|winter)\s+(?:of\s+)?[0-9]{{4}}(?:\s*[/–-]\s*[0-9]{{2,4}})?
    |(?:19|20)[0-9]{{2}}(?:/[0-9]{{2}})?
    )(?![\w/])""",
    re.VERBOSE | re.IGNORECASE,
)
# What a date is the date of, by the nearest word that says so. Publication that is still to come comes first.
ROLES = [
    (
        "planned",
        r"(?:will|to|shall|should|due to|expected to|hope to|cannot|not|could not)\s+(?:then |now |yet )?be\s+published"
        r"|forthcoming",
    ),
    (PUBLICATION, r"publish(?:ed|ing)|publication"),
    ("a change", r"updated|amended|revised|refreshed|corrected|removed|archived|republished"),
    ("a sentence or trial", r"sentenc\w*|convict\w*|jailed|trial|court|inquest|plead\w*|verdict|imprison\w*"),
    (
        "a meeting",
        r"met|meetings?|panel|rapid review|commissioned|began|signed off|agreed|workshop|notified|notification|referred"
        r"|referral|completed",
    ),
    ("an event", r"webinar\w*|events?|conference|launch\w*|training|session|awareness|campaign|week"),
    (
        "an incident",
        r"die[ds]?|death|dying|injur\w*|incident|harm\w*|stab\w*|born|birth|admitted|attack\w*|sustained|collapsed"
        r"|moved|placed|abuse\w*|assault\w*|taken to hospital|aged|disclos\w*|offen[cd]\w*|killed|murdered"
        r"|lost (?:his|her|their) li\w+",
    ),
]  # fmt: skip
CUES = [(role, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for role, words in ROLES]
REVIEW_NOUN = re.compile(
    r"\b(?:reviews?|lcsprs?|lscprs?|csprs?|scrs?|reports?|it|this|today)\b|^\W*(?:first\s+)?published",
    re.IGNORECASE,
)
OTHER_NOUN = re.compile(
    r"\b(?:strateg\w+|guidance|framework|campaign|toolkit|polic\w+|newsletter|bulletin|procedure\w*|protocol|statement"
    r"|working together|article|leaflet|inspection|briefings?|plan|response|research|book)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z‘“'\"])")
AFTER = 40


class DateInText(NamedTuple):
    """A date in a text: what it is the date of (publication, or in words what else), and how it reads."""

    role: str
    raw: str
    reading: DateReading


def without_references(text: str) -> str:
    """The text with each case reference blanked: the years of a reference are no dates."""
    return REFERENCE.sub(lambda found: " " * len(found[0]), text)


def dates_in(text: str, *, today: date) -> list[DateInText]:
    """Every date of a running text with its role, in order."""
    found = []
    for sentence in SENTENCE.split(without_references(text)):
        for written in DATES.finditer(sentence):
            reading = read_past_date(
                written[0].replace(".", " ") if written[0][:1].isalpha() else written[0], today=today
            )
            if reading.date is not None or reading.reason:
                found.append(DateInText(role_of(sentence, written), written[0], reading))
    return found


def role_of(sentence: str, written: re.Match[str]) -> str:
    """What the date is the date of: by the last word before it that says so, else by the first one after it."""
    before, after = sentence[: written.start()], sentence[written.end() : written.end() + AFTER]
    role, where = _nearest(before, last=True)
    if not role:
        role, _ = _nearest(after, last=False)
        where = len(before)
    if role != PUBLICATION:
        return role or "something that is not said"
    nouns = [(found.start(), True) for found in REVIEW_NOUN.finditer(before[:where])]
    nouns += [(found.start(), False) for found in OTHER_NOUN.finditer(before[:where])]
    if before[where:].casefold().startswith("publication"):
        nouns.append((where, bool(re.match(r"publication\W*(?:date\W*)?$", before[where:], re.IGNORECASE))))
    if re.match(r"\W*(?:first\s+)?publish", sentence, re.IGNORECASE) and where < 20:
        return PUBLICATION
    return PUBLICATION if nouns and max(nouns)[1] else "another publication"


def _nearest(text: str, *, last: bool) -> tuple[str, int]:
    """The role of the cue nearest to the date, and where that cue stands."""
    hits = [
        (found.end() if last else found.start(), -order, role, found.start())
        for order, (role, pattern) in enumerate(CUES)
        for found in pattern.finditer(text)
    ]
    if not hits:
        return "", 0
    best = max(hits) if last else min(hits, key=lambda hit: (hit[0], -hit[1]))
    return best[2], best[3]
