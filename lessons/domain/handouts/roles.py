"""What the text under a heading of a handout is."""

from enum import StrEnum


class Role(StrEnum):
    PREAMBLE = "preamble"
    CLASS_TITLE = "class-title"
    TOPIC = "topic"
    GOAL = "goal"
    EQUIPMENT = "equipment"
    OUTCOMES = "outcomes"
    METHODS = "methods"
    KEY_TERMS = "key-terms"
    PLAN = "plan"
    THEORY = "theory"
    INSTRUCTIONS = "instructions"
    QUESTIONS = "questions"
    LEVELS = "levels"
    LEVEL = "level"
    GUIDED = "guided"
    INDEPENDENT = "independent"
    TESTS = "tests"
    MATCHING = "matching"
    KEY = "key"
    OTHER = "other"
    LITERATURE = "literature"
    REMARK = "remark"


FIELDS = (Role.GOAL, Role.EQUIPMENT, Role.OUTCOMES, Role.METHODS)
TASKS = (Role.GUIDED, Role.INDEPENDENT)
