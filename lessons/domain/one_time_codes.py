"""One-time codes of an authenticator app: TOTP of RFC 6238 as all of them have it (SHA-1, six
digits, thirty seconds)."""

import base64
import hashlib
import hmac
import struct
from urllib.parse import quote, urlencode

STEP = 30
"""Seconds."""
DIGITS = 6
_NEIGHBOURS = (0, -1, 1)
"""Clocks of phones differ; a code is typed slowly."""


def code_at(secret: str, step: int) -> str:
    """``secret`` in base 32, as the app is told it."""
    mac = hmac.new(base64.b32decode(secret), struct.pack(">Q", step), hashlib.sha1).digest()
    start = mac[-1] & 0x0F
    number = struct.unpack(">I", mac[start : start + 4])[0] & 0x7FFFFFFF
    return str(number % 10**DIGITS).zfill(DIGITS)


def matching_step(secret: str, typed: str, *, seconds: float, last_step: int) -> int | None:
    """Of the code that was typed; None for a wrong one, and for one that was used before."""
    code = "".join(typed.split())
    now = int(seconds) // STEP
    if not code.isascii():
        return None
    for step in (now + one for one in _NEIGHBOURS):
        if step > last_step and hmac.compare_digest(code_at(secret, step), code):
            return step
    return None


def app_link(secret: str, *, name: str, site: str) -> str:
    """What the QR code holds."""
    told = urlencode({"secret": secret, "issuer": site}, quote_via=quote)
    return f"otpauth://totp/{quote(f'{site}:{name}')}?{told}"


def key_in_groups(secret: str) -> str:
    """As a person types it over: lines break between groups, and apps leave the spaces out."""
    return " ".join(secret[start : start + 4] for start in range(0, len(secret), 4))
