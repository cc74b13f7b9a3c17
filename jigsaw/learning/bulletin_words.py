"""The words of the mails to people who asked for updates. Plain text; no picture, no counter, no hidden address."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from jigsaw.documents.words import date_in_words, term_in_words
from jigsaw.library.released import NewReview

WIDTH = 76
DAYS_TO_CONFIRM = 7


@dataclass(frozen=True)
class Letter:
    """The subject and the text of a mail."""

    subject: str
    body: str


@dataclass(frozen=True)
class Section:
    """The new reviews of one partnership."""

    heading: str
    reviews: tuple[NewReview, ...]


@dataclass(frozen=True)
class Proposal:
    """A bulletin as it proposes itself: what it is about, and what it tells."""

    of: str
    month: date
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many reviews it tells of."""
        return sum(len(each.reviews) for each in self.sections)


def propose(*, of: str, month: date, reviews: Iterable[NewReview]) -> Proposal | None:
    """The bulletin of a month out of what was released: a section for each partnership, newest review first.

    `of` is the name of the partnership or the region. None where there is no news: then no mail is written.
    """
    ordered = sorted(
        reviews, key=lambda each: (each.publisher_name, -each.published_on.toordinal(), each.title)
    )
    if not ordered:
        return None
    grouped = groupby(ordered, key=lambda each: each.publisher_name)
    return Proposal(of, month, tuple(Section(name, tuple(found)) for name, found in grouped))


def bulletin_letter(proposal: Proposal, *, change: str, end: str) -> Letter:
    """A bulletin as a mail. `change` and `end` are the addresses at which the reader changes or ends it."""
    month = f"{proposal.month:%B %Y}"
    plural = "" if proposal.count == 1 else "s"
    lead = f"{proposal.of}: {proposal.count} new review{plural} published in {month}."
    blocks = [filled(lead)]
    for section in proposal.sections:
        blocks.append(f"{section.heading}\n{'-' * min(len(section.heading), WIDTH)}")
        blocks += [_review(each) for each in section.reviews]
    return Letter(
        f"Learning from reviews in {month}: {proposal.count} new review{plural}",
        "\n\n".join([*blocks, _foot(change, end)]) + "\n",
    )


def search_letter(
    name: str, reviews: Sequence[NewReview], *, all_found: str, change: str, end: str
) -> Letter:
    """What a saved search found that is new. `all_found` is the address of the search itself."""
    plural, verb = ("", "matches") if len(reviews) == 1 else ("s", "match")
    counted = f"{len(reviews)} new review{plural}"
    blocks = [filled(f"{counted} {verb} your search: {name}.")]
    blocks += [_review(each) for each in reviews]
    blocks += [f"All that the search finds:\n{all_found}", _foot(change, end)]
    return Letter(f"{counted}: {name}", "\n\n".join(blocks) + "\n")


def confirm_letter(*, of: str, what: str, address: str) -> Letter:
    """What is sent to an address that somebody asked updates for. `what` is a sentence: what is sent, and when."""
    asked = f"Somebody asked for updates by email to be sent to this address: {of}."
    blocks = [
        filled(f"{asked} {what}"),
        f"If it was you, confirm it on this page within {DAYS_TO_CONFIRM} days:\n{address}",
        filled(
            "If it was not you, do nothing. You will not be sent any updates, and the address is forgotten."
        ),
    ]
    return Letter("Confirm your email updates", "\n\n".join(blocks) + "\n")


def what_is_sent(themes: Sequence[str]) -> str:
    """What a subscription brings, in a sentence."""
    when = "One email a month, only when something new was published"
    if not themes:
        return f"{when}."
    return f"{when} on: {', '.join(term_in_words(each) for each in themes)}."


def what_a_search_sends(words: str) -> str:
    """What a saved search brings, in a sentence. `words` say what is searched for."""
    return f"One email a day at most, when a new review matches: {words}."


def filled(text: str) -> str:
    """A paragraph in lines that every mail program shows whole; addresses are never broken."""
    return textwrap.fill(text, WIDTH, break_long_words=False, break_on_hyphens=False)


def _review(each: NewReview) -> str:
    return "\n".join(
        [
            filled(each.title),
            filled(each.learning),
            f"Published {date_in_words(each.published_on)}",
            each.address,
        ]
    )


def _foot(change: str, end: str) -> str:
    return f"You asked for this email.\nChange what you are sent:\n{change}\nStop these emails:\n{end}"
