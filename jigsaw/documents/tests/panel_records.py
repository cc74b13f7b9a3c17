"""Invented records for the tests of the document for the Panel: a plain one, and one with hostile words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from jigsaw.calendar.words import date_words
from jigsaw.components.key_facts import AgencyKnew, KeyFact, Known, Share
from jigsaw.documents import panel_record as shape

SENTENCE = "Two services held part of the history, and neither asked the other what it knew. "
MUST = [
    (
        "improvements",
        "Does the case highlight improvements needed, including where they were identified before?",
    ),
    ("recurrent", "Does the case highlight recurrent themes in safeguarding children?"),
    ("working-together", "Does the case highlight concerns about organisations working together?"),
    ("panel-view", "Has the Panel concluded that a local review may be more appropriate?"),
]
ALSO = [
    ("single-agency", "Is there cause for concern about the actions of a single agency?"),
    ("no-agency", "Was there no agency involvement, and does that give cause for concern?"),
    ("several-areas", "Is more than one area involved, also where a family moved?"),
    ("institution", "Does the case raise issues about institutional settings?"),
]
SECTIONS = [
    ("facts", "The facts"),
    ("family", "The family"),
    ("involvement", "Agency involvement"),
    ("safety", "Immediate safety action"),
    ("analysis", "Analysis"),
    ("racism", "Racism, ethnicity and culture"),
    ("disability", "Disability and health"),
    ("characteristics", "Other protected characteristics"),
    ("voice", "The child’s daily life and voice"),
    ("early_learning", "Early learning already shared"),
    ("improvement", "Potential for improvement"),
    ("timeliness", "The notification"),
    ("good_practice", "Good practice"),
]


VIEWS = (
    shape.View("Local authority", "Ada Brook", "Director", "Agrees", date(2026, 5, 22)),
    shape.View("Integrated care board", "Ben Carr", "Chief nurse", "Agrees", date(2026, 5, 22)),
    shape.View("Police", "Cai Dean", "Superintendent", "Dissents", date(2026, 5, 23), True, SENTENCE * 2),
    shape.View("Education", "Di Ellis", "Head teacher", "Gives no view", date(2026, 5, 22)),
)


def _decision() -> shape.Decision:
    """A decision that took the place of another one, every factor weighed."""
    factors = [*((key, words, True) for key, words in MUST), *((key, words, False) for key, words in ALSO)]
    return shape.Decision(
        number=2,
        decided_on=date(2026, 5, 22),
        outcome="Local Child Safeguarding Practice Review",
        reasons=SENTENCE * 4 + "\n\n" + SENTENCE * 3,
        why_changed="The Panel asked us to look again at how the two areas worked together.",
        factors=tuple(
            shape.Factor(key, words, ("Yes", "Partly", "No")[n % 3], SENTENCE * (n % 4 + 1), must=must)
            for n, (key, words, must) in enumerate(factors)
        ),
    )


def _day(day: date) -> Known:
    return Known(day, day, "exact", date_words(day))


KEY_FACT = KeyFact(
    title="Father’s history of violence",
    agencies=(
        AgencyKnew("Vale Constabulary", _day(date(2025, 3, 12))),
        AgencyKnew("Alderbrook Community Health", _day(date(2025, 8, 2))),
        AgencyKnew("Alderbrook School"),
    ),
    shares=(
        Share("Vale Constabulary", "Alderbrook Community Health", _day(date(2025, 8, 1)), "by telephone"),
    ),
    why="The plan for the child left him out.",
    until=date(2026, 4, 30),
)


def sample() -> shape.PanelRecord:
    """A whole record of an invented case."""
    decision = _decision()
    return shape.PanelRecord(
        partnership="Alderbrook Safeguarding Children Partnership",
        reference="AB-2026-04",
        version=2,
        made_on=date(2026, 5, 26),
        aware_on=date(2026, 5, 1),
        notified_on=date(2026, 5, 5),
        due_on=date(2026, 5, 27),
        panel_reference="SIN-2026-0417",
        signatures_needed=2,
        decision=decision,
        children=(shape.Child("Child A", "1 month"), shape.Child("Child B", "3 years")),
        sections=tuple(
            shape.Section(key, heading, SENTENCE * (n % 3 + 3) + "\n\n" + SENTENCE * 2)
            for n, (key, heading) in enumerate(SECTIONS)
        ),
        episodes=(
            shape.Episode("The first visit", "March 2026", "Health visiting", SENTENCE * 3, SENTENCE * 2),
            shape.Episode("The call to the duty team", "12 April 2026", "Police", SENTENCE, SENTENCE, True),
        ),
        earlier=(shape.EarlierDecision(1, date(2026, 5, 18), "No further review", SENTENCE * 2),),
        views=VIEWS,
        took_part=(
            shape.TookPart("Olu Banks", "Designated doctor", "Alderbrook Community Health", "Panel member"),
            shape.TookPart("Priya Nair", "Business manager", "", "Adviser"),
        ),
        signed=(
            shape.Signed("Marcus Bell", "Co-chair", date(2026, 5, 26)),
            shape.Signed("Joan Firth", "Co-chair", date(2026, 5, 26)),
        ),
        key_facts=(KEY_FACT,),
    )


def bare() -> shape.PanelRecord:
    """A first version with nothing that may be absent, signed by nobody."""
    whole = sample()
    decision = replace(
        whole.decision, number=1, why_changed="", outcome="No further review", learning_captured=SENTENCE
    )
    return replace(
        whole,
        version=1,
        decision=decision,
        earlier=(),
        took_part=(),
        signed=(),
        due_on=None,
        children=(),
        key_facts=(),
    )


def hostile() -> shape.PanelRecord:
    """Markup, words of 1,900 letters, sections of 20,000 characters, hundreds of lines."""
    whole = sample()
    markup = '#read("/etc/passwd") *b* $x$ @ref <w:r> & </w:t> {{ 7*7 }} \\ `x` <script>alert(1)</script> '
    word = "W" * 1_900
    texts = [markup * 30, word, "i" * 1_900, (SENTENCE * 260)[:20_000], "\n".join(["- a line"] * 300)]
    sections = tuple(replace(section, text=texts[n % len(texts)]) for n, section in enumerate(whole.sections))
    episode = replace(
        whole.episodes[0], title="W" * 120, period=markup[:80], what_happened=word, analysis=markup
    )
    factors = tuple(replace(f, reasons=(SENTENCE * 30)[:2_000]) for f in whole.decision.factors)
    view = replace(whole.views[2], name="W" * 100, role="m" * 100, reasons=markup + word)
    return replace(
        whole,
        partnership='Brindle & "Vale" <Safeguarding> Partnership ' + "W" * 60,
        sections=sections,
        episodes=(episode,) * 12,
        decision=replace(whole.decision, factors=factors, reasons=markup + word),
        views=(*whole.views[:2], view, whole.views[3]),
        took_part=tuple(replace(whole.took_part[0], name="W" * 100, agency=f"Agency {n}") for n in range(60)),
    )
