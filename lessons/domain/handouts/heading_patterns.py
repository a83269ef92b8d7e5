"""What every heading has in common: what may stand before its words, and what ends them."""

import re
from dataclasses import dataclass

from lessons.domain.handouts.roles import Role
from lessons.domain.text.characters import CAPITALS, DASHES, LIST_SIGNS, OPENING_QUOTES


@dataclass(frozen=True, slots=True)
class Heading:
    """``words`` as the author wrote them; ``rest`` is what follows on the same line."""

    role: Role
    words: str = ""
    rest: str = ""
    number: int | None = None
    label: str = ""
    level: int | None = None
    points: int = 1
    is_tests: bool = False
    """A level of tests."""
    is_loose: bool = False
    """A small first letter, or no colon and no line end: no heading inside a sentence."""
    is_dashed: bool = False
    """Only a dash ends the words, as it does in a definition."""
    is_weak: bool = False
    """Words that theory uses as well: a heading only in the head of a handout."""


LEAD = (
    r"(?:#{1,6} ?)?(?:\*\*)?"
    rf"(?:(?P<lead>\d{{1,2}})(?:\.\d{{1,2}})?[.)] ?|[IVІX]{{1,4}}[.)] ?|[{LIST_SIGNS}] )?(?:\*\*)?"
)
PLAIN_STOPS = r":|\.(?= |$)|$"
DASH_STOP = rf" [{DASHES}](?= |$)"
CAPITAL_STOP = rf" (?=(?-i:[{OPENING_QUOTES}{CAPITALS}]))"
"""Where nothing but a capital letter shows that the heading's text begins."""


def tail(*stops: str) -> str:
    either = "|".join(stops)
    return rf"(?: ?\([^()]{{1,60}}\))?(?: ?\*\*)?(?P<stop> ?(?:{either}))(?:\*\*)? ?(?P<rest>.*)"


def compile_heading(phrase: str, ending: str = "", lead: str = LEAD) -> re.Pattern[str]:
    ending = ending or tail(PLAIN_STOPS)
    return re.compile(rf"{lead}(?P<words>{phrase}){ending}", re.IGNORECASE)


def heading_of(role: Role, match: re.Match[str]) -> Heading:
    lead = match.groupdict().get("lead")
    stop = match["stop"].strip(" ")
    return Heading(
        role,
        words=match["words"].strip(),
        rest=match["rest"].strip(),
        number=int(lead) if lead and role is Role.TOPIC else None,
        is_loose=stop not in {":", ""} or bool(match["rest"] and not stop),
        is_dashed=stop in {"-", "–", "—"},
    )
