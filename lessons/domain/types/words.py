"""The English words of a kind of question, marked for translators and translated at the border.

The domain knows no languages of the interface: ``lessons.wording.questions`` turns what stands
here into sentences in the language of whoever reads them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field


def marked(words: str) -> str:
    """The same words; imported as ``_``, it is how the catalogues find them."""
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    name: str
    key_help: str
    """How a person writes the key."""
    answer_help: str = ""
    """How a student writes the answer, where the page cannot show it by itself."""
    partial: str = ""
    """By which rule an answer that is right in part earns part of the points, where there is one
    that can be told before."""
    not_valid: str = ""
    """Why an answer is not saved, where there is more to say than that it does not fit."""
    options: Mapping[str, str] = field(default_factory=dict)
    """Names of the options that are codes (``Input.option_codes``)."""
    text_choices: Mapping[str, str] = field(default_factory=dict)
    """Names of the few texts of a key (``QuestionType.text_choices``)."""
    errors: Mapping[str, str] = field(default_factory=dict)
    """By the code of a PayloadError; what several kinds refuse is worded for all of them."""
    counts: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """By code and key, for too many or too few of something."""
