"""Suggestions of what may be the same event: measured on labelled pairs, and the same however they are worked out."""

from __future__ import annotations

import random
import sys
from datetime import date, time, timedelta

from jigsaw.agency_returns.chronology.candidates import PAIRS_OF_A_ROW, SHORT, Candidates
from jigsaw.agency_returns.chronology.dates import NOT_KNOWN, about, between, in_month, in_year, on
from jigsaw.agency_returns.chronology.merging import merge
from jigsaw.agency_returns.chronology.same_event import in_order, likely, suggest
from jigsaw.agency_returns.tests.labelled_pairs import SEED, UNSEEN, labelled_pairs, measured
from jigsaw.agency_returns.tests.making import event

LEAST_PRECISION, LEAST_RECALL = 0.96, 0.91
UNSEEN_PRECISION, UNSEEN_RECALL = 0.95, 0.77
DAY = date(2025, 3, 4)
TEXT = "Bruise to left shin noticed at nursery, explained by a fall from a scooter."
RETOLD = "Call from the nursery about a bruise on the shin after falling from a scooter."


def test_precision_and_recall_on_labelled_pairs(capsys):
    """Fails when fewer of the suggestions are right, or fewer of the same events are found, than stands in the docs."""
    pairs = labelled_pairs(SEED)
    assert len(pairs) >= 300
    found = measured(pairs)
    with capsys.disabled():
        sys.stdout.write("\n" + "\n".join(found.lines) + "\n")
    assert found.precision >= LEAST_PRECISION
    assert found.recall >= LEAST_RECALL


def test_the_measure_holds_for_other_pairs_and_for_events_it_was_not_set_by(capsys):
    """Fails when the weights fit one seed only, or other kinds of events do worse than the docs say."""
    others = [measured(labelled_pairs(seed)) for seed in range(1, 6)]
    unseen = measured(labelled_pairs(SEED, occurrences=UNSEEN))
    with capsys.disabled():
        sys.stdout.write("\nKinds of events that were not looked at: " + "\n".join(unseen.lines) + "\n")
    assert sum(one.precision for one in others) / 5 >= LEAST_PRECISION
    assert sum(one.recall for one in others) / 5 >= LEAST_RECALL
    assert unseen.precision >= UNSEEN_PRECISION
    assert unseen.recall >= UNSEEN_RECALL


def two(first: dict, second: dict) -> list:
    return suggest([
        event(**({"what_happened": TEXT, "agency": "School", "file": "s", "row": 5} | first)),
        event(**({"what_happened": RETOLD, "agency": "Health", "file": "h", "row": 9} | second)),
    ])  # fmt: skip


def test_the_reason_is_told_in_words_and_holds_no_word_of_the_rows():
    found = two({"clock": time(9)}, {"clock": time(9, 20)})[0]
    assert found.why == "Same day, 4 March 2025; 20 minutes apart; same person; 5 telling words in both"
    assert (found.first, found.second, found.in_one_file) == (0, 1, False)
    assert 0.45 <= found.score < 1


def test_the_window_is_one_day_and_knows_of_accuracy():
    """Fails when two days are one event, or an uncertain date is held to its day."""
    later = DAY + timedelta(days=1)
    assert two({}, {"date": on(later)})[0].why.startswith("1 day apart")
    assert not two({}, {"date": on(DAY + timedelta(days=2))})
    assert two({}, {"date": about(on(DAY + timedelta(days=3)))})
    assert not two({}, {"date": about(on(DAY + timedelta(days=4)))})
    assert two({}, {"date": in_month(2025, 3)})[0].why.startswith(
        "4 March 2025 and March 2025 can be the same day"
    )
    assert two({}, {"date": between(DAY, DAY + timedelta(days=6))})
    assert not two({}, {"date": in_year(2025)})
    assert not two({}, {"date": NOT_KNOWN})
    assert not two({}, {"date": in_month(2025, 5)})


def test_two_children_are_not_one_event():
    assert not two({"people": "Child A, Mother"}, {"people": "Child B, Mother"})


def test_the_same_words_of_two_children_are_two_events_unless_the_time_is_the_same_too():
    """Fails when siblings who had the same appointment are one event by its words alone."""
    child_a, child_b = ({"people": name, "what_happened": TEXT} for name in ("Child A", "Child B"))
    assert not two(child_a, child_b)
    assert two(child_a | {"clock": time(9)}, child_b | {"clock": time(9)})


def test_rows_of_one_file_are_asked_about_and_not_suggested():
    pair = {"agency": "School", "file": "s"}
    assert all(found.in_one_file for found in two(pair, pair))
    assert two(pair | {"clock": time(9)}, pair | {"clock": time(9), "what_happened": TEXT})[0].in_one_file


def crowd(rows: int, days: int, seed: int = 3) -> list:
    """Many rows of many words, in which one in fifty is told again by another agency."""
    chance = random.Random(seed)
    words = [
        "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3))
        for _ in range(3_000)
    ]
    made = []
    for number in range(rows):
        told = [words[min(2_999, int(chance.paretovariate(0.35)))] for _ in range(20)]
        day = date(2024, 1, 1) + timedelta(days=chance.randrange(days))
        agency = chance.randrange(4)
        known = (
            about(on(day))
            if chance.random() < 0.05
            else in_month(day.year, day.month)
            if number % 33 == 0
            else on(day)
        )
        made.append((known, agency, told, number))
        if number % 50 == 0:
            again = [word for word in told if chance.random() < 0.7]
            chance.shuffle(again)
            made.append((known, (agency + 1) % 4, again, number + 1_000_000))
    return merge(
        event(date=known, agency=f"Agency {agency}", file=f"{agency}", row=row, what_happened=" ".join(told))
        for known, agency, told, row in made
    )


def test_in_a_long_chronology_what_is_told_again_is_still_found():
    """Fails when fewer than 85 in a hundred are found on days so full that rows are found by their rare words."""
    events = crowd(SHORT + 2_000, 60)
    candidates = Candidates(events)
    assert not candidates.is_short
    rows = {
        tuple(sorted((events[found.first].row, events[found.second].row)))
        for found in likely(events, candidates)
    }
    wanted = {(number, number + 1_000_000) for number in range(0, SHORT + 2_000, 50)}
    assert len(wanted & rows) >= 0.85 * len(wanted)


def test_two_halves_are_the_whole():
    """Fails when two processes would suggest anything else than one."""
    events = crowd(SHORT + 2_000, 60)
    candidates = Candidates(events)
    whole = in_order(likely(events, candidates))
    for middle in (1, len(candidates.order) // 3, len(candidates.order) // 2):
        halves = likely(events, candidates, 0, middle) + likely(events, candidates, middle, None)
        assert in_order(halves) == whole
    assert whole == suggest(events)


def test_the_work_grows_with_the_rows_and_not_with_their_square():
    """Fails when the pairs that are weighed grow faster than the rows, or a full day has no bound."""
    counts = {
        rows: sum(1 for _ in Candidates(crowd(rows, rows // 50)).alike()) for rows in (5_000, 10_000, 20_000)
    }
    assert counts[10_000] <= 2.6 * counts[5_000]
    assert counts[20_000] <= 2.6 * counts[10_000]
    full = crowd(6_000, 2)
    assert sum(1 for _ in Candidates(full).alike()) <= PAIRS_OF_A_ROW * len(full)


def test_a_thousand_rows_on_one_day_are_not_all_weighed_with_each_other():
    """Fails when a file that holds one day only takes seconds of its sender's time."""
    full = crowd(1_000, 1)
    candidates = Candidates(full)
    assert not candidates.is_short
    assert sum(1 for _ in candidates.weighed()) <= PAIRS_OF_A_ROW * len(full)
    assert Candidates(crowd(1_000, 60)).is_short
