"""The public site for the tests of the pathway."""

from tests.public_site import public_site

__all__ = ["public_site"]
