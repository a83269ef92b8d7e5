"""What one university decides for itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class University:
    """``pass_mark`` and ``mastery_mark`` are percent of the mark that counts."""

    name: str
    contact: str
    pass_mark: int
    mastery_mark: int
    open_answer_points: int
    self_sign_up: bool
    teachers_make_classes: bool
    teachers_make_accounts: bool
