"""Why a file is refused, in the words for people. No word holds anything of the file's content."""

from __future__ import annotations

EMPTY = "The selected file is empty"
PASSWORD = "The selected file is password protected"  # noqa: S105  a sentence
VIRUS = "The selected file contains a virus"
UNREADABLE = "The selected file could not be read. Open it, save it again, and select the new file"
MACROS = "The selected file holds macros. Save it without them, as an ordinary file, and select the new file"
EXTERNAL = (
    "The selected file takes content from other files or from the internet. "
    "Break its links, save it, and select the new file"
)
OBJECTS = (
    "The selected file has other files or programs inside it. Remove them, save it, and select the new file"
)
ACTIVE_PDF = (
    "The selected PDF runs scripts or actions, or has other files inside it. "
    "Print it to a new PDF, and select the new file"
)
TOO_MUCH = "The selected file unpacks to more than we can take. Make it smaller, or send it in parts"
NOT_NOW = "The selected file could not be checked just now. Select it again in a few minutes"
WORDS = {
    "empty": EMPTY,
    "password": PASSWORD,
    "virus": VIRUS,
    "unreadable": UNREADABLE,
    "macros": MACROS,
    "external": EXTERNAL,
    "objects": OBJECTS,
    "active": ACTIVE_PDF,
    "too-much": TOO_MUCH,
    "not-now": NOT_NOW,
}


class GateRefused(Exception):
    """A file that Jigsaw does not take. `message` is for people; `why` is one word for logs and tests."""

    def __init__(self, why: str, message: str = "") -> None:
        self.why, self.message = why, message or WORDS[why]
        super().__init__(self.message)


class OtherKind(Exception):
    """A sound file of a kind that Jigsaw does not take anywhere, like a template or a drawing."""
