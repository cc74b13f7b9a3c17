"""What a sheet holds besides its values, which its sender is asked to confirm."""

from __future__ import annotations

from typing import NamedTuple


class SheetFacts(NamedTuple):
    """The sheet's name as written, the cells that held a formula, whether rows or columns are hidden, and cells
    that show only a month and a year."""

    name: str
    formulas: list[tuple[str, int]] = []  # noqa: RUF012  never changed
    hidden_rows: bool = False
    hidden_columns: bool = False
    whole_months: frozenset[str] = frozenset()
