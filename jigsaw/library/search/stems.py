"""A word without what English hangs on it: bruises, bruised and bruising are one. M. F. Porter's rules of 1980.

FTS5 of SQLite cuts words by the same rules ("porter"), which is how these are checked.
"""

from __future__ import annotations

import re

from jigsaw.library.search.asking import EVERYWHERE

# Shorter words are left as they are, and so are longer ones, which are no words of English.
SHORTEST, LONGEST = 3, 63
MOST_KEPT = 200_000
CONSONANTS, VOWELS = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
HAS_SYLLABLE = re.compile(f"(?:{CONSONANTS})?{VOWELS}{CONSONANTS}")
HAS_ONE_SYLLABLE = re.compile(f"(?:{CONSONANTS})?{VOWELS}{CONSONANTS}(?:{VOWELS})?$")
HAS_SYLLABLES = re.compile(f"(?:{CONSONANTS})?{VOWELS}{CONSONANTS}{VOWELS}{CONSONANTS}")
HAS_VOWEL = re.compile(f"(?:{CONSONANTS})?[aeiouy]")
ENDS_SHORT = re.compile(f"{CONSONANTS}[aeiouy][^aeiouwxy]$")
ENDS_DOUBLE = re.compile(r"([^aeiouylsz])\1$")
TAKES_E = re.compile("(?:at|bl|iz)$")
SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize", "bli": "ble", "alli": "al",
    "entli": "ent", "eli": "e", "ousli": "ous", "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al",
    "iveness": "ive", "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble", "logi": "log",
}  # fmt: skip
THIRD = {
    "icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "", "ness": "",
}  # fmt: skip
FOURTH = dict.fromkeys(
    "al ance ence er ic able ible ant ement ment ent ou ism ate iti ous ive ize".split(), ""
)


class Stems(dict[str, str]):
    """Words with their stems, worked out when first asked for; those of EVERYWHERE have none."""

    def __missing__(self, word: str) -> str:
        if len(self) > MOST_KEPT:
            self.clear()
        self[word] = found = "" if word in EVERYWHERE else stem(word)
        return found


STEMS = Stems()


def stem(word: str) -> str:
    """The word, folded, as it stands in the index."""
    if not SHORTEST <= len(word) <= LONGEST:
        return word[:LONGEST]
    begins = word[0]
    if begins == "y":  # a consonant here
        word = "Y" + word[1:]
    word = _without_y(_without_past(_without_plural(word)))
    word = _ending(SECOND, HAS_SYLLABLE, word)
    word = _ending(THIRD, HAS_SYLLABLE, word)
    word = _without_e(_without_suffix(word))
    return begins + word[1:]


def _without_plural(word: str) -> str:
    if (word.endswith("sses") and len(word) > 4) or (word.endswith("ies") and len(word) > 3):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _without_past(word: str) -> str:
    if word.endswith("eed") and word != "eed":
        return word[:-1] if HAS_SYLLABLE.match(word[:-3]) else word
    for ending in ("ed", "ing"):
        left = word.removesuffix(ending)
        if left != word:
            return _mended(left) if HAS_VOWEL.match(left) else word
    return word


def _mended(word: str) -> str:
    """What is left of hoping is hop, and was hope; of hopping it is hopp."""
    if TAKES_E.search(word):
        return word + "e"
    if ENDS_DOUBLE.search(word):
        return word[:-1]
    return word + "e" if ENDS_SHORT.fullmatch(word) else word


def _without_y(word: str) -> str:
    return word[:-1] + "i" if word.endswith("y") and HAS_VOWEL.match(word[:-1]) else word


def _ending(endings: dict[str, str], enough: re.Pattern[str], word: str) -> str:
    """The word with its longest ending changed, where enough stands before it."""
    for size in range(min(7, len(word) - 1), 1, -1):
        if word[-size:] in endings:
            left = word[:-size]
            return left + endings[word[-size:]] if enough.match(left) else word
    return word


def _without_suffix(word: str) -> str:
    if word.endswith(("sion", "tion")):
        return word[:-3] if HAS_SYLLABLES.match(word[:-3]) else word
    return _ending(FOURTH, HAS_SYLLABLES, word)


def _without_e(word: str) -> str:
    if word.endswith("e"):
        left = word[:-1]
        one = HAS_ONE_SYLLABLE.match(left) and not ENDS_SHORT.fullmatch(left)
        word = left if HAS_SYLLABLES.match(left) or one else word
    return word[:-1] if word.endswith("ll") and HAS_SYLLABLES.match(word) else word
