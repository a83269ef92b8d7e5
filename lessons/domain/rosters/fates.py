"""What loading a list does with one of its rows."""

from enum import StrEnum


class Fate(StrEnum):
    NEW = "new"  # an account is made
    JOINS = "joins"  # somebody who has an account
    BACK = "back"  # somebody who had left
    HERE = "here"  # nothing, or details that were missing
    ASK = "ask"  # a person has to say who is meant
    REFUSED = "refused"
