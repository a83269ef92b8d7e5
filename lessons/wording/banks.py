"""Words for the formats of question banks and for every code of their readers."""

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.banks.bank import MAX_BYTES, BankQuestion, Rejected
from lessons.domain.banks.codes import BankCode, bank_code
from lessons.domain.banks.registry import suffixes
from lessons.domain.banks.writing import LEFT_OUT
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.wording.documents import error_sentence
from lessons.wording.questions import key_error

FORMAT = {
    "tagged": _("Tagged text of Kazakh test systems"),
    "gift": _("GIFT (Moodle)"),
    "aiken": _("Aiken"),
    "dollars": _("Text with $$$ and {…}="),
    "ast": _("AST text (I: S: +: -:)"),
    "hemis": _("HEMIS text (==== ++++)"),
    "stars": _("Text with *! *+ *"),
    "signs": _("Text with ? + -"),
    "numbered": _("Numbered tests with lettered options"),
    "text2qti": _("text2qti text"),
    "blackboard": _("Blackboard text with tabs"),
    "moodle-xml": _("Moodle XML"),
    "csv": _("CSV table"),
    "kahoot": _("Kahoot table (XLSX)"),
    "quizizz": _("Quizizz table (XLSX)"),
    "xlsx": _("Excel table (XLSX)"),
    "ods": _("OpenDocument table (ODS)"),
    "h5p": _("H5P question set"),
    "google-forms": _("Google Forms (JSON of its API)"),
    "qti-1.2": _("QTI 1.2 (Canvas, Blackboard)"),
    "qti-2.1": _("QTI 2.1 package"),
    "qti-3.0": _("QTI 3.0 package"),
}

_ERROR = {
    Code.EMPTY_FILE: _("The file is empty. Choose the file that holds the questions."),
    Code.FILE_TOO_LARGE: _(
        "The file is too large: %(size)s. The limit is %(limit)s; split the bank and load each "
        "part."
    ),
    Code.TOO_MANY_LINES: _("The file has too many lines. Split the bank and load each part."),
    Code.FILE_MISSING: _("There is no such file: %(detail)s. Check the name and the folder."),
    Code.FORMAT_UNKNOWN: _(
        "Question banks of this type cannot be read: %(detail)s. These types can be read: %(known)s"
    ),
    Code.NOT_TEXT: _(
        "This is not a text file, whatever its name says. Save the questions as plain text in "
        "UTF-8 and choose the file again."
    ),
    Code.ENCODING_UNKNOWN: _(
        "The letters of this file cannot be read: its encoding is unknown. Save it as plain text "
        "in UTF-8 and choose it again."
    ),
    Code.LETTERS_LOST: _(
        "Kazakh letters were lost when this file was saved: question marks stand in their place. "
        "Export the bank once more in UTF-8."
    ),
    BankCode.FORMAT_UNCLEAR: _(
        "The file holds no questions in a format that is known here. Compare it with the template "
        "or name its format."
    ),
    BankCode.FORMAT_WRONG: _("The file is not of this format. Choose the format that it has."),
    BankCode.XML_BROKEN: _(
        "The XML is not complete or not well-formed: %(detail)s. Export the file once more."
    ),
    BankCode.XML_UNSAFE: _(
        "The XML declares entities or nests too deep, so it is not read. Export it without a "
        "document type."
    ),
    BankCode.PACKAGE_BROKEN: _(
        "The package is damaged or is not a ZIP file. Export it once more and choose it again."
    ),
    BankCode.PACKAGE_TOO_LARGE: _(
        "The package unpacks to far too much. Split the bank and load each part."
    ),
    BankCode.TABLE_BROKEN: _(
        "The table cannot be read from here on. Look for a quotation mark that is never closed, "
        "or save the file once more."
    ),
    BankCode.HEADER_MISSING: _(
        "No row names the columns. Download the template and put the questions under its header."
    ),
    BankCode.TOO_MANY_QUESTIONS: _(
        "The file has too many questions. Split the bank and load each part."
    ),
    BankCode.NO_QUESTIONS: _("No question was found in the file. Choose another file."),
}
_REJECTED = {
    BankCode.SYNTAX: _("The marks of this item do not fit together: “%(detail)s”. Correct it."),
    BankCode.TEXT_MISSING: _("The question has no text. Write it."),
    BankCode.TEXT_TOO_LONG: _("The text is far too long. Look for an end mark that was forgotten."),
    BankCode.OPTIONS_TOO_FEW: _("There are too few options. Write at least two."),
    BankCode.OPTIONS_TOO_MANY: _("There are too many options. Leave twelve at most."),
    BankCode.OPTION_EMPTY: _("One of the options is empty. Write it or delete it."),
    BankCode.OPTION_MARK: _(
        "This line is nearly an option: “%(detail)s”. Begin an option with the next capital "
        "letter, a point or a bracket, and a blank."
    ),
    BankCode.OPTIONS_UNNAMED: _(
        "The options stand in columns whose names are unknown here. Name the columns as the "
        "template does."
    ),
    BankCode.OPTION_REPEATED: _("Two options are the same. Change or delete one of them."),
    BankCode.KEY_MISSING: _("Nothing says which answer is right. Mark it."),
    BankCode.KEY_UNCLEAR: _(
        "The answer key fits no option, or more than one: “%(detail)s”. Correct it."
    ),
    BankCode.KEY_WRONG: _("The answer key cannot be read. %(reason)s"),
    BankCode.ALL_RIGHT: _("Every option is marked as right. Leave at least one that is wrong."),
    BankCode.KIND_UNKNOWN: _(
        "There is no such kind of question here: %(detail)s. Make it one of the kinds that the "
        "template shows."
    ),
    BankCode.NOT_A_QUESTION: _(
        "This text asks nothing: it has no place for an answer. Delete it or add the answers."
    ),
    BankCode.MEDIA: _(
        "The item holds a picture, a sound, a file or a formula that plain text cannot hold. "
        "Describe it in words."
    ),
    BankCode.POINTS_WRONG: _(
        "The points must be a whole number from 1 to 100; here stands “%(detail)s”."
    ),
    BankCode.PART_UNKNOWN: _(
        "There is no such level or task: “%(detail)s”. Write 1, 2, 3, guided or independent."
    ),
    BankCode.LABEL_WRONG: _(
        "Only a task has a label, of twenty characters at most: “%(detail)s”. Shorten or delete it."
    ),
    BankCode.UNIT_UNCLEAR: _(
        "None of the units is the one in which the number is written. Give that unit the "
        "multiplier 1."
    ),
    BankCode.CELL_NOT_TEXT: _(
        "One of the cells holds a date or a formula whose value was not saved. Format the cell as "
        "text and type it anew."
    ),
}
_DOUBT = {
    BankCode.KEY_UNCONFIRMED: _(
        "The file marks no right answer; the first option was taken as right. Check the key."
    ),
    BankCode.SEVERAL_RIGHT: _(
        "Several answers are right where one was to be chosen; now several can be chosen."
    ),
    BankCode.WEIGHTS_DROPPED: _("The weights of the answers are not kept: our own rule counts."),
    BankCode.KEY_TWO_WAYS: _(
        "The key names the place of one option and is the text of another; the place was taken. "
        "Check the key."
    ),
    BankCode.SCORING_DROPPED: _(
        "The file counts points by a rule of its own, which is not kept. Check the key."
    ),
    BankCode.MEDIA_LEFT_OUT: _(
        "A picture, a sound or a formula of the item was left out. Check that the question can be "
        "answered without it."
    ),
    BankCode.WILDCARD: _(
        "A star stood for any text in the file; here it is only a star. Check the key."
    ),
    BankCode.SHARE_ROUNDED: _(
        "The share of the points for a number was rounded to a whole percentage."
    ),
    BankCode.TEMPLATE_DROPPED: _("The text with which an answer was to begin is not kept."),
    BankCode.FEEDBACK_DROPPED: _("Feedback for which this kind has no place is not kept."),
    BankCode.POINTS_ROUNDED: _("The points were rounded to a whole number."),
    BankCode.CASE_DROPPED: _("Capital letters mattered in the file; here they make no difference."),
    BankCode.UNITS_DROPPED: _("Only the unit in which the number is written is kept."),
    BankCode.COLUMN_UNKNOWN: _("A column whose name is unknown here is not kept."),
    BankCode.NUMBER_OR_LEVEL: _(
        "Nobody can tell whether the numbers in the tags are levels. Check the level."
    ),
}
_LOSS = {
    LEFT_OUT: _("This format cannot hold it; it is not in the file."),
    "kind": _("Its kind becomes another one."),
    "text": _("Its text is changed."),
    "payload": _("Its answer key, feedback or key points are not complete."),
    "part": _("Its level is not kept."),
    "label": _("Its label is not kept."),
    "points": _("Its points are not kept."),
    "explanation": _("Its explanation is not kept."),
    "hints": _("Its hints are not kept."),
    "template": _(
        "Its numbers are not drawn anew: the question is in the file with those of one draw."
    ),
    "details": _("Its form, volume, deadline, criteria and week are not kept."),
    "title": _("Its title is not kept."),
    "category": _("Its category is not kept."),
    "tags": _("Its tags are not kept."),
    "is_key_confirmed": _("Its key becomes unconfirmed."),
}


def bank_error_sentence(error: DocumentError) -> str:
    """Why a file cannot be read as a bank; a document's own reader has codes of its own."""
    code = bank_code(error.code)
    if code not in _ERROR:
        return error_sentence(error)
    size = int(error.detail) if error.detail.isdecimal() else 0
    words = str(_ERROR[code]) % {
        "detail": error.detail or "–",
        "known": ", ".join(suffixes()),
        "size": filesizeformat(size),
        "limit": filesizeformat(MAX_BYTES),
    }
    if not error.line:
        return words
    return gettext("Line %(line)s: %(problem)s") % {"line": error.line, "problem": words}


def rejected_sentence(item: Rejected) -> str:
    """Why one item was rejected; its line is shown beside it."""
    code, _space, key = item.detail.partition(" ")
    reason = key_error(code, key) if item.code == BankCode.KEY_WRONG else ""
    return str(_REJECTED[item.code]) % {"detail": item.detail or "–", "reason": reason}


def doubt_sentences(question: BankQuestion) -> list[str]:
    return [str(_DOUBT[code]) for code in question.doubts]


def loss_sentence(field: str) -> str:
    """What a format could not hold of a question."""
    return str(_LOSS[field])
