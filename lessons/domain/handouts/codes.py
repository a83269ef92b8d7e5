"""Every code that a reader can give, with what it means; pages hold the words for each."""

from enum import StrEnum


class Code(StrEnum):
    # Nothing can be read: raised as DocumentError.
    EMPTY_FILE = "empty-file"  # no bytes, or nothing but white space
    FILE_TOO_LARGE = "file-too-large"  # over the reader's max_bytes
    TOO_MANY_LINES = "too-many-lines"  # no handout has that many; reading them would take long
    FILE_MISSING = "file-missing"  # the command was given a path that is no file
    FORMAT_UNKNOWN = "format-unknown"  # no reader for this suffix
    TOO_DEEP = "too-deep"  # groups or lists inside each other as no handout has them
    NOT_TEXT = "not-text"  # a binary file under a text file's name
    ENCODING_UNKNOWN = "encoding-unknown"  # neither Unicode nor a code page that gives real words
    NO_LESSON_FOUND = "no-lesson-found"  # text without a single word
    FILE_DAMAGED = "file-damaged"  # not the format that its suffix says, or broken
    PASSWORD_NEEDED = "password-needed"  # noqa: S105 - encrypted
    FILE_INFLATES = "file-inflates"  # unpacks to far more than any handout holds
    OFFICE_MISSING = "office-missing"  # only LibreOffice reads it, and there is none here
    OFFICE_FAILED = "office-failed"  # LibreOffice could not read it, or took too long
    OLD_OFFICE = "old-office"  # a .ppt or .xls, whatever its name says
    SEVERAL_FILES = "several-files"  # an archive where one handout is expected
    ARCHIVE_INSIDE = "archive-inside"  # an archive in an archive of handouts
    ARCHIVE_EMPTY = "archive-empty"  # an archive without a single file
    TOO_MANY_FILES = "too-many-files"  # an archive of more files than a course has handouts
    LESSON_FILE_INVALID = "lesson-file-invalid"  # our JSON format broken; detail is the place
    TOO_MANY_PAGES = "too-many-pages"  # detail is their number
    TOO_COMPLEX = "too-complex"  # more letters, time or memory than any handout takes
    OCR_MISSING = "ocr-missing"  # pictures of pages, and no program here that reads them
    SCAN_WITHOUT_TEXT = "scan-without-text"  # pictures of pages in which no text was found

    # Read, but must not be imported: the verdict is "refuse".
    LETTERS_LOST = "letters-lost"  # Kazakh letters were saved as "?" or not at all
    LETTERS_SCRAMBLED = "letters-scrambled"  # a PDF's fonts map its drawings to wrong letters
    SCAN_GARBLED = "scan-garbled"  # words that recognition has made up out of pictures

    # The structure is doubtful: the verdict is "warn" (see DOUBTFUL).
    TITLE_MISSING = "title-missing"  # a handout without class title or topic
    SECTION_DRAFTED = "section-drafted"  # a heading proposed for a long text without any
    TITLE_GUESSED = "title-guessed"  # a reading named after its first line
    THEORY_MISSING = "theory-missing"  # a handout without any theory
    THEORY_GUESSED = "theory-guessed"  # theory cut from an overlong header field
    QUESTIONS_MISSING = "questions-missing"  # a handout without questions and tests
    NO_QUESTIONS = "no-questions"  # a reading: a text without lesson structure
    LEVEL_EMPTY = "level-empty"  # a level line with nothing under it
    LEVEL_UNKNOWN = "level-unknown"  # a fourth level, taken as level 3
    TASK_EMPTY = "task-empty"  # a heading of independent work with nothing under it
    HEADING_INSIDE = "heading-inside"  # a question that seems to hold the next heading or a key
    TESTS_NOT_READ = "tests-not-read"  # a test not understood; its lines are "not-used" notes
    INTRO_LEFT_OUT = "intro-left-out"  # a sentence above a list that asks for something itself
    READ_TWO_WAYS = "read-two-ways"  # lines that can be read as asked and as not asked
    KEY_IN_TEXT = "key-in-text"  # what looks like an answer was kept out of the text
    KEY_MISSING = "key-missing"  # a test without a key: its first option was taken
    TEXT_CUT = "text-cut"  # the file ends in the middle of a letter
    TWO_LANGUAGES = "two-languages"  # the lesson stands in two columns; one of them was read
    SCAN_READ = "scan-read"  # text recognised in pictures; about 2 words in 100 are wrong
    PAGE_NOT_READ = "page-not-read"  # a picture among pages of text that could not be recognised
    LINES_GARBLED = "lines-garbled"  # a few lines that recognition has made up
    LINES_CLIPPED = "lines-clipped"  # words cut off at the edge of a page
    LETTERS_DAMAGED = "letters-damaged"  # a few letters are lost, too few to refuse the whole
    KAZAKH_LETTERS_MISSING = "kazakh-letters-missing"  # Kazakh typed on a Russian keyboard

    # Notes for the person who confirms; the structure is sure.
    LEVEL_MISSING = "level-missing"  # no level is given: the person chooses one, and is asked to
    NUMBER_MISSING = "number-missing"  # no class number
    GOAL_MISSING = "goal-missing"  # no goal
    NOT_USED = "not-used"  # source text that is in no field, section or question
    ENCODING_GUESSED = "encoding-guessed"  # the code page that gives real words, named in text
    TEXT_REPAIRED = "text-repaired"  # a line that was read with the wrong code page
    LETTERS_REPAIRED = "letters-repaired"  # legacy letters and wrong code points in these words
    LOOK_ALIKE_REPAIRED = "look-alike-repaired"  # Latin for Cyrillic letters, or the reverse
    REPAIRED_THROUGHOUT = "repaired-throughout"  # one of these in many lines; text is an example
    MIXED_SCRIPT = "mixed-script"  # Latin and Cyrillic letters in one word, left as they stand
    ODD_ENDING = "odd-ending"  # a question that ends in ".?" or the like
    TWO_ASKS = "two-asks"  # one question that asks for two things
    CITATION = "citation"  # a reference such as [3, 18] was left out of a reading
    REPEATED = "repeated"  # a passage that already stands higher up
    SENTENCES_JOINED = "sentences-joined"  # lines without periods were made paragraphs
    HYPHEN_JOINED = "hyphen-joined"  # a hyphen at a line end was dropped
    GLUED_WORD = "glued-word"  # the document also writes the word with a hyphen
    SPLIT_WORD = "split-word"  # the document also writes the two pieces as one word
    DRAWING_SKIPPED = "drawing-skipped"  # SVG, EMF, WMF: no browser shows them, or none should
    PICTURE_TOO_LARGE = "picture-too-large"
    PICTURE_SKIPPED = "picture-skipped"  # pictures, diagrams and formulas saved as pictures
    CELLS_MERGED = "cells-merged"  # a table of theory whose cells reached over others
    WORDS_STRUCK = "words-struck"  # struck out or with a line above, which plain text has not
    FORMULA_IN_LINE = "formula-in-line"  # a formula written on one line, its fractions with "/"
    CHANGES_ACCEPTED = "changes-accepted"  # tracked changes: deleted text is left out


DOUBTFUL = frozenset(
    {
        Code.TITLE_MISSING,
        Code.TITLE_GUESSED,
        Code.THEORY_MISSING,
        Code.THEORY_GUESSED,
        Code.QUESTIONS_MISSING,
        Code.NO_QUESTIONS,
        Code.LEVEL_EMPTY,
        Code.LEVEL_UNKNOWN,
        Code.TASK_EMPTY,
        Code.HEADING_INSIDE,
        Code.TESTS_NOT_READ,
        Code.INTRO_LEFT_OUT,
        Code.READ_TWO_WAYS,
        Code.KEY_IN_TEXT,
        Code.KEY_MISSING,
        Code.TEXT_CUT,
        Code.TWO_LANGUAGES,
        Code.SCAN_READ,
        Code.PAGE_NOT_READ,
        Code.LINES_GARBLED,
        Code.LINES_CLIPPED,
        Code.LETTERS_DAMAGED,
        Code.KAZAKH_LETTERS_MISSING,
    }
)

REFUSING = frozenset({Code.LETTERS_LOST, Code.LETTERS_SCRAMBLED, Code.SCAN_GARBLED})
