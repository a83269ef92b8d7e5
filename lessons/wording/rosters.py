"""Words for class lists: what a column holds, what becomes of a row, and why one is refused."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lessons.domain.rosters.codes import RosterCode, RosterError
from lessons.domain.rosters.columns import Column
from lessons.domain.rosters.fates import Fate
from lessons.domain.rosters.grid import SUFFIXES
from lessons.domain.rosters.roster import MOST_PEOPLE, Passed, RefusedRow

COLUMN: Mapping[Column, Promise] = {
    Column.NUMBER: _("number in the list"),
    Column.FULL_NAME: _("full name, surname first"),
    Column.NAME_FIRST: _("full name, first name first"),
    Column.LAST_NAME: _("surname"),
    Column.FIRST_NAME: pgettext_lazy("of a person", "first name"),
    Column.PATRONYMIC: _("patronymic"),
    Column.LOGIN: _("user name"),
    Column.EMAIL: _("e-mail"),
    Column.IIN: _("IIN (only to find repeated rows, it is not kept)"),
    Column.GROUP: _("group"),
    Column.ROLE: _("role"),
    Column.OTHER: _("passed over"),
}
FATE: Mapping[Fate, Promise] = {
    Fate.NEW: _("new account"),
    Fate.JOINS: _("has an account, joins"),
    Fate.BACK: _("comes back"),
    Fate.HERE: _("in the class already"),
    Fate.ASK: _("who is meant?"),
    Fate.REFUSED: pgettext_lazy("row of a list", "refused"),
}
FATE_CHIP: Mapping[Fate, str] = {
    Fate.NEW: "good",
    Fate.JOINS: "info",
    Fate.BACK: "info",
    Fate.HERE: "quiet",
    Fate.ASK: "waiting",
    Fate.REFUSED: "bad",
}
PASSED: Mapping[Passed, Promise] = {
    Passed.TITLE: _("title"),
    Passed.HEADER: _("names of the columns"),
    Passed.GROUP: _("name of a group"),
    Passed.TOTAL: _("total"),
    Passed.SIGNATURE: _("signature"),
}
_CODE: Mapping[RosterCode, Promise] = {
    RosterCode.EMPTY: _("The list is empty. Choose another file, or paste the rows."),
    RosterCode.TOO_LARGE: _("The list is too large. Leave one class in it and load it again."),
    RosterCode.BROKEN: _(
        "The file is damaged or cut off. Save it once more as XLSX, or copy the rows and "
        "paste them."
    ),
    RosterCode.FORMAT: _(
        "This is no table that can be read here. Save the list as %(known)s, or copy the rows and "
        "paste them."
    ),
    RosterCode.ENCODING: _(
        "The letters of the file cannot be told. Save it as XLSX or as CSV in UTF-8, or copy the "
        "rows and paste them."
    ),
    RosterCode.NOBODY: _(
        "No row with a surname and a first name was found. Check that the list has a column of "
        "names."
    ),
    RosterCode.TOO_MANY: _(
        "There are more people in the list than a class takes: %(most)s at most. Leave one class "
        "in it and load it again."
    ),
    RosterCode.NAME_MISSING: _("The name is missing. Write it into the list."),
    RosterCode.NAME_SHORT: _("Only one word of the name. Write the surname and the first name."),
    RosterCode.NAME_WRONG: _("This is no name: there are digits, signs or a formula in it."),
    RosterCode.LOGIN_WRONG: _(
        "The user name may have letters, digits and @ . + - _ only, without blanks."
    ),
    RosterCode.EMAIL_WRONG: _("The e-mail address is not written as one. Correct or delete it."),
    RosterCode.REPEATED: _("The same person stands in line %(other)s already."),
}


def roster_error_sentence(error: RosterError) -> str:
    return _sentence(error.code)


def refused_row_sentence(row: RefusedRow) -> str:
    return _sentence(row.code, other=row.other or 0)


def _sentence(code: RosterCode, *, other: int = 0) -> str:
    facts = {"known": ", ".join(SUFFIXES), "most": MOST_PEOPLE, "other": other}
    return str(_CODE[code]) % facts
