"""The parts of an Office file as the audit reads them: never trusting what stands in them."""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

MOST_BYTES = 200_000_000  # unpacked; a file of ours is far smaller
RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class UnreadableFile(ValueError):
    """The bytes are not an Office file that can be read."""


@dataclass(frozen=True)
class Relation:
    """A line of a relationships part: the part it belongs to, its kind, where it leads."""

    source: str
    kind: str
    target: str
    external: bool


class PackageParts:
    """Every part of an Office file by its name. Raises UnreadableFile when the bytes are none."""

    def __init__(self, content: bytes) -> None:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as archive:
                if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                    raise UnreadableFile("The file unpacks to more than it may.")
                self.bytes = {name: archive.read(name) for name in archive.namelist()}
        except (zipfile.BadZipFile, OSError, RuntimeError) as error:
            raise UnreadableFile("The file is not an Office file.") from error
        self._trees: dict[str, Any] = {}

    def tree(self, name: str) -> Any:
        """A part as XML, without entities or anything from outside. Raises UnreadableFile."""
        if name not in self._trees:
            parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True)
            try:
                self._trees[name] = etree.fromstring(self.bytes[name], parser)
            except (KeyError, etree.XMLSyntaxError) as error:
                raise UnreadableFile(f"The part {name} is missing or broken.") from error
        return self._trees[name]

    def trees(self, folder: str) -> list[Any]:
        """The XML parts directly in a folder, in the order of their names."""
        return [self.tree(name) for name in self.names(folder)]

    def names(self, folder: str) -> list[str]:
        """The names of the XML parts directly in a folder."""
        found = (name for name in self.bytes if posixpath.dirname(name) == folder and name.endswith(".xml"))
        return sorted(found, key=lambda name: (len(name), name))

    @cached_property
    def relations(self) -> list[Relation]:
        """Every relationship of the file."""
        return list(self._relations())

    def _relations(self) -> Iterator[Relation]:
        for name in self.bytes:
            if not name.endswith(".rels"):
                continue
            for line in self.tree(name).iter(RELATIONSHIP):
                yield Relation(
                    name,
                    line.get("Type", "").rsplit("/", 1)[-1],
                    line.get("Target", ""),
                    line.get("TargetMode") == "External",
                )
