"""A file as text that a session can hold."""

import base64
import binascii
import zlib


def pack(data: bytes) -> str:
    return base64.b64encode(zlib.compress(data)).decode()


def unpack(packed: str, *, largest: int) -> bytes:
    """Raises ValueError for anything that ``pack`` did not make of at most ``largest`` bytes."""
    try:
        unpacker = zlib.decompressobj()
        data = unpacker.decompress(base64.b64decode(packed, validate=True), largest + 1)
    except (binascii.Error, zlib.error) as error:
        raise ValueError("not a packed file") from error
    if not unpacker.eof or len(data) > largest:
        raise ValueError("not a packed file, or too large")
    return data
