"""Pairs of rows of two agencies with the right answer: the same event, or not. All invented, calm, made from a seed.

Each occurrence is written in the words of several agencies. A pair of the same event takes two wordings of one
occurrence; hard pairs of different events share the day and the people, or the kind of event and the day after.
"""

from __future__ import annotations

import random
from collections import Counter
from datetime import date, time, timedelta
from typing import NamedTuple

from jigsaw.agency_returns.chronology.dates import about, in_month, on
from jigsaw.agency_returns.chronology.events import Event
from jigsaw.agency_returns.chronology.merging import merge
from jigsaw.agency_returns.chronology.same_event import suggest
from jigsaw.agency_returns.tests.making import event

SEED = 20260518  # of the pairs by which the weights were set

# For each kind of event: how three agencies write it down. {p} place, {w} a figure, {o} another person.
OCCURRENCES = [
    ("HV home visit. Weight {w}kg, on the 25th centile. {o} spoke about sleep.",
     "Police officer attended the home and met the health visitor there, who had weighed the baby at {w}kg.",
     "Social worker informed that the health visitor weighed the baby at home: {w}kg."),
    ("A&E attendance with a cut to the hand from a broken cup; cleaned and dressed, discharged home.",
     "GP received the hospital letter: emergency attendance, cut hand from a cup, dressed.",
     "Nursery told by mum that they had been at casualty as the child cut a hand on a broken cup."),
    ("Officers called to an argument between mother and partner at the flat. Neighbour had phoned. No injuries.",
     "Domestic incident notification received from police: argument between mum and boyfriend, neighbour rang.",
     "Duty worker took a police notification about a dispute at the flat, called in by a neighbour."),
    ("Not brought to the eye clinic at {p}. Second appointment missed. Letter to GP.",
     "Letter received: did not attend ophthalmology at {p}, the second one missed. Eye referral to be repeated.",
     "Mum said the eye clinic at {p} was missed as there was no bus."),
    ("School: arrived without a coat and asked for breakfast twice. Fed by the kitchen.",
     "Teacher rang the duty team: no coat again, hungry, asked twice for breakfast.",
     "Family support worker told by the headteacher that breakfast was asked for and there was no coat."),
    ("Strategy discussion held by telephone. Agreed single agency enquiry by children's services.",
     "Took part in strategy discussion with social care and police; single agency enquiry agreed.",
     "Strategy meeting by phone: outcome a single agency section 47 enquiry."),
    ("Midwife booking appointment at {p}: twelve weeks, disclosed previous low mood.",
     "Booking letter from the midwife at {p}: 12 weeks pregnant, low mood in the past.",
     "Mother told the worker that the midwife booked her at {p} at twelve weeks and asked about low mood."),
    ("Tenancy visit: boiler broken, mould in the back bedroom, repair ordered for next week.",
     "Housing officer reported mould in a bedroom and a broken boiler at the property.",
     "At home visit saw mould; mother said housing came about the boiler and ordered a repair."),
    ("Reported missing by {o} at 8pm, returned home by himself at 11pm. Debrief offered.",
     "Notified by police of a missing episode: reported by {o}, back by eleven the same night.",
     "School informed of the missing report last evening; returned late at night, tired today."),
    ("Immunisations given at the surgery. {o} present. No concerns about weight {w}kg.",
     "Practice nurse gave the vaccines at surgery; weight {w}kg recorded.",
     "HV record: immunisations done at GP surgery, weight {w}kg."),
    ("Bruise to left shin noticed at nursery; {o} said fell from a scooter. Body map completed.",
     "Call from nursery about a mark on the shin, explained by {o} as a fall from the scooter.",
     "Referral from nursery: bruise left shin, account of a scooter fall, body map attached."),
    ("Core group held at {p}. Parenting course to begin; money advice arranged.",
     "Attended core group meeting at {p}: parenting course and money advice in the plan.",
     "Core group at {p}. Actions: parenting course, help with debts."),
    ("Speech and language assessment: understanding two-word phrases, to be seen again in the spring.",
     "Report received from the speech therapist: two word phrases understood, review in spring.",
     "Nursery given the speech and language report, uses two-word phrases, review in spring."),
    ("Father arrested for driving while disqualified with the child in the back of the car.",
     "Custody: dad arrested, disqualified driving, child in rear seat. Notification sent.",
     "Police notification: father drove while disqualified, the child was in the car."),
    ("Fire service fitted two smoke alarms and spoke about candles in the bedroom.",
     "Safe and well visit by the fire service: smoke alarms fitted, advice on candles.",
     "Mother said that firefighters came and put up smoke alarms and warned about candles."),
    ("Mother prescribed sertraline, reports panic in crowds. Review in a fortnight.",
     "Discharge letter to GP: sertraline begun for panic, review in two weeks.",
     "Mum told support worker she began sertraline for panic attacks."),
    ("Swimming lesson: child would not take off the jumper and cried; teacher sat with her.",
     "School log: distressed at swimming, kept jumper on, sat with the teacher.",
     "Telephone call from school about the swimming lesson and the jumper that stayed on."),
    ("Uncle collected from school without agreement; office rang home, mother confirmed by phone.",
     "School rang: collected by an uncle nobody had named. Mother confirmed it.",
     "Advice to school on collection by an uncle; mother had agreed only by phone afterwards."),
    ("Food bank voucher given, third this year. Benefits stopped after a missed interview.",
     "Worker issued the third voucher for the food bank as universal credit had stopped.",
     "Mum has had benefits stopped, missed an interview, and used the food bank."),
    ("Dental extraction of four teeth under general anaesthetic at {p}.",
     "Letter from {p}: four teeth extracted under anaesthetic.",
     "Absent from school two days after teeth were taken out at {p}."),
    ("Drug worker: grandmother attended in place of mother, urine test not given.",
     "Substance service told us that mother sent her nan and gave no test.",
     "Mother missed the drug service; the grandmother went and no sample was given."),
    ("Pupil told a friend that the new partner sleeps on the sofa and shouts at night.",
     "Friend's parent rang school: partner on the sofa, shouting at night.",
     "School passed on a remark that mum's partner sleeps on the sofa and shouts."),
    ("Paediatrician saw for short height; bloods taken, thyroid to be excluded.",
     "Clinic letter: short stature, blood tests for thyroid.",
     "Mother says the consultant took blood to look at the thyroid, as she is small."),
    ("Eviction notice served for arrears. Homelessness application opened.",
     "Housing: notice served, arrears; family made a homeless application.",
     "Family say they have had notice for rent arrears and asked the council for a house."),
]  # fmt: skip
# Kinds of events written after the weights had been set; their figures were seen before the last threshold was.
UNSEEN = [
    ("Child found asleep in the waiting room; grandmother arrived two hours late to collect.",
     "Reception rang: collection two hours late by the grandmother, child asleep.",
     "Told by the leisure centre that nobody came for two hours and the child had fallen asleep."),
    ("Dog bite to the forearm, two stitches, tetanus given. Dog said to belong to a friend.",
     "Hospital letter: forearm bitten by a dog, stitched, tetanus.",
     "Mother said a friend's dog bit the child and they needed stitches."),
    ("Legal planning meeting: threshold met, pre-proceedings letter to go out within ten days.",
     "Social worker told us that pre-proceedings will begin after the legal meeting.",
     "Attended legal planning meeting by video. Threshold agreed, letter before proceedings."),
    ("Blocked toilet and no hot water for nine days, tenant unable to reach the repairs line.",
     "Repairs: blocked toilet, hot water off nine days.",
     "Family said they had no hot water since last week and washed at an aunt's."),
    ("Asthma review not attended, inhaler last issued eight months ago.",
     "Nurse told school that the asthma review was missed; no inhaler for eight months.",
     "School has no inhaler in date; the asthma clinic at {p} was missed."),
    ("Probation appointment kept. Father spoke of starting roofing work and contact on Sundays.",
     "Probation officer shared that father has roofing work and sees the children on Sundays.",
     "Father says he will begin roofing and have contact each Sunday."),
    ("Car stopped at night, three children without seat belts, fixed penalty issued.",
     "Police shared a traffic stop: children with no seat belts, fixed penalty.",
     "Notification: vehicle stopped late, children unrestrained, driver given a penalty."),
    ("Hearing test at {p}: glue ear on both sides, grommets considered.",
     "Audiology letter: bilateral glue ear, may need grommets.",
     "Mother told nursery that the hearing test showed glue ear."),
    ("Head lice treated for the fourth time this term, advice leaflet sent home.",
     "School nurse: recurrent head lice, fourth treatment, leaflet given.",
     "Teaching assistant combed hair again for lice and gave a leaflet to {o}."),
    ("Stepfather refused entry at the door and swore; visit ended on the step.",
     "Worker reported being refused entry by stepfather, who swore on the doorstep.",
     "Supervision note: unannounced visit, stepfather would not let the worker in."),
    ("Health visitor's one year review: not walking, few words, referral to physiotherapy.",
     "Referral received by physiotherapy from the health visitor: not walking at one.",
     "GP told of the one year review, delayed walking, physiotherapy asked for."),
    ("Passport application signed by headteacher; family plan a month abroad in term time.",
     "School informed us of a month abroad in term, passport form countersigned.",
     "Mother mentioned a long trip overseas and that the head had signed the passport form."),
]  # fmt: skip
AGENCIES = (
    "Alderbrook Community Health",
    "Western Vale Police",
    "Alderbrook Children's Services",
    "Hollin School",
)
PLACES = ("Alderbrook General", "Western Vale Hub", "Hollin Road")
OTHERS = ("mother", "father", "the aunt", "grandmother")
PEOPLE = ("Child A", "Child A, Mother", "Child A; Father", "Child B, Mother", "Child B")


class Pair(NamedTuple):
    """Two rows, whether they are the same event, and what kind of pair it is."""

    first: Event
    second: Event
    same: bool
    kind: str


def labelled_pairs(
    seed: int, same: int = 200, different: int = 260, occurrences: list[tuple[str, str, str]] = OCCURRENCES
) -> list[Pair]:
    """The pairs, each of two agencies."""
    chance = random.Random(seed)
    return [
        *(_same(chance, occurrences) for _ in range(same)),
        *(_different(chance, occurrences) for _ in range(different)),
    ]


class Measured(NamedTuple):
    """Precision and recall of the suggestions, and in words every case that is wrong."""

    precision: float
    recall: float
    lines: list[str]


def measured(pairs: list[Pair]) -> Measured:
    """How the suggestions do, with all pairs lying in one chronology."""
    found, beside = _found(pairs)
    told = list(zip(found, pairs, strict=True))
    right = sum(was and pair.same for was, pair in told)
    wrong = [pair for was, pair in told if was and not pair.same]
    missed = [pair for was, pair in told if not was and pair.same]
    precision, recall = right / max(1, right + len(wrong)), right / max(1, right + len(missed))
    lines = [
        f"{len(pairs)} labelled pairs: precision {precision:.3f}, recall {recall:.3f}",
        f"  {beside} suggestions between rows of different pairs, not labelled, not counted",
    ]
    for name, cases in (("suggested, but not the same", wrong), ("the same, but not suggested", missed)):
        lines.append(f"  {len(cases)} {name}: {dict(Counter(pair.kind for pair in cases))}")
        for kind, pair in ((pair.kind, pair[:2]) for pair in cases):
            lines.append(f"    {kind}: " + " | ".join(f"{row.date}, {row.people}" for row in pair))
            lines += [f"      {row.what_happened}" for row in pair]
    return Measured(precision, recall, lines)


def _found(pairs: list[Pair]) -> tuple[list[bool], int]:
    """Whether each pair was suggested; and how many suggestions are no pair."""
    events = [
        row._replace(row=number) for number, row in enumerate(row for pair in pairs for row in pair[:2])
    ]
    merged = merge(events)
    suggested = {
        tuple(sorted((merged[found.first].row, merged[found.second].row)))
        for found in suggest(merged)
        if not found.in_one_file
    }
    wanted = [(2 * number, 2 * number + 1) for number in range(len(pairs))]
    return [pair in suggested for pair in wanted], len(suggested - set(wanted))


def _words(chance: random.Random, occurrence: tuple[str, str, str]) -> list[str]:
    told = {
        "w": f"{chance.randint(3, 14)}.{chance.randint(0, 9)}",
        "p": chance.choice(PLACES),
        "o": chance.choice(OTHERS),
    }
    wordings = [text.format(**told) for text in occurrence]
    chance.shuffle(wordings)
    return wordings


def _clock(chance: random.Random) -> time | None:
    return time(chance.randint(8, 20), chance.choice((0, 5, 15, 30, 45))) if chance.random() < 0.55 else None


def _near(chance: random.Random, clock: time | None) -> time | None:
    if clock is None or chance.random() < 0.3:
        return None
    minutes = min(1439, max(0, clock.hour * 60 + clock.minute + chance.choice((-20, -5, 0, 0, 10, 25, 60))))
    return time(minutes // 60, minutes % 60)


def _event(chance, agency, day, clock, text, people) -> Event:
    known = on(day)
    unsure = chance.random()
    if unsure < 0.06:
        known = about(on(day + timedelta(days=chance.choice((-1, 0, 1)))))
    elif unsure < 0.09:
        known = in_month(day.year, day.month)
    return event(date=known, clock=clock, agency=agency, file=agency, what_happened=text, people=people)


def _day(chance: random.Random) -> date:
    return date(2024, 3, 1) + timedelta(days=chance.randrange(700))


def _same(chance: random.Random, occurrences: list) -> Pair:
    day, clock = _day(chance), _clock(chance)
    one, other = chance.sample(AGENCIES, 2)
    wordings, people = _words(chance, chance.choice(occurrences)), chance.choice(PEOPLE)
    other_people = (
        people if chance.random() < 0.7 else chance.choice((people.split(",")[0].split(";")[0], "Mother"))
    )
    later = day + timedelta(days=chance.random() < 0.25)
    return Pair(
        _event(chance, one, day, clock, wordings[0], people),
        _event(
            chance, other, later, _near(chance, clock) if later == day else None, wordings[1], other_people
        ),
        True,
        "next day" if later != day else "same day",
    )


def _different(chance: random.Random, occurrences: list) -> Pair:
    day, clock = _day(chance), _clock(chance)
    one, other = chance.sample(AGENCIES, 2)
    people = chance.choice(PEOPLE)
    first, second = chance.sample(occurrences, 2)
    text = _words(chance, first)[0]
    roll = chance.random()
    if roll < 0.6:  # another event of the same day and the same people
        pair = _event(chance, other, day, _clock(chance), _words(chance, second)[0], people)
        kind = "another event, same day and people"
    elif roll < 0.75:  # the same kind of event of another child
        pair = _event(
            chance, other, day, _clock(chance), _words(chance, first)[0], "Child C, Father of Child C"
        )
        kind = "same kind, another child"
    else:  # the same kind of event on another day
        later = day + timedelta(days=chance.randint(3, 60))
        pair = _event(chance, other, later, _clock(chance), _words(chance, first)[0], people)
        kind = "same kind, another day"
    return Pair(_event(chance, one, day, clock, text, people), pair, False, kind)
