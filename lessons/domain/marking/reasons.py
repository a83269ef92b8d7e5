"""Why a proposal is what it is; a page has a sentence for each code."""

from enum import StrEnum


class Reason(StrEnum):
    BLANK = "blank"
    COPIED_QUESTION = "copied-question"
    KEYWORD_LIST = "keyword-list"
    DENIED = "denied"
    """The answer denies most of what it speaks of."""
    REVERSED = "reversed"
    """Some key point's words stand there denied or under another heading."""
    LISTED = "listed"
    """Much of the answer is key words in a row; less than half is proposed."""
    OFF_SUBJECT = "off-subject"
    """What the question asks about is hardly named; less than half is proposed."""
    MUST_NOT = "must-not"
    NOTHING_FOUND = "nothing-found"
    MIDDLE = "middle"
    FEW_MARKED = "few-marked"
    """The question has too few confirmed marks for anything to be sure."""
    UNSURE = "unsure"
    """The calibration of the question does not bear the proposal out."""
    LEARNED = "learned"
    """Confirmed marks of the question changed the proposal."""
