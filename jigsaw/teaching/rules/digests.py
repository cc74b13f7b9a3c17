"""The words of a digest, "Since September we have published …": no database, no request, no clock."""

from __future__ import annotations

from datetime import date

from jigsaw.calendar.words import MONTHS, count_words, date_words


def since_words(since: date) -> str:
    """The beginning of the time in words: "September 2026" from its first day, else "14 September 2026"."""
    return f"{MONTHS[since.month - 1]} {since.year}" if since.day == 1 else date_words(since)


def counted(reviews: int, webinars: int, pages: int) -> str:
    """What was published, counted: "3 reviews, 1 webinar and 2 pages of guidance and campaigns"."""
    parts = [
        count_words(reviews, "review") if reviews else "",
        count_words(webinars, "webinar") if webinars else "",
        f"{count_words(pages, 'page')} of guidance and campaigns" if pages else "",
    ]
    said = [part for part in parts if part]
    return " and ".join([", ".join(said[:-1]), said[-1]] if len(said) > 1 else said)


def digest_title(since: date) -> str:
    """The title that a digest begins with."""
    return f"What we have published since {since_words(since)}"


def digest_summary(place: str) -> str:
    """The summary that a digest begins with; `place` is the area of a partnership or the name of a region."""
    return f"What is new for everyone who works with children in {place}."


def digest_sentence(since: date, reviews: int, webinars: int, pages: int) -> str:
    """The sentence that a digest begins with."""
    return f"Since {since_words(since)} we have published {counted(reviews, webinars, pages)}."
