"""Schemas of the exchange forms, written from their specifications, and a reader that holds an answer to one."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

FOLDER = Path(__file__).parent


@cache
def schema(name: str) -> etree.RelaxNG:
    """The schema of that name."""
    return etree.RelaxNG(etree.parse(FOLDER / f"{name}.rng"))


def valid(content: bytes, name: str) -> etree._Element:
    """The document when it is valid; raises AssertionError with the first fault when it is not."""
    root = etree.fromstring(content)
    assert schema(name).validate(root), schema(name).error_log
    return root
