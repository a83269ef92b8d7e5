"""Words for every code of reading a document.

Each sentence says what is wrong, where, and what to do about it.
"""

from pathlib import PurePath

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.handouts.bundle import MAX_BYTES as LARGEST_BUNDLE
from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.content_kinds import BUNDLE
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.registry import REGISTRY

_ERROR = {
    Code.EMPTY_FILE: _("The file is empty. Choose the file that holds the handout's text."),
    Code.FILE_TOO_LARGE: _(
        "The file is too large: %(size)s. The limit is %(limit)s; split the file by lessons and "
        "load each part."
    ),
    Code.TOO_MANY_LINES: _(
        "The file has too many lines for one handout. Split it by lessons and load each part."
    ),
    Code.TOO_DEEP: _(
        "The file is built in a way that cannot be read: too many parts stand inside each other. "
        "Open it in its own program, save it as plain text in UTF-8 and choose it again."
    ),
    Code.FILE_MISSING: _("There is no such file: %(detail)s. Check the name and the folder."),
    Code.FORMAT_UNKNOWN: _(
        "Files of this type cannot be read: %(suffix)s. Save the handout as plain text and choose "
        "it again; these types can be read: %(known)s"
    ),
    Code.NOT_TEXT: _(
        "This is not a text file, whatever its name says. Open it in its own program, save it as "
        "plain text in UTF-8 and choose it again."
    ),
    Code.ENCODING_UNKNOWN: _(
        "The letters of this file cannot be read: its encoding is unknown. Save it as plain text "
        "in UTF-8 and choose it again."
    ),
    Code.NO_LESSON_FOUND: _(
        "No lesson was found in the file: it holds no words. Choose the file that holds the "
        "handout's text."
    ),
    Code.FILE_DAMAGED: _(
        "The file is damaged or is not what its name says. Open it in its own program, save it "
        "anew and choose it again."
    ),
    Code.PASSWORD_NEEDED: _(
        "The file is locked with a password. Save it without a password and choose it again."
    ),
    Code.FILE_INFLATES: _(
        "The file unpacks to far more than a handout can hold, so it was not opened. Copy the "
        "text of one lesson into a new file and choose that."
    ),
    Code.OFFICE_MISSING: _(
        "Old Word files can only be read where LibreOffice is installed, and here it is not. Open "
        "the file in Word, save it as .docx and choose it again."
    ),
    Code.OFFICE_FAILED: _(
        "LibreOffice could not read this file. Open it in Word, save it as .docx and choose it "
        "again."
    ),
    Code.OLD_OFFICE: _(
        "This is an old PowerPoint or Excel file, which cannot be read. Open it in its own "
        "program, save it as .pptx or .xlsx and choose it again."
    ),
    Code.SEVERAL_FILES: _(
        "This is an archive with several files. Load it under “Load several handouts”, or unpack "
        "it and choose one file."
    ),
    Code.ARCHIVE_INSIDE: _(
        "This archive stands inside another archive and was not opened. Unpack it and load its "
        "files."
    ),
    Code.ARCHIVE_EMPTY: _("The archive holds no files. Choose the archive with the handouts."),
    Code.TOO_MANY_FILES: _(
        "The archive holds too many files: %(detail)s. Split it and load each part."
    ),
    Code.LESSON_FILE_INVALID: _(
        "The lesson file is not written as it should be: %(detail)s. Correct this place and "
        "choose the file again."
    ),
    Code.TOO_MANY_PAGES: _("The file has too many pages. Split it by lessons and load each part."),
    Code.TOO_COMPLEX: _(
        "Reading this file takes too much time or memory. Print it anew to PDF, or save the "
        "handout as plain text, and choose that file."
    ),
    Code.OCR_MISSING: _(
        "The file holds pictures of pages and no text, and the program that reads pictures "
        "(Tesseract with its Kazakh model) is not installed here. Choose the original document, "
        "or ask the administrator to install it."
    ),
    Code.SCAN_WITHOUT_TEXT: _(
        "The file holds pictures in which no text was found. Scan the pages anew, straight and "
        "at 300 dots per inch, or choose the original document."
    ),
}
_DOUBT = {
    Code.LETTERS_LOST: _(
        "Kazakh letters were lost when this file was saved; other marks or nothing stand in their "
        "place (“%(text)s”). They cannot be brought back: choose the original document, or save "
        "it again as plain text in UTF-8."
    ),
    Code.LETTERS_SCRAMBLED: _(
        "The letters in this file are not the ones that its pages show: a font in it is saved "
        "wrongly (“%(text)s”). Choose the original document, or print it anew to PDF with its "
        "fonts embedded."
    ),
    Code.SCAN_GARBLED: _(
        "This text was read from a bad picture and makes no sense in many places (“%(text)s”). "
        "Scan the pages anew, straight and at 300 dots per inch, or choose the original document."
    ),
    Code.TITLE_MISSING: _("No title was found. Type it."),
    Code.SECTION_DRAFTED: _(
        "The text has no headings here; this section and its heading are proposed (“%(text)s”)."
    ),
    Code.TITLE_GUESSED: _("The file names no title; this one is proposed (“%(text)s”)."),
    Code.THEORY_MISSING: _("No theory was found. Add a section if the handout has one."),
    Code.THEORY_GUESSED: _(
        "The theory has no heading of its own; it was taken from here on. Check where it begins."
    ),
    Code.QUESTIONS_MISSING: _("No questions were found. Add them below."),
    Code.NO_QUESTIONS: _(
        "This is a text without questions; it becomes a lesson to read. Add questions below if "
        "you need them."
    ),
    Code.LEVEL_EMPTY: _("Nothing stands under this level: “%(text)s”. Check the handout."),
    Code.LEVEL_MISSING: _(
        "These questions have no level. Choose it; without a choice level 1 is taken."
    ),
    Code.LEVEL_UNKNOWN: _("There are only three levels; level 3 was taken: “%(text)s”."),
    Code.TASK_EMPTY: _("Nothing stands under this heading: “%(text)s”. Check the handout."),
    Code.HEADING_INSIDE: _(
        "This line seems to be a heading or an answer list, but it was read as part of a question: "
        "“%(text)s”. Check the question."
    ),
    Code.TESTS_NOT_READ: _(
        "This test was not understood: “%(text)s”. Its lines are listed as not used; add the "
        "question below."
    ),
    Code.INTRO_LEFT_OUT: _(
        "This sentence above a list asks for something itself and was not taken: “%(text)s”. "
        "Check whether it is a question."
    ),
    Code.READ_TWO_WAYS: _(
        "This line can be read in two ways: as something asked and as part of the text: "
        "“%(text)s”. Check what it is."
    ),
    Code.KEY_IN_TEXT: _(
        "This looks like an answer, so it was kept out of the text that students see: “%(text)s”. "
        "Check where it belongs."
    ),
    Code.KEY_MISSING: _(
        "No right answer is marked for this test; the first option was taken. Mark the right "
        "one: “%(text)s”."
    ),
    Code.TEXT_CUT: _(
        "The file ends in the middle of a character. Check whether its end is missing."
    ),
    Code.TWO_LANGUAGES: _(
        "The lesson stands in two languages side by side; one of them was read. The lines of the "
        "other are listed as not used. Check that the right one was taken."
    ),
    Code.SCAN_READ: _(
        "The text was recognised in pictures of pages; about two words in a hundred are wrong. "
        "Compare it with the pages."
    ),
    Code.PAGE_NOT_READ: _(
        "This page is a picture and was not read: %(text)s. Add what it says if it belongs to "
        "the lesson."
    ),
    Code.LINES_GARBLED: _(
        "This line was read from a bad picture and makes no sense: “%(text)s”. Type it anew or "
        "leave it out."
    ),
    Code.LINES_CLIPPED: _(
        "The end of this line seems to be cut off: “%(text)s”. Check it against the original."
    ),
    Code.LETTERS_DAMAGED: _(
        "Some letters here could not be read: “%(text)s”. Compare them with the original."
    ),
    Code.KAZAKH_LETTERS_MISSING: _(
        "This Kazakh text is written without the Kazakh letters. Correct the words before "
        "students read them."
    ),
    Code.ENCODING_GUESSED: _(
        "The file is not in Unicode; it was read as %(text)s. Check a few words."
    ),
    Code.TEXT_REPAIRED: _(
        "This line was saved with the wrong encoding and has been restored. It was: “%(text)s”. "
        "It is now: “%(became)s”. Check it."
    ),
    Code.LETTERS_REPAIRED: _(
        "Letters of an old font were replaced. It was: “%(text)s”. It is now: “%(became)s”."
    ),
    Code.LOOK_ALIKE_REPAIRED: _(
        "Letters of the other alphabet that look alike were replaced. It was: “%(text)s”. "
        "It is now: “%(became)s”."
    ),
    Code.REPAIRED_THROUGHOUT: _(
        "Damaged letters were restored in many lines. For example, it was: “%(text)s”. "
        "It is now: “%(became)s”. The source lines show what stood in the file."
    ),
    Code.NUMBER_MISSING: _("No lesson number was found. Type it."),
    Code.GOAL_MISSING: _("No goal was found. Type it if the lesson has one."),
    Code.NOT_USED: _("Not used anywhere: “%(text)s”."),
    Code.MIXED_SCRIPT: _(
        "Latin and Cyrillic letters are mixed in one word: “%(text)s”. Type the word anew."
    ),
    Code.ODD_ENDING: _("Odd punctuation at the end of the question. Check it."),
    Code.TWO_ASKS: _(
        "The question asks for two things at once. Split it if they earn marks apart."
    ),
    Code.CITATION: _("A reference to a source was left out of the text: “%(text)s”."),
    Code.REPEATED: _("This passage already stands higher up: “%(text)s”. Delete one of the two."),
    Code.SENTENCES_JOINED: _(
        "Every line was one sentence without a full stop; the lines were joined into paragraphs "
        "and the full stops added. Check the text."
    ),
    Code.HYPHEN_JOINED: _(
        "A hyphen at the end of a line was left out: “%(text)s”. Check the word."
    ),
    Code.GLUED_WORD: _(
        "Elsewhere this word is written with a hyphen: “%(text)s”. Check the spelling."
    ),
    Code.SPLIT_WORD: _("Elsewhere this is written as one word: “%(text)s”. Check the spelling."),
    Code.PICTURE_SKIPPED: _(
        "A picture or diagram stands here; what is in it was not read. Type its text if the lesson "
        "needs it."
    ),
    Code.DRAWING_SKIPPED: _(
        "A drawing stands here (SVG, EMF or WMF) that browsers do not show, so it was left out. "
        "Save it as PNG and add it to the lesson."
    ),
    Code.PICTURE_TOO_LARGE: _(
        "A picture stands here that is too large for a lesson, so it was left out. Make it smaller "
        "and add it to the lesson."
    ),
    Code.CELLS_MERGED: _(
        "Cells of this table were merged; their text stands in the first of them, the others are "
        "empty. Check the table."
    ),
    Code.WORDS_STRUCK: _(
        "These words are struck out in the document; they were read all the same: “%(text)s”. "
        "Delete them if they do not belong to the lesson."
    ),
    Code.FORMULA_IN_LINE: _("A formula was written on one line: “%(text)s”. Check it."),
    Code.CHANGES_ACCEPTED: _(
        "The document has tracked changes: inserted text was read, deleted text was left out. "
        "Check that this is what you want."
    ),
}
_LONGEST_QUOTE = 80
LARGEST_FILE = max(reader.max_bytes for reader in REGISTRY.values())
"""Of any format; a larger one need not be sent at all."""
LARGEST_UPLOAD = max(LARGEST_FILE, LARGEST_BUNDLE)
"""Where an archive of handouts is taken as well."""


def error_sentence(error: DocumentError, *, name: str = "") -> str:
    """Why a document cannot be read; the file's name says which format's limit counts."""
    size = int(error.detail) if error.detail.isdigit() else 0
    words = str(_ERROR[Code(error.code)]) % {
        "detail": error.detail,
        "suffix": error.detail or "–",
        "known": ", ".join(REGISTRY),
        "size": filesizeformat(size),
        "limit": filesizeformat(_limit_of(name)),
    }
    return _at_line(words, error.line)


def _limit_of(name: str) -> int:
    suffix = PurePath(name).suffix.lower()
    if suffix == BUNDLE:
        return LARGEST_BUNDLE
    reader = REGISTRY.get(suffix)
    return reader.max_bytes if reader else LARGEST_FILE


def request_sentence(*, size: int, limit: int) -> str:
    """Why nothing of what was sent at once is even looked at."""
    return gettext(
        "Too much was sent at once: %(size)s. The limit is %(limit)s; send fewer files at a time."
    ) % {"size": filesizeformat(size), "limit": filesizeformat(limit)}


def doubt_sentence(doubt: Doubt) -> str:
    """What the reader is unsure of; the line is shown beside it, not in the sentence."""
    return str(_DOUBT[Code(doubt.code)]) % {
        "text": quoted(doubt.text),
        "became": quoted(doubt.became),
    }


def doubt_at_line(doubt: Doubt) -> str:
    """The same where no line stands beside it, as of a doubt that refused a whole document."""
    return _at_line(doubt_sentence(doubt), doubt.line)


def _at_line(words: str, line: int | None) -> str:
    return (
        gettext("Line %(line)s: %(problem)s") % {"line": line, "problem": words} if line else words
    )


def quoted(text: str) -> str:
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE].rstrip()}…"
