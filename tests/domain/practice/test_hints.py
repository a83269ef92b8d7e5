from lessons.domain.practice.hints import HintKind, hints_of


def kinds(own=(), *, place=True, passage=True, start=True):
    found = hints_of(own, has_place=place, has_passage=passage, has_start=start)
    assert [hint.number for hint in found] == list(range(1, len(found) + 1))
    return [hint.kind for hint in found]


def test_the_steps_go_from_the_place_to_the_answer():
    assert kinds() == [HintKind.PLACE, HintKind.PASSAGE, HintKind.START, HintKind.ANSWER]


def test_what_a_teacher_wrote_takes_the_place_of_what_the_program_finds():
    assert kinds(["Анықтамаға қараңыз", " "]) == [HintKind.PLACE, HintKind.OWN, HintKind.ANSWER]


def test_where_nothing_is_found_the_answer_remains():
    assert kinds(place=False, passage=False, start=False) == [HintKind.ANSWER]
