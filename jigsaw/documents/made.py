"""What making a document hands back: the file, what was checked, and what went wrong."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Check:
    """One named check of a finished document. A document is fit to publish when every check passed."""

    name: str
    passed: bool


@dataclass(frozen=True)
class MadeDocument:
    """A finished document of the pack.

    name is Report, Press statement, Briefing or Slides; format is pdf, docx, pptx or html; pages are
    pages or slides (for a Word file, the pages of the PDF with the same text; for a web page, 1).
    """

    name: str
    format: str
    filename: str
    content: bytes
    pages: int
    words: int
    checks: tuple[Check, ...]

    @property
    def passed(self) -> bool:
        """Whether the document may be published."""
        return all(check.passed for check in self.checks)


@dataclass(frozen=True)
class Fault:
    """One thing to put right: where it stands (recommendations[1].due) and what it must be."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}" if self.path else self.message


class EditionFaults(ValueError):
    """An edition cannot be used as it is. faults lists all that must be put right."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


class DocumentFault(Exception):
    """A document could not be made. The message names the document and the remedy."""

    def __init__(self, document: str, message: str, path: str = "") -> None:
        self.document, self.path, self.message = document, path, message
        super().__init__(f"{document}: {message}")
