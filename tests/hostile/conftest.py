"""Alderbrook's people, a quick stand-in for the typesetter, and the public site."""

from jigsaw.publishing.tests.conftest import small_pack, team
from tests.public_site import public_site

__all__ = ["public_site", "small_pack", "team"]
