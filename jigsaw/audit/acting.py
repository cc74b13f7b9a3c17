"""Whether an act is under way, so that rows can refuse to change outside one."""

from __future__ import annotations

from contextvars import ContextVar

_under_way: ContextVar[str | None] = ContextVar("act_under_way", default=None)


class ActRequired(Exception):
    """A row was changed outside a named act."""


class ActWithinAct(Exception):
    """A named act was begun inside another: one verb, one transaction, one audit event."""


def an_act_is_under_way() -> bool:
    return _under_way.get() is not None


def begin(verb: str):
    """Mark the act `verb` as under way. Returns the token that ends it. Raises ActWithinAct."""
    if (other := _under_way.get()) is not None:
        raise ActWithinAct(f"{verb} was begun inside {other}")
    return _under_way.set(verb)


def end(token) -> None:
    _under_way.reset(token)
