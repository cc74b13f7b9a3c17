"""Add a child to an incident."""

from __future__ import annotations

from jigsaw.incidents.desk.children import ChildPage
from jigsaw.incidents.rules.recording import next_alias


class AddChild(ChildPage):
    """A child under the next free alias."""

    heading = "Add a child"

    def next_alias(self) -> str:
        """Child A, or the next free letter."""
        return next_alias([child.alias for child in self.incident.children.all()])
