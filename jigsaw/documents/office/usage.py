"""The speaker notes: how to use each slide. These sentences, and nothing else, stand in the notes."""

from __future__ import annotations

START = "How to use this slide: "

COVER = (
    START + "say where the learning comes from and that it may be hard to hear. Say who can offer support."
)
SUMMARY = (
    START
    + "read the summary aloud, slowly. Leave a moment of quiet before you go on. Do not guess at details "
    "that the review leaves out."
)
FINDING = (
    START + "read what happened, then ask the team why it made sense to people at the time. "
    "Look for what would make it likely here. Do not look for someone to blame."
)
GOOD = START + "name what made this possible, then ask what would help the team to do it every time."
DO = START + "let each person choose one line they will act on this week, and say it aloud."
RECOMMENDATIONS = (
    START + "point out the recommendations that are for your own service. "
    "Say who leads them here and by when."
)
CHART = (
    START + "training alone seldom lasts; changes to tools, staffing and the way work is set up last longer. "
    "Ask which kind your own last action was."
)
CHANGED = START + "say which of these changes your team has seen, and which it has not seen yet."
QUESTIONS = START + "choose one or two questions. Give people a minute to think before anyone answers."
PLAN = START + "use it as the agenda. Share out the parts before the meeting and keep to the minutes."
HELP = START + "leave it up while people talk. Say again what to do if someone is worried about a child."

ALL = frozenset({COVER, SUMMARY, FINDING, GOOD, DO, RECOMMENDATIONS, CHART, CHANGED, QUESTIONS, PLAN, HELP})

# Fifteen minutes of a team meeting: minutes, what to do, which slides.
MEETING_PLAN = (
    ("0 to 3", "Read what happened", "One person reads the summary aloud. Nobody adds details."),
    ("3 to 7", "Look at what we found", "Ask of each finding: could this happen here?"),
    ("7 to 10", "Go through what to do", "Each person chooses one line to act on this week."),
    ("10 to 13", "Talk about one question", "Choose the question that is hardest to answer."),
    ("13 to 15", "Agree one change", "Write down the change, who makes it and when you will look again."),
)

# The same for an edition that has no briefing.
SHORT_PLAN = (
    MEETING_PLAN[0],
    ("3 to 9", *MEETING_PLAN[1][1:]),
    ("9 to 13", "Talk about your own work", "When did we last meet something like this?"),
    MEETING_PLAN[4],
)
