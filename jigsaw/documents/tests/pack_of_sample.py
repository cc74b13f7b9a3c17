"""The sample's pack, made once for all tests of one process; and a report with everything in it."""

from __future__ import annotations

from functools import cache

from jigsaw.documents.edition import Edition
from jigsaw.documents.look import Look, font_folder
from jigsaw.documents.made import MadeDocument
from jigsaw.documents.packing import jobs_of, make_pack, timestamp_of
from jigsaw.documents.tests.samples import edition
from jigsaw.documents.typesetting import SetDocument, Typesetter

BODY = """
### Before the birth

One **strong** and one *stressed* word, and [a link](https://alderbrook-scp.example/a).

- first
- second
  1. inner
  2. inner too

#### The first week

> Nobody asked him.

| When | What | How many |
| :-- | :-- | --: |
| First week | A visit "at home" | 3 |
| Fourth week | A call | 12 |
"""


@cache
def sample_pack() -> tuple[MadeDocument, ...]:
    return tuple(make_pack(edition()))


def made(name: str, form: str) -> MadeDocument:
    return next(item for item in sample_pack() if (item.name, item.format) == (name, form))


@cache
def full_edition() -> Edition:
    return edition(
        report=[{"heading": "All kinds of blocks", "body": BODY}], other_titles=["The second name"]
    )


def set_all(found: Edition) -> list[SetDocument]:
    with Typesetter(font_folder()) as child:
        return child.set(jobs_of(found, Look()), timestamp_of(found))
