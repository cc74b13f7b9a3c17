"""Finished pages, kept in the memory of the process until the library changes or a day begins.

A public page depends on its address, on what is published and on the day. So it is made once for each
and then handed out; a reader who has it already is told so without making it. Nothing of a withdrawn review
stays here: the first page asked for after any change empties the whole store.
"""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, ClassVar, Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")
# Bytes kept at most, and by one page at most.
MOST_BYTES = 32_000_000
LARGEST_PAGE = 4_000_000
# How hard a page is packed that is handed out many times, and an answer, which is made for one reader: that takes a
# third of the time and comes out a tenth larger.
MOST_EFFORT, LITTLE_EFFORT = 9, 3
# Fewer bytes than this fit into one packet of the network as they are.
WORTH_PACKING = 1_000


@dataclass(frozen=True)
class KeptPage:
    """A finished page: its bytes, the tag by which readers recognise it, and the bytes packed for the way.

    Packing once when the page is made costs less than sending it whole, and a list of reviews becomes a tenth.
    It gives nothing away (BREACH): a page holds no secret and repeats nothing that its reader sent.
    """

    body: bytes
    etag: str
    packed: bytes = b""

    @classmethod
    def of(cls, body: bytes, effort: int = MOST_EFFORT) -> KeptPage:
        """The page with these bytes; the same bytes have the same tag in every process.

        `effort` is how hard it is packed, from 1 to 9: less for a page that few will ask for.
        The tag is weak, since it stands for the page whole and packed (RFC 9110, section 8.8.1).
        """
        packed = gzip.compress(body, effort, mtime=0) if len(body) >= WORTH_PACKING else b""
        return cls(body, f'W/"{hashlib.sha256(body).hexdigest()[:32]}"', packed)

    @property
    def size(self) -> int:
        """The bytes that keeping it takes."""
        return len(self.body) + len(self.packed)


class KeptPages:
    """The pages made since the library last changed; the ones not asked for longest go first."""

    def __init__(self, most_bytes: int = MOST_BYTES, effort: int = MOST_EFFORT) -> None:
        self.most_bytes = most_bytes
        self.effort = effort
        self._lock = Lock()
        self._state: Hashable = None
        self._pages: OrderedDict[Hashable, KeptPage] = OrderedDict()
        self._bytes = 0

    def find(self, state: Hashable, key: Hashable) -> KeptPage | None:
        """The page kept under `key` in this state of the library; any other state empties the store."""
        with self._lock:
            self._begin(state)
            page = self._pages.get(key)
            if page is not None:
                self._pages.move_to_end(key)
            return page

    def keep(self, state: Hashable, key: Hashable, page: KeptPage) -> None:
        """Keep a page that was made in this state of the library."""
        if page.size > min(LARGEST_PAGE, self.most_bytes):
            return
        with self._lock:
            self._begin(state)
            self._drop(key)
            self._pages[key] = page
            self._bytes += page.size
            while self._bytes > self.most_bytes:
                self._drop(next(iter(self._pages)))

    def empty(self) -> None:
        """Forget every page."""
        with self._lock:
            self._begin(object())

    def _begin(self, state: Hashable) -> None:
        if state != self._state:
            self._state, self._bytes = state, 0
            self._pages.clear()

    def _drop(self, key: Hashable) -> None:
        page = self._pages.pop(key, None)
        if page is not None:
            self._bytes -= page.size


PAGES = KeptPages()
# Answers to questions: readers, and programs, can ask any number of them, and push out no other page by it.
ANSWERS = KeptPages(8_000_000, LITTLE_EFFORT)


class KeptOne(Generic[Value]):
    """One thing that many pages are made of, made once for each state of the library."""

    every: ClassVar[list[KeptOne[Any]]] = []

    def __init__(self) -> None:
        self._lock = Lock()
        self._held: tuple[Hashable, Value] | None = None
        self.every.append(self)

    def get(self, state: Hashable, make: Callable[[], Value]) -> Value:
        """What is kept for this state; made now when nothing is, while other threads wait for it."""
        with self._lock:
            held = self._held
            if held is None or held[0] != state:
                self._held = held = (state, make())
            return held[1]

    def forget(self) -> None:
        """Let what is kept go."""
        with self._lock:
            self._held = None


class KeptMany(Generic[Key, Value]):
    """Small things that many pages are made of, each made once for each state of the library; the oldest go first."""

    every: ClassVar[list[KeptMany[Any, Any]]] = []

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = Lock()
        self._held: tuple[Hashable, dict[Key, Value]] = (None, {})
        self.every.append(self)

    def get(
        self, state: Hashable, keys: Iterable[Key], make: Callable[[list[Key]], Mapping[Key, Value]]
    ) -> dict[Key, Value]:
        """What is kept under the keys for this state, in their order, with what `make` makes of those that are not.

        `make` is asked once for all of them, and may leave some out: then they are left out here too.
        """
        wanted = list(keys)
        with self._lock:
            if self._held[0] != state:
                self._held = (state, {})
            kept = self._held[1]
            found = {key: kept[key] for key in wanted if key in kept}
        missing = [key for key in wanted if key not in found]
        if missing:
            made = make(missing)
            found |= made
            with self._lock:
                kept.update(made)
                while len(kept) > self.most:
                    del kept[next(iter(kept))]
        return {key: found[key] for key in wanted if key in found}

    def forget(self) -> None:
        """Let what is kept go."""
        with self._lock:
            self._held = (None, {})


def forget() -> None:
    """Let everything that is kept go, as between two tests."""
    for pages in (PAGES, ANSWERS):
        pages.empty()
    for one in KeptOne.every:
        one.forget()
    for many in KeptMany.every:
        many.forget()
