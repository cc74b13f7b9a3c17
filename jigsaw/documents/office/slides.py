"""The Slides: what a team meeting needs from one edition, in fifteen minutes."""

from __future__ import annotations

from collections.abc import Sequence

from jigsaw.documents import parts
from jigsaw.documents.edition import Briefing, Edition, Finding
from jigsaw.documents.look import Look
from jigsaw.documents.markdown import paragraphs
from jigsaw.documents.office import deck_template as place
from jigsaw.documents.office import usage
from jigsaw.documents.office.archive import same_bytes
from jigsaw.documents.office.cleaning import cleaned
from jigsaw.documents.office.deck import Deck, write
from jigsaw.documents.office.deck_graphics import add_chart, add_table, plan_table
from jigsaw.documents.office.filling import BULLET_INDENT, Words, all_height, even_pages, shortened
from jigsaw.documents.office.measure import height
from jigsaw.documents.office.properties import SlidesPart, add_application_part, set_properties
from jigsaw.documents.words import (
    CHART_TITLE,
    PRACTICE_WORDS,
    SLIDES,
    chart_in_words,
    chart_rows,
    date_in_words,
    in_a_sentence,
    joined,
)

# Type sizes in points, largest first: the first at which the words take one slide, else the last.
BODY_SIZES = (28, 26, 24, 22, 20)
COLUMN_SIZES = (24, 22, 20, 18)
SMALLEST = BODY_SIZES[-1]
HEADING_ROOM = 0.7  # inches: a heading above a text, and the space below both

RECOMMENDATION_COLUMNS = ("No.", "What", "Who", "By when", "Outcome for children")
RECOMMENDATION_WIDTHS = (0.75, 4.0, 2.3, 1.75, 3.03)
PLAN_COLUMNS = ("Minutes", "What to do", "How")
PLAN_WIDTHS = (1.6, 4.0, 6.23)


def write_slides(edition: Edition, look: Look | None = None) -> bytes:
    """The Slides of an edition as a PowerPoint file; the same edition gives the same bytes."""
    edition = cleaned(edition)
    marks = [edition.house_reference, edition.partnership.name]
    deck = Deck(look or Look(), " · ".join(mark for mark in marks if mark))
    _cover(deck, edition)
    _why_we_reviewed(deck, edition)
    for finding in edition.findings:
        _finding(deck, finding)
    if edition.briefing:
        _practice(deck, edition.briefing)
    if edition.recommendations:
        _recommendations(deck, edition)
        _chart(deck, edition)
    _developments(deck, edition)
    if edition.briefing:
        _list(deck, parts.BOXES[5], "For discussion", edition.briefing.questions, usage.QUESTIONS)
    _plan(deck, edition)
    _help(deck, edition)
    set_properties(deck.file, edition, SLIDES)
    add_application_part(deck.file, edition, SlidesPart)
    return same_bytes(deck.finish(), edition.published_on)


def _cover(deck: Deck, edition: Edition) -> None:
    slide = deck.add(place.COVER, edition.title, edition.house_reference or SLIDES, usage.COVER)
    write(slide.placeholders[1], [Words(date_in_words(edition.published_on))])
    name, box = edition.partnership.name, place.COVER_PARTNERSHIP_BOX
    size = next((s for s in (22, 18, 14) if height(name, s, box.width, bold=True) <= box.height * 1.8), 12)
    write(slide.placeholders[place.PARTNERSHIP], [Words(name)], size=size)


def _text(deck: Deck, title: str, section: str, words: Sequence[Words], notes: str) -> None:
    """Running text or a list on as many slides as it needs."""
    box = place.BODY_BOX
    standing = (size for size in BODY_SIZES if all_height(words, size, box.width) <= box.height)
    size = next(standing, SMALLEST)
    for page in even_pages(words, size, box.width, box.height):
        slide = deck.add(place.TEXT, title, section, notes)
        write(slide.placeholders[place.BODY], page, size=size)


def _list(deck: Deck, title: str, section: str, entries: Sequence[str], notes: str) -> None:
    _text(deck, title, section, [Words(_brief(text), bullet=True) for text in entries], notes)


def _brief(text: str) -> str:
    """A text that one slide holds below a heading, else its beginning and a note that the report has the rest."""
    box = place.BODY_BOX
    return shortened(text, SMALLEST, box.width - BULLET_INDENT, box.height - HEADING_ROOM)


def _why_we_reviewed(deck: Deck, edition: Edition) -> None:
    named = joined([subject.alias for subject in edition.subjects])
    title = f"{named}, and why we reviewed" if named and len(named) <= 60 else "Why we reviewed"
    words = [Words(_brief(text)) for text in paragraphs(edition.summary)]
    if edition.briefing:
        words += [
            Words(parts.BOXES[1], bold=True),
            *(Words(_brief(text)) for text in paragraphs(edition.briefing.why_it_matters)),
        ]
    _text(deck, title, parts.SUMMARY, words, usage.SUMMARY)


def _finding(deck: Deck, finding: Finding) -> None:
    """What happened and why, side by side when both fit, else one after the other."""
    good = finding.practice == "good-practice"
    section = f"{parts.FINDINGS}: {in_a_sentence(PRACTICE_WORDS[finding.practice])}"
    left, right = (
        [Words(text) for text in paragraphs(_brief(told))] for told in (finding.what_happened, finding.why)
    )
    heads = (parts.WHAT_HAPPENED, parts.WHY)
    _pair(deck, finding.title, section, heads, (left, right), usage.GOOD if good else usage.FINDING)


def _pair(
    deck: Deck,
    title: str,
    section: str,
    heads: tuple[str, str],
    sides: tuple[Sequence[Words], Sequence[Words]],
    notes: str,
) -> None:
    """Two texts with a heading each: side by side when both fit, else on slides of their own."""
    box = place.LEFT_BOX
    for size in COLUMN_SIZES:
        if all(all_height(side, size, box.width) <= box.height for side in sides):
            slide = deck.add(place.COLUMNS, title, section, notes)
            for place_of_head, place_of_text, head, side in (
                (place.LEFT_HEAD, place.LEFT, heads[0], sides[0]),
                (place.RIGHT_HEAD, place.RIGHT, heads[1], sides[1]),
            ):
                write(slide.placeholders[place_of_head], [Words(head)])
                write(slide.placeholders[place_of_text], side, size=size)
            return
    for head, side in zip(heads, sides, strict=True):
        _text(deck, title, section, [Words(head, bold=True), *side], notes)


def _practice(deck: Deck, briefing: Briefing) -> None:
    """Good practice to keep; what to do and what not to do."""
    _list(deck, parts.BOXES[3], "Good practice", briefing.good_practice, usage.GOOD)
    do, dont = ([Words(_brief(text), bullet=True) for text in side] for side in (briefing.do, briefing.dont))
    _pair(deck, parts.BOXES[4], "In your practice", (parts.DO, parts.DO_NOT), (do, dont), usage.DO)


def _recommendations(deck: Deck, edition: Edition) -> None:
    rows = [
        (str(r.number), r.text, r.addressed_to, date_in_words(r.due), r.outcome_for_children)
        for r in edition.recommendations
    ]
    plan = plan_table(rows, RECOMMENDATION_COLUMNS, RECOMMENDATION_WIDTHS)
    for page in plan.pages:
        slide = deck.add(place.TABLE, parts.RECOMMENDATIONS, "What will change", usage.RECOMMENDATIONS)
        numbers = joined([row[0] for row in page])
        said = f"Recommendations {numbers}: what, who, by when and the outcome for children."
        add_table(slide, plan, page, said)


def _chart(deck: Deck, edition: Edition) -> None:
    rows = chart_rows(edition)
    slide = deck.add(place.CHART, CHART_TITLE, "What will change", usage.CHART)
    write(slide.placeholders[place.BODY], [Words(chart_in_words(rows))])
    add_chart(deck, slide, rows, parts.RECOMMENDATIONS, f"Bar chart. {chart_in_words(rows)}")


def _developments(deck: Deck, edition: Edition) -> None:
    words: list[Words] = []
    for item in edition.developments:
        words += [
            Words(item.title, bold=True, link=item.link or ""),
            *(Words(text) for text in paragraphs(_brief(item.text))),
        ]
    if words:
        _text(deck, parts.DEVELOPMENTS, "Since then", words, usage.CHANGED)


def _plan(deck: Deck, edition: Edition) -> None:
    """Fifteen minutes of a team meeting; without a briefing there are no questions and nothing to do."""
    plan = plan_table(usage.MEETING_PLAN if edition.briefing else usage.SHORT_PLAN, PLAN_COLUMNS, PLAN_WIDTHS)
    for page in plan.pages:
        slide = deck.add(place.TABLE, "A 15-minute plan for your team meeting", "For discussion", usage.PLAN)
        add_table(slide, plan, page, "Plan of the meeting: minutes, what to do and how.")


def _help(deck: Deck, edition: Edition) -> None:
    """Where to read more, and what to do when worried about a child."""
    helpline, website = edition.partnership.helpline, edition.partnership.website
    more = (
        [Words(item.label, bullet=True, link=item.link) for item in edition.briefing.read_more]
        if (edition.briefing)
        else []
    )
    more.append(Words(f"{edition.partnership.short_name} website", bullet=True, link=website))
    help_words = [
        *(Words(_brief(text)) for text in paragraphs(helpline.text)),
        Words(helpline.phone, bold=True, link=parts.phone_link(helpline.phone)),
    ]
    heads = (parts.BOXES[6], parts.WORRIED)
    _pair(deck, "Where to read more, and where to get help", "Help", heads, (more, help_words), usage.HELP)
