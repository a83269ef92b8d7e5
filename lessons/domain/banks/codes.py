"""Every code that a bank's reader or writer can give; pages hold the words for each.

What is wrong with a file as a whole and has nothing to do with banks (empty, no text, unknown
encoding) keeps its code in ``documents.codes``.
"""

from enum import StrEnum

from lessons.domain.handouts.codes import Code


class BankCode(StrEnum):
    # The file cannot be read as a bank: raised as DocumentError.
    FORMAT_UNCLEAR = "bank-format-unclear"  # the suffix is right, the content is no bank we know
    FORMAT_WRONG = "bank-format-wrong"  # the content is not of the format that was named
    XML_BROKEN = "bank-xml-broken"  # not well-formed; detail is the parser's reason
    XML_UNSAFE = "bank-xml-unsafe"  # declares a document type or entities, or nests too deep
    PACKAGE_BROKEN = "bank-package-broken"  # no zip, or a damaged one
    PACKAGE_TOO_LARGE = "bank-package-too-large"  # a zip that unpacks to far too much
    TABLE_BROKEN = "bank-table-broken"  # a quote that is never closed, a sheet that is none
    HEADER_MISSING = "bank-header-missing"  # no row names the column of the question text
    TOO_MANY_QUESTIONS = "bank-too-many-questions"
    NO_QUESTIONS = "bank-no-questions"  # nothing that looks like a question

    # One item is rejected; the others are read.
    SYNTAX = "item-syntax"  # brackets, tags or marks do not fit together
    TEXT_MISSING = "item-text-missing"
    TEXT_TOO_LONG = "item-text-too-long"  # far too long: an end mark was forgotten
    OPTIONS_TOO_FEW = "item-options-too-few"
    OPTIONS_TOO_MANY = "item-options-too-many"
    OPTION_EMPTY = "item-option-empty"
    OPTION_MARK = "item-option-mark"  # a line that is nearly an option; detail is the line
    OPTIONS_UNNAMED = "item-options-unnamed"  # the options stand in columns without a known name
    OPTION_REPEATED = "item-option-repeated"
    KEY_MISSING = "item-key-missing"  # nothing says which answer is right
    KEY_UNCLEAR = "item-key-unclear"  # the key names no option, or more than one
    KEY_WRONG = "item-key-wrong"  # the key cannot be read; detail is the type's own code
    ALL_RIGHT = "item-all-right"  # every option is right
    KIND_UNKNOWN = "item-kind-unknown"  # a type that we do not have; detail is its name
    NOT_A_QUESTION = "item-not-a-question"  # a description: text without anything to answer
    MEDIA = "item-media"  # nothing but a picture, sound or formula, or a field inside the text
    POINTS_WRONG = "item-points-wrong"
    PART_UNKNOWN = "item-part-unknown"  # a level or task that we do not have; detail is its name
    LABEL_WRONG = "item-label-wrong"  # a label that is too long, or on a level, which has none
    UNIT_UNCLEAR = "item-unit-unclear"  # none of the units is that of the number itself
    CELL_NOT_TEXT = "item-cell-not-text"  # a date that was text, a formula without its value

    # Read, with something to look at.
    KEY_UNCONFIRMED = "doubt-key-unconfirmed"  # the first option was taken as right by convention
    SEVERAL_RIGHT = "doubt-several-right"  # several right answers where one was to be chosen
    WEIGHTS_DROPPED = "doubt-weights-dropped"  # part marks that our rule does not give
    KEY_TWO_WAYS = "doubt-key-two-ways"  # the place of one option and the text of another
    SCORING_DROPPED = "doubt-scoring-dropped"  # the file's own rule may know another key
    MEDIA_LEFT_OUT = "doubt-media-left-out"  # a picture, sound, file or formula
    WILDCARD = "doubt-wildcard"  # "*" stood for any text in the file; here it is a star
    SHARE_ROUNDED = "doubt-share-rounded"  # the share of the points of a number
    TEMPLATE_DROPPED = "doubt-template-dropped"  # a text that the student was to begin with
    FEEDBACK_DROPPED = "doubt-feedback-dropped"  # feedback for which the type has no place
    POINTS_ROUNDED = "doubt-points-rounded"
    CASE_DROPPED = "doubt-case-dropped"  # capitals mattered in the file; here they never do
    UNITS_DROPPED = "doubt-units-dropped"  # other units than that of the number itself
    COLUMN_UNKNOWN = "doubt-column-unknown"  # a filled cell in a column whose header is unknown
    NUMBER_OR_LEVEL = "doubt-number-or-level"  # <questionN>: N is a number or a level


def bank_code(code: str) -> Code | BankCode:
    """The code of a DocumentError that reading a bank has raised."""
    return BankCode(code) if code in set(BankCode) else Code(code)
