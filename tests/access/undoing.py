"""Do something on both sides and undo all of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def undone() -> Iterator[None]:
    """All that is done inside is undone on both sides.

    The block round the public side counts as the test's own, as that of the test case does: a release insists on being
    the outermost act there (`durable`), and in use it is.
    """
    with transaction.atomic(), public_undone():
        yield
        transaction.set_rollback(True)


@contextmanager
def public_undone() -> Iterator[None]:
    """All that is done inside is undone on the public side alone."""
    outer = transaction.atomic(using="public")
    outer._from_testcase = True
    with outer:
        yield
        transaction.set_rollback(True, using="public")
