"""The set pieces of casework: the case bar, a clock that shows its working. Plain values in, markup out."""

from __future__ import annotations

from typing import Any

from django.utils.safestring import SafeString

from jigsaw.components.markup import classes, element, hidden, joined
from jigsaw.components.pieces import word


def case_bar(bar: Any) -> SafeString:
    """Reference, alias, stage, current clock and duty word, in one line that wraps well.

    `bar` has the attributes reference, alias, stage, position, due, duty, shade and hold, each in words.
    """
    said = [
        element("strong", {"class": "jig-case-bar__reference"}, bar.reference),
        bar.alias,
        f"Stage: {bar.stage}",
        element("span", {"class": f"jig-case-bar__clock jig-case-bar__clock--{bar.shade}"}, bar.position)
        if bar.position
        else "",
        f"due {bar.due}" if bar.due else "",
        bar.duty,
    ]
    separate = hidden(",") + element("span", {"aria-hidden": "true"}, " · ")
    inner = joined([each for each in said if each], separate)
    hold = joined([" ", word("Legal hold", "embargoed")]) if bar.hold else ""
    return element("div", {"class": classes("jig-case-bar")}, element("p", {}, inner, hold))


CASE_PIECES = [case_bar]
