"""The process ends in the middle of an act, at a point that a test names."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NoReturn

import pytest


class Crash(BaseException):
    """Stands for the end of the process: no code of ours catches it."""


def crash(*args: Any, **options: Any) -> NoReturn:
    """Stands in the place of what the process did not live to do."""
    raise Crash


@contextmanager
def cut_off_at(place: Any, name: str) -> Iterator[None]:
    """The process ends where `name` of `place` is called. Fails when it is not called; afterwards all is as before."""
    with pytest.MonkeyPatch.context() as broken:
        broken.setattr(place, name, crash)
        with pytest.raises(Crash):
            yield
