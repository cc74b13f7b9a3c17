"""The report of a review as a web page, with its contents."""

from __future__ import annotations

import html
import re
from typing import Any

from django.http import Http404
from django.utils.html import strip_tags
from django.utils.safestring import mark_safe

from jigsaw.documents.words import REPORT
from jigsaw.library.reading import ReviewPage
from jigsaw.library.showing import in_files

HEADING = re.compile(r"<h2(?P<own>[^>]*)>(?P<words>.*?)</h2>", re.DOTALL)
NAME = re.compile(r'\bid="(?P<id>[^"]+)"')
# Fewer headings than this need no list of contents (experience, section 3A).
HEADINGS_WITHOUT_CONTENTS = 3


class Report(ReviewPage):
    public = True
    template_name = "library/report.html"

    def content(self) -> dict[str, Any]:
        if not self.review.has_report:
            raise Http404
        body, contents = with_contents(self.review.report_html)
        return {
            "title": f"Report: {self.review.title}",
            "crumbs": self.crumbs("Report"),
            "review": self.review,
            "body": body,
            "contents": contents if len(contents) > HEADINGS_WITHOUT_CONTENTS else [],
            "published": self.review.published.shown,
            "documents": [each for each in in_files(self.review) if each.name == REPORT],
        }


def with_contents(fragment: str) -> tuple[str, list[tuple[str, str]]]:
    """The report with a name on each section heading, and the headings: name and words."""
    contents: list[tuple[str, str]] = []

    def named(found: re.Match[str]) -> str:
        own, words = found["own"], html.unescape(strip_tags(found["words"])).strip()
        given = NAME.search(own)
        name = given["id"] if given else f"section-{len(contents) + 1}"
        contents.append((name, words))
        return found[0] if given else f'<h2{own} id="{name}">{found["words"]}</h2>'

    body = HEADING.sub(named, fragment)
    return mark_safe(body), contents  # noqa: S308 (made by documents from escaped text)
