"""PINs: hashed with scrypt (RFC 7914), compared in constant time."""

from __future__ import annotations

import hashlib
import hmac
import os

__all__ = ["check_pin", "hash_pin"]

_N, _R, _P = 2**14, 8, 1


def hash_pin(pin: str) -> str:
    """The text to put into the home file instead of the PIN itself. Raises ValueError for a bad PIN."""
    if not (pin.isdecimal() and 4 <= len(pin) <= 12):
        raise ValueError("a PIN has 4 to 12 digits")
    salt = os.urandom(16)
    return f"scrypt${salt.hex()}${_scrypt(pin, salt).hex()}"


def check_pin(pin: str, kept: str) -> bool:
    """Whether `pin` is the one kept (a hash, or the PIN itself). Takes some 50 ms for a hash, on purpose."""
    if not kept.startswith("scrypt$"):
        return hmac.compare_digest(pin.encode(), kept.encode())
    _, salt, digest = kept.split("$")
    return hmac.compare_digest(_scrypt(pin, bytes.fromhex(salt)), bytes.fromhex(digest))


def _scrypt(pin: str, salt: bytes) -> bytes:
    return hashlib.scrypt(pin.encode(), salt=salt, n=_N, r=_R, p=_P, dklen=32)
