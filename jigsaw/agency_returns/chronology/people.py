"""Who a row is about: the codes of the request where they stand, else the plain words for people."""

from __future__ import annotations

import re

CODE = re.compile(
    r"\b(child|sibling|adult|person|uncle|aunt|grandparent|professional)s?\s+([a-z][0-9]{0,2}|[0-9]{1,2})\b"
    r"|\b([a-z]{1,2}[0-9]{1,3})\b"
)
PLAIN = re.compile(
    r"\b(mother|father|mum|dad|parents|grandmother|grandfather|stepfather|stepmother|sibling|brother|sister|partner)\b"
)
SAME = {"mum": "mother", "dad": "father"}
NO_ONE = {"no one", "nobody", "none"}


def people_of(text: str) -> frozenset[str]:
    """The people a cell names. Both parents count as mother and father; empty where no one was seen."""
    text = " ".join(text.casefold().split())
    if text in NO_ONE:
        return frozenset()
    found = {" ".join(part for part in match if part) for match in CODE.findall(text)}
    for word in PLAIN.findall(text):
        found |= {"mother", "father"} if word == "parents" else {SAME.get(word, word)}
    return frozenset(found or {part.strip() for part in re.split(r"[,;/&]| and ", text) if part.strip()})


def children_of(people: frozenset[str]) -> frozenset[str]:
    """Those of them who are children by their codes."""
    return frozenset(person for person in people if person.startswith(("child ", "sibling ")))
