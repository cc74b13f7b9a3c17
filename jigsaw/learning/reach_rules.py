"""How many came, by organisation, without a small number that could tell of a person."""

from __future__ import annotations

from collections.abc import Mapping

from jigsaw.learning.afterwards_details import Reach, ReachLine

# Numbers under this are not shown. [local practice]
SHOWN_FROM = 5
FEWER, WITHHELD = f"fewer than {SHOWN_FROM}", "not shown"


def reach(came: Mapping[str, int], did_not_come: Mapping[str, int]) -> Reach:
    """The lines and totals of a table, organisations by name, Other last."""
    names = sorted({*came, *did_not_come}, key=lambda name: (name == "Other", name.casefold()))
    came_words = shown([came.get(name, 0) for name in names])
    absent_words = shown([did_not_come.get(name, 0) for name in names])
    lines = [ReachLine(*line) for line in zip(names, came_words, absent_words, strict=True)]
    return Reach(lines=lines, came=total(came_words), did_not_come=total(absent_words))


def shown(counts: list[int]) -> list[str]:
    """The numbers of one column as they are shown.

    Those under 5 are hidden. Where somebody who knows the sum of the column could work a hidden one out, the smallest
    of the others is withheld too, until nobody can.
    """
    words = [str(each) if each >= SHOWN_FROM else FEWER for each in counts]
    while _can_be_worked_out(counts, words):
        others = [place for place, said in enumerate(words) if said.isdigit()]
        if not others:
            break
        words[min(others, key=lambda place: counts[place])] = WITHHELD
    return words


def total(words: list[str]) -> str:
    """The sum of what is shown: it tells nothing that the lines do not."""
    numbers = [int(each) for each in words if each.isdigit()]
    if not numbers:
        return WITHHELD if words else "0"
    return str(sum(numbers)) if len(numbers) == len(words) else f"at least {sum(numbers)}"


def _can_be_worked_out(counts: list[int], words: list[str]) -> bool:
    hidden, withheld = words.count(FEWER), words.count(WITHHELD)
    if not hidden:
        return False
    rest = sum(count for count, said in zip(counts, words, strict=True) if not said.isdigit())
    if withheld:
        return rest == SHOWN_FROM * withheld
    return hidden == 1 or rest in (0, (SHOWN_FROM - 1) * hidden)
