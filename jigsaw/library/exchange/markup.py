"""XML and HTML written by hand: few elements, every text escaped, no character that XML forbids."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

# What XML 1.0, section 2.2, allows nowhere, not even escaped.
FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def text(words: str) -> str:
    """Words as text or as the value of an attribute."""
    return escape(FORBIDDEN.sub("", words))


def element(name: str, inside: str = "", attributes: Mapping[str, str] | None = None) -> str:
    """An element round what is markup already."""
    told = "".join(f' {key}="{text(value)}"' for key, value in (attributes or {}).items())
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def leaf(name: str, words: str, attributes: Mapping[str, str] | None = None) -> str:
    """An element that holds words."""
    told = "".join(f' {key}="{text(value)}"' for key, value in (attributes or {}).items())
    return f"<{name}{told}>{text(words)}</{name}>"


def document(root: str) -> bytes:
    """A whole document of XML."""
    return (DECLARATION + root + "\n").encode()
