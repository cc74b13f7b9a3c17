"""The chronology itself: events, their dates, the checks, the order and what may be the same event. Plain values."""
