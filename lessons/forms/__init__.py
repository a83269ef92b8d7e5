"""Forms. Errors stand beside their field, and what was typed is kept."""

from lessons.forms.assignment_dates import AssignmentDatesForm
from lessons.forms.assignments import AssignmentForm
from lessons.forms.classrooms import (
    ClassroomForm,
    CopyClassForm,
    LeaveForm,
    MoveForm,
    TeacherForm,
)
from lessons.forms.exceptions import ExceptionForm
from lessons.forms.marking import MarkField, MarkingForm, RubricForm
from lessons.forms.people import JoinForm, SignInForm
from lessons.forms.rosters import NewClassForm, RosterForm

__all__ = [
    "AssignmentDatesForm",
    "AssignmentForm",
    "ClassroomForm",
    "CopyClassForm",
    "ExceptionForm",
    "JoinForm",
    "LeaveForm",
    "MarkField",
    "MarkingForm",
    "MoveForm",
    "NewClassForm",
    "RosterForm",
    "RubricForm",
    "SignInForm",
    "TeacherForm",
]
