"""The page of an answer: a frame made once after each change of the library, and the gaps that an answer fills.

The gaps are written out by hand: they hold the hundred links of one reader, and a template takes as long for them as
the search does. What few answers show is left to templates.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string

from jigsaw.components.markup import wrap
from jigsaw.components.parts.around import pagination
from jigsaw.library.addresses import path_of
from jigsaw.library.filtering import Group, address, chosen_list, chosen_words, filter_list
from jigsaw.library.frames import Frame, mark
from jigsaw.library.queries import Change, Page
from jigsaw.library.search import Found
from jigsaw.library.searched import help_with_nothing, popular, title_words, understood
from jigsaw.library.showing import caption, found_rows, pager

TITLE = "All reviews"
REVIEWS, NOTHING = "library/parts/reviews.html", "library/parts/nothing.html"
PAGE_GAPS = (
    "title", "heading", "said", "kept", "understood", "chosen", "filters", "answer", "mail", "for_csv", "for_json"
)  # fmt: skip
REVIEWS_GAPS = ("caption", "rows")


@dataclass(frozen=True)
class Frames:
    """What all answers have in common: the page, and in it the table of reviews."""

    page: Frame
    reviews: Frame

    @classmethod
    def of(cls, template: str, context: Mapping[str, Any], request: HttpRequest) -> Frames:
        """The frames as they are now; `context` is what the layout of the page shows."""
        marks = {gap: mark(gap) for gap in (*PAGE_GAPS, *REVIEWS_GAPS)}
        page = render_to_string(template, {**context, **marks}, request)
        return cls(Frame.of(page, *PAGE_GAPS), Frame.of(render_to_string(REVIEWS, marks), *REVIEWS_GAPS))


def answered(
    frames: Frames, found: Found, groups: Sequence[Group], chosen: Mapping[str, str], change: Change
) -> str:
    """The page of an answer. `groups` are its filters, `chosen` is what its address says.

    `change` is the last one of the library, after which `frames` and what stands in the rows were made.
    """
    here = [group for group in groups if group.here]
    query = address(chosen).removeprefix(path_of("library"))
    title = escape(title_words(found) or TITLE)
    gaps = {
        "title": title,
        "heading": title if found.asked.is_empty else "Search results",
        "said": escape(found.asked.said),
        "kept": "".join(map(_kept, found.filters.items())),
        "understood": popular(found) + understood(found, chosen) + chosen_list(here, chosen),
        "chosen": str(len(here)),
        "filters": filter_list(groups),
        "answer": _reviews(frames, found, here, chosen, change)
        if found.page.total
        else _nothing(found, chosen),
        "mail": _mail(query),
        "for_csv": escape(query),
        "for_json": escape(query),
    }
    return frames.page.filled(gaps)


def _reviews(
    frames: Frames, found: Found, here: Sequence[Group], chosen: Mapping[str, str], change: Change
) -> str:
    """The reviews of this page of the answer, and the way to the others."""
    said = escape(caption(found.page, chosen_words(here)))
    rows = frames.reviews.filled({"caption": said, "rows": found_rows(found, change)})
    return rows + _pages(found.page.number, found.page.last, address(chosen))


def _kept(choice: tuple[str, str]) -> str:
    """A chosen filter that stays when something else is asked."""
    name, value = choice
    return f'<input type="hidden" name="{escape(name)}" value="{escape(value)}">\n'


def _nothing(found: Found, chosen: Mapping[str, str]) -> str:
    """What helps where no review answers."""
    return render_to_string(NOTHING, {"help": help_with_nothing(found, chosen), "said": found.asked.said})


def _mail(query: str) -> str:
    """The way to an e-mail when something new answers; none for the list of everything, which has bulletins."""
    if not query:
        return ""
    return (
        f'<p class="govuk-body jig-alone"><a class="govuk-link" href="{escape(path_of("save_search") + query)}">'
        "Email me when something new matches</a></p>\n"
    )


def _pages(number: int, last: int, where: str) -> str:
    """The way through an answer of several pages."""
    if last == 1:
        return ""
    return f"{_frame_of_pages(number, last, '?' in where).filled({'where': escape(where)})}\n"


@lru_cache(maxsize=2_000)
def _frame_of_pages(number: int, last: int, has_query: bool) -> Frame:
    """The links, with a gap for the address of the answer; `has_query` says that it has a question mark already."""
    where = mark("where")
    place: Page[Any] = Page([], number, last, 0)
    options = pager(place, f"{where}?" if has_query else where)
    made = pagination(wrap({**(options or {}), "landmarkLabel": "Pages of reviews"}))
    return Frame.of(made.replace(f"{where}?", where) if has_query else made, often=("where",))
