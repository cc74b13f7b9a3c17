"""Keep files under random names outside the web root, safely on the disk before anybody is told so."""

from __future__ import annotations

import os
import secrets

from django.core.files.base import ContentFile
from django.core.files.storage import storages


def store(content: bytes, *, folder: str, storage: str = "default") -> str:
    """Keep `content` under a new random name in `folder` of the storage. Returns the name.

    On the local disk the bytes and their folder entry are flushed before this returns, so that a row which
    names the file never outlives it.
    """
    name = f"{folder}/{secrets.token_hex(2)}/{secrets.token_hex(16)}"
    keeper = storages[storage]
    name = keeper.save(name, ContentFile(content))
    try:
        path = keeper.path(name)
    except NotImplementedError:
        return name
    for place, flags in ((path, os.O_RDWR), (os.path.dirname(path), os.O_RDONLY)):
        handle = os.open(place, flags)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    return name


def read(name: str, *, storage: str = "default") -> bytes:
    """The bytes kept under `name`. Raises FileNotFoundError."""
    with storages[storage].open(name) as kept:
        return kept.read()


def remove(name: str, *, storage: str = "default") -> None:
    """Remove what is kept under `name`; nothing happens if it is gone already."""
    storages[storage].delete(name)
