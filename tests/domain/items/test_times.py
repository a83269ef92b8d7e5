from datetime import UTC, datetime, timedelta

from lessons.domain.items.times import AWAY, seconds_by_question

START = datetime(2026, 4, 15, 12, 0, tzinfo=UTC)


def after(seconds: int) -> datetime:
    return START + timedelta(seconds=seconds)


def test_a_question_takes_from_the_answer_before_it_to_its_own():
    saved = {1: after(40), 2: after(130), 3: None, 4: after(70)}
    assert seconds_by_question(saved, started_at=START) == {1: 40, 4: 30, 2: 60}


def test_who_was_away_and_a_clock_that_went_back_tell_nothing():
    away = int(AWAY.total_seconds()) + 41
    saved = {1: after(40), 2: after(away), 3: after(-5)}
    assert seconds_by_question(saved, started_at=START) == {1: 45}
