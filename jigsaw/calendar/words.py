"""Dates, times and counts in the house's words: 1 May 2026, 4pm, 11:30am, 2 working days."""

from __future__ import annotations

from datetime import date, time

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_words(day: date) -> str:
    """The day as people write it: "1 May 2026". The same on every machine, whatever its language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def weekday_words(day: date) -> str:
    """The name of the day of the week: "Friday"."""
    return WEEKDAYS[day.weekday()]


def day_words(day: date) -> str:
    """The day with its weekday: "Friday 1 May 2026"."""
    return f"{weekday_words(day)} {date_words(day)}"


def time_words(clock_time: time) -> str:
    """The time as people write it: "4pm", "11:30am", "midday", "midnight". Seconds are left out."""
    if (clock_time.hour, clock_time.minute) == (0, 0):
        return "midnight"
    if (clock_time.hour, clock_time.minute) == (12, 0):
        return "midday"
    hour, half = clock_time.hour % 12 or 12, "am" if clock_time.hour < 12 else "pm"
    return f"{hour}:{clock_time.minute:02d}{half}" if clock_time.minute else f"{hour}{half}"


def count_words(number: int, noun: str) -> str:
    """A count with its noun: "1 working day", "2 working days". `noun` is the singular."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
