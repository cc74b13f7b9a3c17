"""The main part of a case's page, made once and handed out until something changes.

What is handed out was made for this very person, case and day, and no act was recorded since: rows change only inside
acts. Whether the person may still reach the case is asked before, at every request, and every reading is recorded.
Kept in the memory of the process alone, where the rows of the case pass through in any case.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.core.cache import caches

from jigsaw.audit.queries import last_act


def made_once(
    make: Callable[[], dict[str, Any]], *, page: str, row: Any, person: Any, today: date
) -> dict[str, Any]:
    """What `make` gives for a page about `row` as `person` sees it on `today`; made anew after any act."""
    key = f"{page}:{row.pk}:{person.pk}:{today.toordinal()}:{last_act()}"
    kept = caches["pages"].get(key)
    if kept is None:
        kept = make()
        caches["pages"].set(key, kept)
    return kept
