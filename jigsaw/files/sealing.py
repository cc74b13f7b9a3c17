"""Seal bytes so that they cannot be read before their minute, nor moved to another place unnoticed."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE_SIZE = 12


class SealBroken(Exception):
    """What was sealed was changed, moved to another place, or its key is not in the keyring."""


def seal(content: bytes, *, place: str) -> bytes:
    """Seal `content` with the current key (AES-256-GCM) for one place, like "release 3f2a… edition".

    The place is bound in: the same bytes in another place do not open. Returns key name, nonce and cipher text.
    """
    name = settings.SEALING_KEY
    nonce = os.urandom(NONCE_SIZE)
    cipher = AESGCM(_key(name)).encrypt(nonce, content, _bound(place, name))
    return bytes([len(name)]) + name.encode() + nonce + cipher


def open_seal(sealed: bytes, *, place: str) -> bytes:
    """Open what `seal` closed for this place. Raises SealBroken, never returns doubtful bytes."""
    try:
        size = sealed[0]
        name = sealed[1 : 1 + size].decode()
        nonce = sealed[1 + size : 1 + size + NONCE_SIZE]
        return AESGCM(_key(name)).decrypt(nonce, sealed[1 + size + NONCE_SIZE :], _bound(place, name))
    except (InvalidTag, IndexError, UnicodeDecodeError, ValueError) as fault:
        raise SealBroken(f"The seal of {place} does not open") from fault


def _key(name: str) -> bytes:
    try:
        return bytes.fromhex(settings.SEALING_KEYS[name])
    except KeyError as missing:
        raise SealBroken(f"The key {name} is not in the keyring") from missing


def _bound(place: str, key: str) -> bytes:
    return f"{place}|{key}".encode()
