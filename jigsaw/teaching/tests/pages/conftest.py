"""Browsers of the people of Alderbrook, at one moment of one day."""

from jigsaw.publishing.tests.pages.conftest import browse, clock, marcus, priya, stranger

__all__ = ["browse", "clock", "marcus", "priya", "stranger"]
