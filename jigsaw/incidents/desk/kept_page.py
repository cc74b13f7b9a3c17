"""The main part of a page of casework, made once and handed out until something changes.

What is handed out was made for this very person, view and day, and no act was recorded since: rows change only inside
acts. Whether the person may still reach what it shows is asked before, at every request, and every reading is
recorded. Kept in the memory of the process alone, through which the rows pass in any case.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from secrets import token_hex
from typing import Any

from django.core.cache import caches
from django.middleware.csrf import get_token
from django.utils.safestring import SafeString, mark_safe

from jigsaw.audit.queries import last_act

# Where the mark of a person's own browser stands in forms of a kept page: it is filled in at every request.
# Drawn anew by each process, so that no text of a case can stand for it.
CSRF_PLACE = f"csrf-of-this-browser-{token_hex(16)}"


def made_once(
    make: Callable[[], dict[str, Any]], *, page: str, person: Any, today: date, act: int | None = None
) -> dict[str, Any]:
    """What `make` gives for `page` as `person` sees it on `today`; made anew after any act.

    `page` names the page, the row that it is about and what was asked of it; `act` is the number of the last act,
    where it was asked for already in this request.
    """
    key = f"{page}:{person.pk}:{today.toordinal()}:{last_act() if act is None else act}"
    kept = caches["pages"].get(key)
    if kept is None:
        kept = make()
        caches["pages"].set(key, kept)
    return kept


def for_this_browser(request: Any, made: str) -> SafeString:
    """Kept markup with the mark of the browser that asks, where its forms need one."""
    if CSRF_PLACE in made:
        made = made.replace(CSRF_PLACE, get_token(request))
    return mark_safe(made)  # noqa: S308 (a token of letters and digits, in markup that was escaped when made)
