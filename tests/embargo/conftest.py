"""The public site for the embargo tests."""

from tests.public_site import public_site

__all__ = ["public_site"]
