"""Every code that the reader of class lists can give; ``wording.rosters`` has the words."""

from enum import StrEnum


class RosterCode(StrEnum):
    # The whole list cannot be read: raised as RosterError.
    EMPTY = "empty"
    TOO_LARGE = "too-large"  # the bytes, or what a zip unpacks to
    BROKEN = "broken"  # a damaged workbook, a quote that is never closed
    FORMAT = "format"  # no table: a PDF, a picture, an old .xls
    ENCODING = "encoding"  # neither Unicode nor a code page that gives real words
    NOBODY = "nobody"  # not one row with a name
    TOO_MANY = "too-many"  # people for one class

    # One row is refused; the others are read.
    NAME_MISSING = "name-missing"
    NAME_SHORT = "name-short"  # one word: surname or first name is missing
    NAME_WRONG = "name-wrong"  # digits, signs or a formula where a name should stand
    LOGIN_WRONG = "login-wrong"
    EMAIL_WRONG = "email-wrong"
    REPEATED = "repeated"  # the same login, mail or IIN stands in an earlier row


class RosterError(Exception):
    """A list that cannot be read at all."""

    def __init__(self, code: RosterCode, *, line: int | None = None) -> None:
        super().__init__(f"{code} (line {line})")
        self.code = code
        self.line = line
