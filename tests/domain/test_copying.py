from lessons.domain.copying import RUN, copied_spans, is_mostly_copied

LESSON = (
    "Ізгі қызмет көрсетуші тек кездесуге жағдай жасайды, ал делдал келіссөзге қатысып, шешім "
    "нұсқасын өзі де ұсынады. Арбитраж шешімі тараптар үшін міндетті болады."
)


def test_a_pasted_sentence_is_recognised_on_any_keyboard_and_with_other_stops():
    pasted = "изги кызмет корсетуши тек кездесуге жагдай жасайды ал делдал келиссозге катысып"
    answer = f"Менің ойымша: {pasted}"

    ((start, end),) = copied_spans(answer, [LESSON])

    assert answer[start:end] == pasted
    assert is_mostly_copied(answer, [(start, end)])


def test_own_words_and_a_short_definition_are_no_copy():
    for answer in (
        "Делдал шешім нұсқасын өзі де ұсынады",
        "Көмек берген ел тек кездестіреді, ал…",
        "",
    ):
        assert copied_spans(answer, [LESSON]) == []
        assert not is_mostly_copied(answer, [])


def test_a_quotation_within_an_answer_of_ones_own_is_not_the_whole_of_it():
    quoted = " ".join(LESSON.split()[:RUN])
    answer = f"{'Мен бұған келісемін, өйткені өмірде солай болады. ' * 3}{quoted}"

    spans = copied_spans(answer, [LESSON])

    assert len(spans) == 1
    assert not is_mostly_copied(answer, spans)


def test_two_quotations_apart_are_two():
    words = LESSON.split()
    answer = f"{' '.join(words[:RUN])} деп айтылған. {' '.join(words[RUN : 2 * RUN])}"

    assert len(copied_spans(answer, [LESSON])) == 2
