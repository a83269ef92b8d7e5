"""Words for every code by which a service says no: what is wrong, where, and what to do."""

from collections.abc import Mapping
from typing import Any, assert_never

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.document import Warning as Doubt
from lessons.domain.handouts.refusal import Refusal, RefusedBy
from lessons.domain.refusals import (
    NO_FACTS,
    AnonymisingRefusal,
    ArchiveRefusal,
    AssetRefusal,
    AssigningRefusal,
    AttemptRefusal,
    CorrectionRefusal,
    DemoRefusal,
    DraftRefusal,
    EditRefusal,
    FactorRefusal,
    Facts,
    ImportRefusal,
    JoinRefusal,
    JournalRefusal,
    LabelRefusal,
    LateRefusal,
    LiveRefusal,
    MarkingRefusal,
    MemberRefusal,
    PasswordRefusal,
    PracticeRefusal,
    RefusalCode,
    Refused,
    RosterRefusal,
    RubricRefusal,
    SecondLookRefusal,
    ShelvingRefusal,
    TranslationRefusal,
    UndoRefusal,
    WorkFileRefusal,
    WritingRefusal,
)
from lessons.wording.documents import doubt_at_line, error_sentence, quoted
from lessons.wording.questions import key_error

_WORK_FILE = {
    WorkFileRefusal.KIND: _(
        "The file was not added: by its content it is no docx, pdf, pptx, xlsx or picture (png, "
        "jpg, webp), or it holds macros. Save it as one of these and add it again."
    ),
    WorkFileRefusal.EMPTY: _("The file is empty, so it was not added. Choose another one."),
    WorkFileRefusal.TOO_LARGE: _(
        "The file is too big. At most: %(names)s MB. Make it smaller and add it again."
    ),
    WorkFileRefusal.TOO_MANY: _(
        "The file was not added. Files at most: %(names)s. Take one away first."
    ),
    WorkFileRefusal.THERE: _("This file is there already, so it was not added once more."),
    WorkFileRefusal.CLOSED: _(
        "The work takes no changes any more, so its files stay as they were handed in."
    ),
}
_ASSET = {
    AssetRefusal.EMPTY: _("The picture is empty, so it was not added. Choose another file."),
    AssetRefusal.KIND: _(
        "The file is no picture (png, jpg, webp, gif, bmp, tiff), whatever it is called. Save it "
        "as one of these and add it again."
    ),
    AssetRefusal.VECTOR: _(
        "SVG drawings are not taken, as they may hold programs. Save the drawing as PNG and add "
        "it again."
    ),
    AssetRefusal.METAFILE: _(
        "EMF and WMF drawings cannot be shown in a browser. Save the drawing as PNG and add it "
        "again."
    ),
    AssetRefusal.DAMAGED: _("The picture is damaged and cannot be opened. Save it anew."),
    AssetRefusal.TOO_LARGE: _(
        "The picture is too big. At most: %(names)s MB. Make it smaller and add it again."
    ),
    AssetRefusal.TOO_MANY_DOTS: _(
        "The picture has too many dots: 12,000 on a side and 50 million in all are the most. Make "
        "it smaller and add it again."
    ),
    AssetRefusal.TOO_SLOW: _(
        "The picture takes too much time or memory to open. Save it anew as PNG or JPEG, smaller, "
        "and add it again."
    ),
    AssetRefusal.TOO_MANY: _(
        "The lesson is full of pictures. At most: %(names)s. Remove those that no text shows."
    ),
    AssetRefusal.LESSON_FULL: _(
        "The pictures of the lesson together are too big. At most: %(names)s MB. Remove some, or "
        "make them smaller."
    ),
    AssetRefusal.NO_ALTERNATIVE: _(
        "Write what the picture shows: whoever does not see it reads these words."
    ),
    AssetRefusal.IN_USE: _(
        "The picture stays (%(names)s): a text of the lesson or an earlier version of a question "
        "shows it."
    ),
}
_WRITING = {
    WritingRefusal.STALE: _(
        "Something has happened to this work since you opened the page, so nothing was changed. "
        "Look at it again."
    ),
    WritingRefusal.MARKED: _(
        "The work is marked already and cannot be withdrawn. Ask your teacher to return it."
    ),
    WritingRefusal.OVER: _(
        "The deadline is over, so the work cannot be withdrawn. Ask your teacher to return it."
    ),
    WritingRefusal.KEY_SHOWN: _(
        "The right answers of this work are shown with its result, so it cannot be withdrawn."
    ),
    WritingRefusal.OTHER_ATTEMPT: _(
        "A further attempt at this task has begun. Go on with that one."
    ),
    WritingRefusal.NOT_HANDED_IN: _("This work is not handed in, so nothing was changed."),
    WritingRefusal.RETURNED: _("This work is returned already and waits for the student."),
    WritingRefusal.NOT_RETURNED: _(
        "This work is not returned for revision any more. What you typed is kept in its history."
    ),
    WritingRefusal.BLANK: _("Nothing is written yet. Write your text, then hand it in."),
    WritingRefusal.LEFT: _("This student is not in the class any more."),
}
_JOIN = {
    JoinRefusal.CODE_UNKNOWN: _(
        "There is no class with this code. Compare it letter by letter with what your teacher "
        "gave you."
    ),
    JoinRefusal.TOO_MANY_CODES: _(
        "There were too many wrong codes. Wait 15 minutes and ask your teacher for the code."
    ),
    JoinRefusal.CLASS_CLOSED: _(
        "This class takes no new students by code. Ask the administrator to open it."
    ),
    JoinRefusal.NAME_TAKEN: _("Somebody has this user name already. Choose another one."),
}
_ANONYMISING = {
    AnonymisingRefusal.ALREADY: _("This person is anonymised already. Nothing was changed."),
    AnonymisingRefusal.ONLY_TEACHER: _(
        "This person is the only teacher of a class that is in use. Add a colleague to it, or "
        "archive the class first."
    ),
}
_FACTOR = {
    FactorRefusal.THERE: _("The second factor is on already. Nothing was changed."),
    FactorRefusal.NOT_BEGUN: _("There is no second factor yet. Set it up on the account page."),
    FactorRefusal.WRONG: _(
        "This code is not right, or it was used before. Wait for the next one and type it."
    ),
    FactorRefusal.LOCKED: _("There were too many wrong codes. Wait five minutes and try again."),
}
_ARCHIVE = {
    ArchiveRefusal.NOT_ONE: _(
        "This is no archive of a course. Choose the ZIP file that was downloaded from a course."
    ),
    ArchiveRefusal.TOO_NEW: _(
        "The archive was written by a newer version of this program. Update this site first."
    ),
    ArchiveRefusal.TOO_BIG: _("The archive is too big. Nothing was loaded."),
    ArchiveRefusal.WRONG: _(
        "The archive was changed or is damaged at: %(detail)s. Download it from the course anew."
    ),
}
_JOURNAL = {
    JournalRefusal.NO_REASON: _("Write the reason: a number that was there already is changed."),
    JournalRefusal.CHANGED: _(
        "Somebody wrote a number here meanwhile. Open the page again, compare, and decide."
    ),
}
_PASSWORD = {
    PasswordRefusal.TOO_OFTEN: _(
        "A letter was asked for too often. Wait an hour, or ask your teacher for a slip."
    ),
}
_MEMBER = {
    MemberRefusal.NOT_HERE: _(
        "This student is not in the class any more. Open the class again to see who is in it."
    ),
    MemberRefusal.IN_ALREADY: _("This student is in the other class already. Nothing was changed."),
    MemberRefusal.NOBODY: _(
        "Nobody has this user name. Ask your colleague how they sign in, and type it letter by "
        "letter."
    ),
    MemberRefusal.STUDENT_HERE: _(
        "This person is a student of the class and cannot be its teacher. Take them out of the "
        "class first."
    ),
    MemberRefusal.NO_TEACHER: _(
        "This person does not teach any class yet. Ask the administrator to make them a teacher."
    ),
    MemberRefusal.LAST_TEACHER: _(
        "You are the only teacher of this class. Add a colleague first, or archive the class."
    ),
}
_ROSTER = {
    RosterRefusal.NO_ACCOUNTS: _(
        "Nobody with this name has an account, and you may not make one. Ask the administrator."
    ),
    RosterRefusal.NO_STUDENT: _(
        "This account belongs to a teacher or to the staff. Correct the user name in the list."
    ),
    RosterRefusal.SAME_PERSON_TWICE: _(
        "An earlier row means the same account. Correct one of the two in the list."
    ),
    RosterRefusal.NO_CLASS: _("Write the class of this person into the column of groups."),
    RosterRefusal.NEW_TEACHER: _(
        "Only whoever has an account and teaches already becomes a teacher by a list. Ask a system "
        "admin to make this person a teacher first."
    ),
    RosterRefusal.OWN_TEACHER: _(
        "Nothing is loaded: nobody makes themselves a teacher of a class. Take your own row out of "
        "the list, or ask a system admin."
    ),
    RosterRefusal.UNDECIDED: _(
        "Nothing is loaded yet: say of each row at the top who is meant, or leave it out."
    ),
    RosterRefusal.GONE: _("This list is loaded already. Open the class to see who is in it."),
}
_ATTEMPT = {
    AttemptRefusal.NOT_OPEN: _("This lesson is not open yet. The page says when it opens."),
    AttemptRefusal.NO_QUESTIONS: _(
        "There are no questions here yet. Choose another level or task."
    ),
    AttemptRefusal.LOCKED: _(
        "This level is locked until the level below it is passed. Take that level first."
    ),
    AttemptRefusal.CLOSED: _(
        "This lesson is closed: nothing more is begun in it. Ask your teacher for a later date if "
        "you had a reason."
    ),
    AttemptRefusal.NONE_LEFT: _(
        "No attempts are left here. Your best mark stays; ask your teacher if you need one more."
    ),
}
_ASSIGNING = {
    AssigningRefusal.BEGUN: _(
        "A student has begun this lesson, so it cannot be withdrawn. Close it instead: what was "
        "done stays."
    ),
}
_PRACTICE = {
    PracticeRefusal.NOT_OPEN: _("This lesson is not open yet. The page says when it opens."),
    PracticeRefusal.NOTHING_YET: _(
        "There is nothing to practise here yet: all questions belong to the test. The page says "
        "when practice opens."
    ),
    PracticeRefusal.AFTER_TEST: _(
        "Practice of this level opens when you have handed in its test. Do the test first."
    ),
    PracticeRefusal.NOTHING_DUE: _("Nothing is to be reviewed today. Come back tomorrow."),
    PracticeRefusal.STALE: _(
        "This question was answered in another tab meanwhile. Here is how it stands now."
    ),
    PracticeRefusal.BLANK: _("Choose or write an answer first, or open a hint."),
    PracticeRefusal.INVALID: _("This answer does not fit the question. Change it and try again."),
}
_LIVE = {
    LiveRefusal.RUNNING: _(
        "Questions are asked in this class already. Go on with them, or end them first."
    ),
    LiveRefusal.NOTHING: _("Tick at least one question to ask."),
    LiveRefusal.CLOSED: _(
        "Not asked: a student of the class still has one of these questions in a test. Choose "
        "others, or ask it when the test is over."
    ),
    LiveRefusal.STALE: _(
        "Nothing was done: the page had changed meanwhile, perhaps in another window. This is how "
        "it stands now."
    ),
    LiveRefusal.SHOWN: _(
        "Your answer came after the right one was shown, so it is not counted. The next question "
        "comes here by itself."
    ),
    LiveRefusal.OVER: _("The questions in class are over, so this answer is not counted."),
    LiveRefusal.OWN_TEST: _(
        "This question is in a test that you have not done yet, so you cannot answer it here. The "
        "next one comes by itself."
    ),
    LiveRefusal.BLANK: _("Choose or write an answer first."),
    LiveRefusal.INVALID: _("This answer does not fit the question. Change it and send it again."),
    LiveRefusal.TOO_OFTEN: _(
        "The answer was changed too often. The last one that was sent counts."
    ),
}
_DRAFT = {
    DraftRefusal.STALE: _(
        "What you typed here is in the field and is not saved yet. This is the other version:"
    ),
    DraftRefusal.SUBMITTED: _(
        "It was handed in before this answer arrived, perhaps from another tab or device. What you "
        "typed since then is not part of it. Copy it if you need it."
    ),
    DraftRefusal.INVALID: _(
        "This answer cannot be saved: it is too long or does not fit the question. What you typed "
        "is still here."
    ),
    DraftRefusal.OVER: _(
        "The time was over before this answer arrived. What was saved by then is handed in."
    ),
    DraftRefusal.PASSED: _(
        "You went on from this question, and in this work there is no way back. What you typed "
        "since then is not part of it."
    ),
    DraftRefusal.LEFT: _(
        "You are not in this class any more, so this work cannot go on. What you typed is below; "
        "ask your teacher if you should be in the class."
    ),
}
_LATE = {
    LateRefusal.NOT_OVER: _(
        "You handed this attempt in yourself, so nothing can be added. What you typed is below."
    ),
    LateRefusal.SAME: _("This is what was handed in already. Nothing is missing."),
    LateRefusal.INVALID: _(
        "This answer does not fit the question, so it cannot be sent. What you typed is below."
    ),
}
_MARKING = {
    MarkingRefusal.STALE: _(
        "This answer was marked while you had it open, so your mark is not saved yet. Your choices "
        "and your comment are still below."
    ),
}
_RUBRIC = {
    RubricRefusal.STALE: _(
        "Somebody else saved other key points while you had this page open, so yours are not "
        "saved yet. Your text is in the field, theirs stands beside it."
    ),
    RubricRefusal.STALE_PASS: _(
        "Somebody saved other key points meanwhile, so nothing was saved here. These are the key "
        "points and the answers of now."
    ),
    RubricRefusal.NOT_AUTHOR: _(
        "Classes of other teachers are marked by these key points, too, so only the authors of "
        "the lesson change them. Your text is still here: press “Save for my classes” or “Suggest "
        "to the authors”."
    ),
    RubricRefusal.DECIDED: _(
        "Somebody else decided about this suggestion meanwhile. Below you see what was decided."
    ),
    RubricRefusal.MARKS_CHANGED: _(
        "Marks or key points changed after this list was drawn, so no mark was changed. This is "
        "the list of now: look at it once more."
    ),
}
_EDIT = {
    EditRefusal.STALE: _(
        "Somebody else saved this while you had the page open, so yours is not saved yet. What you "
        "typed is still in the fields, theirs stands beside it."
    ),
}
_CORRECTION = {
    CorrectionRefusal.CHANGED: _(
        "Marks or the key changed after this list was drawn, so nothing was changed. This is the "
        "list of now: look at it once more."
    ),
    CorrectionRefusal.NO_REASON: _(
        "Say in a few words why: the students whose mark changes read it. What you chose is kept."
    ),
    CorrectionRefusal.OTHER_QUESTION: _(
        "This would change what is asked, not only what is right, so old answers cannot be marked "
        "by it. Change the question in the administration."
    ),
    CorrectionRefusal.NOT_AUTHOR: _(
        "Classes of other teachers have this key, too, so only the authors of the lesson change "
        "it. You may leave the question out for your classes, or give its points to everybody."
    ),
    CorrectionRefusal.NOTHING: _("Nothing would change: every mark of your classes is so already."),
    CorrectionRefusal.ONLY_QUESTION: _(
        "In the work of some students this is the only question that counts, so it cannot be left "
        "out. Give its points to everybody instead."
    ),
    CorrectionRefusal.NOT_LAST: _(
        "A later change of this question rests on this one. Take the later one back first."
    ),
}
_SECOND_LOOK = {
    SecondLookRefusal.EMPTY: _("Say in a few words what the teacher should look at."),
    SecondLookRefusal.NOT_MARKED: _(
        "Only a mark that a teacher gave can be looked at again. Wait until this answer is marked."
    ),
    SecondLookRefusal.ASKED: _(
        "You have asked already; the teacher has not answered yet. Wait for the answer."
    ),
}
_TRANSLATION = {
    TranslationRefusal.ITSELF: _("A lesson is no translation of itself. Choose another one."),
    TranslationRefusal.SAME_LANGUAGE: _(
        "Both lessons are in the same language. Choose a lesson in another language, or correct "
        "the language."
    ),
    TranslationRefusal.ORIGINAL_IS_TRANSLATION: _(
        "The chosen lesson is a translation itself. Choose the one that it was translated from."
    ),
    TranslationRefusal.HAS_TRANSLATIONS: _(
        "Other lessons are translations of this one, so it cannot be a translation itself. Leave "
        "this field empty, or choose another original for those lessons first."
    ),
    TranslationRefusal.LANGUAGE_TAKEN: _(
        "The lesson is already there in this language. Correct the language, or choose another "
        "original."
    ),
}
_UNDO = {
    UndoRefusal.NOT_IMPORTED: _(
        "This lesson was not made by an import, so there is nothing to undo."
    ),
    UndoRefusal.ANSWERED: _(
        "A student has begun this lesson, so the import cannot be undone: no answer may be lost. "
        "The lesson: %(lesson)s"
    ),
}
_SHELVING = {
    ShelvingRefusal.BEGUN: _(
        "Students have begun this lesson, so it stays published and no answer is lost. Archive it "
        "instead: classes that have it keep it, and no new class is given it. The lesson: "
        "%(lesson)s"
    ),
    ShelvingRefusal.DRAFT: _(
        "A draft is not archived: no class has it. Delete it if it is not wanted. The lesson: "
        "%(lesson)s"
    ),
    ShelvingRefusal.PUBLISHED: _(
        "Only drafts are deleted. Take the lesson back to a draft first, or archive it. The "
        "lesson: %(lesson)s"
    ),
}
_LABELS = {
    LabelRefusal.NO_LESSON: _(
        "No lesson was made of this file yet: nobody has said what its lines are."
    ),
    LabelRefusal.NOT_KEPT: _(
        "The uploaded file is no longer kept here, so its lines cannot be exported."
    ),
    LabelRefusal.NO_ROWS: _(
        "This is a lesson file of this program: there is no layout to learn from."
    ),
}
_DEMO = {
    DemoRefusal.NAMES_TAKEN: _(
        "Nothing was loaded: these sign-in names are taken: %(names)s. Load the demo class into an "
        "empty database."
    ),
}
_IMPORT = {
    ImportRefusal.ALREADY_LOADED: _(
        "This file is already loaded into this course. Nothing was changed. The lesson: %(lesson)s"
    ),
    ImportRefusal.NUMBER_TAKEN: _(
        "This course already has a lesson with this number: %(lesson)s. Give another number."
    ),
    ImportRefusal.NUMBER_MISSING: _(
        "The lesson has no number. Give it a whole number from 1 to 999."
    ),
    ImportRefusal.NUMBER_WRONG: _("The lesson number must be a whole number from 1 to 999."),
    ImportRefusal.TITLE_MISSING: _(
        "The lesson has no title. Write one into the document's first heading."
    ),
    ImportRefusal.TEXT_TOO_LONG: _(
        "This is too long to be a title, a heading or a label: “%(detail)s”. Shorten it in the "
        "document."
    ),
    ImportRefusal.POINTS_WRONG: _(
        "The points of question %(question)s must be a whole number from 1 to 100."
    ),
    ImportRefusal.TEXT_MISSING: _("The text of question %(question)s is missing. Write it."),
    ImportRefusal.LABEL_ON_LEVEL: _(
        "Question %(question)s has a label, but only a task can have one. Delete the label."
    ),
    ImportRefusal.KIND_UNKNOWN: _(
        "The kind of question %(question)s is unknown: %(detail)s. Correct it."
    ),
    ImportRefusal.LESSON_FULL: _(
        "The lesson has no room for so many questions: %(lesson)s. Split the bank."
    ),
    ImportRefusal.QUESTION_WRONG: _("Question %(question)s: %(detail)s"),
    ImportRefusal.FIGURE_WRONG: _("The figure of section %(section)s: %(detail)s"),
    ImportRefusal.TERMS_WRONG: _("The key terms: %(detail)s"),
    ImportRefusal.TOO_MANY_ITEMS: _(
        "The document has too many sections and questions for one review page. Split the file by "
        "lessons and load each part."
    ),
    ImportRefusal.READER_BROKE: _(
        "The file could not be read because of a mistake in this program. It is kept here; tell "
        "whoever looks after the site."
    ),
}
WORDS: Mapping[type[RefusalCode], Mapping[Any, Promise]] = {
    AnonymisingRefusal: _ANONYMISING,
    ArchiveRefusal: _ARCHIVE,
    FactorRefusal: _FACTOR,
    JoinRefusal: _JOIN,
    JournalRefusal: _JOURNAL,
    MemberRefusal: _MEMBER,
    PasswordRefusal: _PASSWORD,
    RosterRefusal: _ROSTER,
    AssigningRefusal: _ASSIGNING,
    AttemptRefusal: _ATTEMPT,
    DraftRefusal: _DRAFT,
    PracticeRefusal: _PRACTICE,
    LateRefusal: _LATE,
    AssetRefusal: _ASSET,
    WorkFileRefusal: _WORK_FILE,
    WritingRefusal: _WRITING,
    LiveRefusal: _LIVE,
    MarkingRefusal: _MARKING,
    RubricRefusal: _RUBRIC,
    CorrectionRefusal: _CORRECTION,
    EditRefusal: _EDIT,
    SecondLookRefusal: _SECOND_LOOK,
    TranslationRefusal: _TRANSLATION,
    UndoRefusal: _UNDO,
    ShelvingRefusal: _SHELVING,
    LabelRefusal: _LABELS,
    DemoRefusal: _DEMO,
    ImportRefusal: _IMPORT,
}
"""By the Enum first: two services may have the same code and mean different things."""
_OF_A_PAYLOAD = {
    ImportRefusal.QUESTION_WRONG,
    ImportRefusal.FIGURE_WRONG,
    ImportRefusal.TERMS_WRONG,
}


def refused_sentence(refused: Refused[RefusalCode]) -> str:
    return refusal_sentence(refused.code, refused.facts)


def refusal_sentence(code: RefusalCode, facts: Facts = NO_FACTS) -> str:
    is_payload = type(code) is ImportRefusal and code in _OF_A_PAYLOAD
    place = 0 if facts.index is None else facts.index + 1
    return str(WORDS[type(code)][code]) % {
        "lesson": facts.lesson or "–",
        "question": place,
        "section": place,
        "names": facts.detail,
        "detail": key_error(facts.detail, facts.key) if is_payload else quoted(facts.detail),
    }


def file_sentence(refusal: Refusal) -> str:
    """Why a file became no lesson; the file's name says which format's limit counts."""
    match refusal.source:
        case RefusedBy.ERROR:
            error = DocumentError(code=refusal.code, line=refusal.line, detail=refusal.text)
            return error_sentence(error, name=refusal.name)
        case RefusedBy.DOUBT:
            return doubt_at_line(
                Doubt(line=refusal.line or 0, code=refusal.code, text=refusal.text)
            )
        case RefusedBy.IMPORT:
            facts = Facts(index=refusal.index, detail=refusal.text, key=refusal.key)
            return refusal_sentence(ImportRefusal(refusal.code), facts)
        case _:
            assert_never(refusal.source)
