"""The public site for the tests of this room."""

from tests.public_site import public_site

__all__ = ["public_site"]
