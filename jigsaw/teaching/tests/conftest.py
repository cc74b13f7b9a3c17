"""Alderbrook and its people, as the tests of publishing have them."""

from jigsaw.publishing.tests.conftest import small_pack, team
from tests.public_site import public_site

__all__ = ["public_site", "small_pack", "team"]
