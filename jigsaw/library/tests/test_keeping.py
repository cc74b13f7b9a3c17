"""Finished pages are kept for one state of the library, and never more than there is room for."""

import gzip

from jigsaw.library.keeping import KeptMany, KeptOne, KeptPage, KeptPages


def page(size: int = 10) -> KeptPage:
    return KeptPage.of(b"x" * size)


def test_a_page_is_found_in_the_same_state_only():
    """Fails when a page outlives the release or withdrawal after it was made."""
    pages = KeptPages()
    pages.keep(1, "a", page())
    assert pages.find(1, "a") == page()
    assert pages.find(2, "a") is None
    assert pages.find(1, "a") is None


def test_the_page_not_asked_for_longest_goes_first():
    """Fails when the store grows without end."""
    pages = KeptPages(most_bytes=25)
    pages.keep(1, "a", page())
    pages.keep(1, "b", page())
    pages.find(1, "a")
    pages.keep(1, "c", page())
    assert [pages.find(1, key) is not None for key in "abc"] == [True, False, True]


def test_a_page_that_is_too_large_is_not_kept():
    """Fails when one page can push all others out."""
    pages = KeptPages(most_bytes=25)
    pages.keep(1, "a", page())
    pages.keep(1, "huge", page(26))
    assert pages.find(1, "huge") is None
    assert pages.find(1, "a") is not None


def test_the_same_bytes_have_the_same_tag():
    """Fails when two processes give one page two tags."""
    assert page().etag == page().etag != page(11).etag


def test_a_long_page_is_kept_packed_too_and_counted_so():
    """Fails when the packed page says something else, differs between processes, or is not counted."""
    long = page(5_000)
    assert gzip.decompress(long.packed) == long.body
    assert long.packed == page(5_000).packed
    assert long.size == 5_000 + len(long.packed) < 5_100
    assert page().packed == b""


def test_one_thing_is_made_once_for_a_state_and_anew_for_the_next():
    """Fails when it is made for each reader, or outlives a release."""
    kept, made = KeptOne(), iter("abc")
    assert [kept.get(state, lambda: next(made)) for state in (1, 1, 2)] == ["a", "a", "b"]
    kept.forget()
    assert kept.get(2, lambda: next(made)) == "c"


def test_each_of_many_is_made_once_for_a_state_and_what_is_not_there_is_left_out():
    """Fails when a review is asked for in every answer, outlives a withdrawal, or another one takes its place."""
    asked = []

    def make(keys):
        asked.append(keys)
        return {key: key.upper() for key in keys if key != "x"}

    kept = KeptMany(10)
    assert kept.get(1, "ab", make) == {"a": "A", "b": "B"}
    assert list(kept.get(1, "cxa", make)) == ["c", "a"]
    assert kept.get(2, "a", make) == {"a": "A"}
    assert kept.get(2, "a", make) == {"a": "A"}
    assert asked == [["a", "b"], ["c", "x"], ["a"]]


def test_the_oldest_of_many_go_first():
    """Fails when the store grows without end, or an answer loses what was made for it."""
    kept = KeptMany(2)
    assert list(kept.get(1, "abc", dict.fromkeys)) == ["a", "b", "c"]
    assert list(kept.get(1, "bc", lambda _: {})) == ["b", "c"]
    assert kept.get(1, "a", lambda _: {}) == {}
