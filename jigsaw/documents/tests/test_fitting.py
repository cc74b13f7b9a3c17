"""One page, or how many words to cut. Fails when a step is skipped or the number is not the least."""

from __future__ import annotations

import pytest

from jigsaw.documents.fitting import STEPS, DoesNotFit, parts, step_that_fits, without


def briefing(*lengths: int) -> dict:
    """Boxes with texts of so many words."""
    boxes = [{"heading": "H", "path": f"briefing.box{i}", "text": ["w " * n]} for i, n in enumerate(lengths)]
    return {"boxes": boxes}


def words(data: dict) -> int:
    return sum(len(part.words) for part in parts(data))


def pages_of(holds: dict[tuple[str, str], int]):
    """A page that holds so many words at each step."""
    return lambda data, step: 1 if words(data) <= holds[step] else 2


HOLDS = dict(zip(STEPS, (100, 200, 300, 400, 500), strict=True))


@pytest.mark.parametrize(("total", "step"), [(90, 0), (150, 1), (300, 2), (301, 3), (500, 4)])
def test_the_roomiest_step_that_fits_is_taken(total, step):
    assert step_that_fits(briefing(total), pages_of(HOLDS)) == STEPS[step]


def test_the_floor_is_eleven_points():
    assert [float(size) for size, _ in STEPS] == [12, 12, 12, 11.5, 11]


def test_the_refusal_says_the_least_number_of_words_and_where():
    with pytest.raises(DoesNotFit) as refused:
        step_that_fits(briefing(400, 250, 60), pages_of(HOLDS))
    assert str(refused.value) == (
        "does not fit on one page at the smallest type size (11pt). Cut about 210 of 710 words. "
        "Longest parts: briefing.box0 (400 words); briefing.box1 (250 words); briefing.box2 (60 words)"
    )


def test_when_texts_are_not_the_cause_the_refusal_says_so():
    with pytest.raises(DoesNotFit, match="even without its texts"):
        step_that_fits(briefing(10), lambda data, step: 2)


@pytest.mark.parametrize("cut", [0, 1, 7, 149, 150, 151, 399, 709, 710])
def test_exactly_so_many_words_go_from_the_longest_texts(cut):
    data = briefing(400, 250, 60)
    counts = [len(part.words) for part in parts(data)]
    shorter = without(data, counts, cut)
    assert words(data) - words(shorter) == cut
    left = [len(part.words) for part in parts(shorter)]
    cut_ones = [after for before, after in zip(counts, left, strict=True) if after < before]
    assert not cut_ones or max(left) - min(cut_ones) <= 1
    assert words(data) == 710
