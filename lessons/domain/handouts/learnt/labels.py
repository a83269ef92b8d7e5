"""The roles that a row of a handout can have."""

from enum import StrEnum


class Label(StrEnum):
    """``…_ON`` goes on with what the row above began, so that items can be cut apart."""

    TITLE = "title"
    GOAL = "goal"
    EQUIPMENT = "equipment"
    OUTCOMES = "outcomes"
    METHODS = "methods"
    FIELD_ON = "field+"
    FIELD_HEAD = "field-head"
    """A field's heading on a line of its own."""
    ASK_HEAD = "ask-head"
    TASK_HEAD = "task-head"
    TEST_HEAD = "test-head"
    LEVEL = "level"
    QUESTION = "question"
    QUESTION_ON = "question+"
    TASK = "task"
    TASK_ON = "task+"
    STEM = "stem"
    STEM_ON = "stem+"
    OPTION = "option"
    OPTION_ON = "option+"
    ANSWER = "answer"
    ANSWER_ON = "answer+"
    KEY = "key"
    OTHER = "other"
    """Theory, lists, what stands on the form: everything that asks nothing and is no field."""


FIELDS = (Label.GOAL, Label.EQUIPMENT, Label.OUTCOMES, Label.METHODS)
HEAD_FIELDS = (Label.TITLE, *FIELDS)
HEADS = (Label.FIELD_HEAD, Label.ASK_HEAD, Label.TASK_HEAD, Label.TEST_HEAD)
BEGINNINGS = {
    Label.QUESTION_ON: Label.QUESTION,
    Label.TASK_ON: Label.TASK,
    Label.STEM_ON: Label.STEM,
    Label.OPTION_ON: Label.OPTION,
    Label.ANSWER_ON: Label.ANSWER,
}
ASKED = frozenset({Label.QUESTION, Label.TASK, Label.STEM})
"""What begins something that students answer."""
