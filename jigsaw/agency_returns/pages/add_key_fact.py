"""Add a key fact to the chronology of a case: what mattered, why, and who needed to know."""

from __future__ import annotations

from jigsaw.agency_returns.desk.writing import FactFormPage


class AddKeyFact(FactFormPage):
    """A new key fact; its page then says which rows carry it."""

    heading = "Add a key fact"
