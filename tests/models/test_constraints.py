"""Every named constraint is broken once and refused; one without a row here fails the test."""

from datetime import date, timedelta
from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import F

from lessons.domain.parts import Part
from lessons.models import (
    Allowance,
    Asset,
    Assignment,
    Attempt,
    AuditLine,
    BandException,
    Batch,
    Classroom,
    Comment,
    CorrectedMark,
    Correction,
    Course,
    Delivery,
    Digest,
    HiddenAnswer,
    JournalEntry,
    JournalPreset,
    JournalRules,
    KeptDraft,
    KeptText,
    Lease,
    Lesson,
    LevelMoment,
    LiveAnswer,
    LiveSession,
    Marking,
    MarkNotice,
    Membership,
    Message,
    OwnRubric,
    PersonalExport,
    PointDecision,
    PracticeAnswer,
    PracticeSitting,
    Proposal,
    Question,
    QuestionVersion,
    Rendition,
    Response,
    ResponseEvent,
    RubricNotice,
    RubricSuggestion,
    ScheduledRun,
    SecondLook,
    SecondReading,
    Section,
    SetAside,
    Source,
    TextMatch,
    Upload,
    WordingOffer,
    WorkFile,
    WorkReturn,
)
from tests import factories as f

pytestmark = pytest.mark.django_db
ONE_ACTION = UUID(int=1)
CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in apps.get_app_config("lessons").get_models()
    for constraint in model._meta.constraints
}


@pytest.fixture
def world():
    """One of everything, so that a row below changes one thing and breaks one rule."""
    classroom = f.make_classroom()
    lesson = f.make_lesson()
    section = f.make_section(lesson)
    closed = f.make_question(lesson, kind="single-choice", section=section)
    waiting = f.make_question(lesson, kind="open-answer")
    assignment = f.make_assignment(lesson, classroom)
    student, teacher = f.make_student(classroom), f.make_teacher(classroom)
    attempt = f.make_attempt(assignment, student, answers=[("a",), ("Мәтін",)], submitted=True)
    graded, waits = attempt.response_set.order_by("position")
    practice = f.make_practice(assignment, student, answer=("b",))
    source = Source.objects.create(name="a.txt", digest="d" * 64, text="Мәтін", loaded_at=f.NOW)
    live = add_live(classroom=classroom, lesson=lesson, started_by=teacher, code="1000", token="t")
    live_asked = live.questions.create(version=closed.current, position=1, asked_at=f.NOW)
    return SimpleNamespace(
        department=f.make_department(),
        classroom=classroom,
        lesson=lesson,
        section=section,
        closed=closed,
        waiting=waiting,
        assignment=assignment,
        student=student,
        teacher=teacher,
        attempt=attempt,
        graded=graded,
        waits=waits,
        source=source,
        live=live,
        live_asked=live_asked,
        practice=practice,
        practised=practice.questions.order_by("position")[0],
        batch=Batch.objects.create(created_by=f.make_admin(), created_at=f.NOW),
    )


def add_practice_answer(w, **fields):
    PracticeAnswer.objects.create(
        student=w.student,
        asked=w.practised,
        question=w.practised.version.question,
        answer=["a"],
        is_right=True,
        is_first=False,
        hints=0,
        answered_at=f.NOW,
        **fields,
    )


def read_in_two_sittings(w):
    for _ in range(2):
        PracticeSitting.objects.create(
            assignment=w.assignment, student=w.student, purpose="text", part="", started_at=f.NOW
        )


def add_live(**fields):
    return LiveSession.objects.create(started_at=f.NOW, changed_at=f.NOW, **fields)


def add_another_live(w, **fields):
    other = {"classroom": f.make_classroom("ХҚ-239"), "code": "1001", "token": "u"}
    add_live(lesson=w.lesson, started_by=w.teacher, **{**other, **fields})


def add_live_answer(w, **fields):
    values = {"seq": 1, "answer": ["a"], "answered_at": f.NOW}
    LiveAnswer.objects.create(asked=w.live_asked, student=w.student, **{**values, **fields})


def answer_live_twice(w):
    add_live_answer(w)
    add_live_answer(w)


def hide_twice(w):
    for _ in range(2):
        HiddenAnswer.objects.create(asked=w.live_asked, key="нота", hidden_at=f.NOW)


def practise_live(w, **fields):
    values = {"purpose": "live", "live": w.live, "started_at": f.NOW}
    PracticeSitting.objects.create(student=w.student, **{**values, **fields})


def practise_live_twice(w):
    practise_live(w)
    practise_live(w)


def copy_a_review_card(w):
    card = w.student.reviewcard_set.get()
    card.pk = None
    card.save(force_insert=True)


def change(row, **fields):
    type(row).objects.filter(pk=row.pk).update(**fields)


def membership(w):
    return Membership.objects.get(user=w.student, classroom=w.classroom)


def add_attempt(w, **fields):
    values = {"part": Part.LEVEL_2, "number": 1, "started_at": f.NOW, "last_active_at": f.NOW}
    Attempt.objects.create(assignment=w.assignment, student=w.student, **{**values, **fields})


def add_two_under_way(w):
    add_attempt(w, number=1)
    add_attempt(w, number=2)


def add_response(w, **fields):
    version = f.make_version(w.closed)
    Response.objects.create(attempt=w.attempt, **{"version": version, "position": 9, **fields})


def add_event(w, **fields):
    values = {"seq": 9, "kind": "graded", "fraction": 0, "happened_at": f.NOW}
    ResponseEvent.objects.create(response=w.waits, **{**values, **fields})


def keep_text(w, **fields):
    values = {"number": 1, "answer": ["Мәтін"], "saved_at": f.NOW, "kept_at": f.NOW}
    KeptText.objects.create(response=w.waits, **{**values, **fields})


def give_back(w, **fields):
    values = {"number": 1, "comment": "Толықтырыңыз", "returned_at": f.NOW}
    WorkReturn.objects.create(response=w.waits, returned_by=w.teacher, **{**values, **fields})


def add_work_file(w, **fields):
    values = {"name": "a.pdf", "kind": "pdf", "size": 9, "digest": "d", "added_at": f.NOW}
    WorkFile.objects.create(response=w.waits, **{**values, **fields})


def add_asset(w, **fields):
    values = {"name": f"a-{Asset.objects.count()}.png", "digest": f"d{Asset.objects.count()}"}
    values |= {"media_type": "image/png", "size": 9, "width": 4, "height": 3, "added_at": f.NOW}
    return Asset.objects.create(lesson=w.lesson, **{**values, **fields})


def add_rendition(w, **fields):
    asset = Asset.objects.first() or add_asset(w)
    values = {"width": 4, "height": 3, "size": 9, "digest": "d"}
    Rendition.objects.create(asset=asset, **{**values, **fields})


def add_match(w, **fields):
    values = {"beside": "class", "other": w.graded, "words": 20, "total": 50, "other_total": 60}
    values |= {"passages": [], "digest": "d", "other_digest": "e", "made_at": f.NOW}
    TextMatch.objects.create(response=w.waits, **{**values, **fields})


def twice(add):
    def add_both(w):
        add(w)
        add(w)

    return add_both


def add_marking(w, **fields):
    values = {"number": 1, "fraction": 1, "marked_at": f.NOW}
    Marking.objects.create(response=w.waits, marker=w.teacher, **{**values, **fields})


def add_markings_with_one_number(w):
    add_marking(w)
    add_marking(w)


def add_version(w, **fields):
    values = {"number": 9, "kind": "open-answer", "text": "Мәтін", "created_at": f.NOW}
    QuestionVersion.objects.create(question=w.closed, **{**values, **fields})


def add_a_draw_twice(w):
    for number in (7, 8):
        add_version(w, number=number, drawn_from=w.closed.current, variant=1)


def add_file(w, **fields):
    times = {"sent_at": f.NOW, "expires_at": f.NOW + timedelta(days=1)}
    values = {"batch": w.batch, "sent_by": w.batch.created_by, "name": "a.txt", "size": 1, **times}
    Upload.objects.create(**{**values, **fields})


def add_a_file_twice(w):
    add_file(w)
    add_file(w)


def add_proposal(w, **fields):
    values = {"band": "look", "answer_key": "k", "group_key": "g", "made_at": f.NOW}
    rubric = w.waits.version
    Proposal.objects.create(response=w.waits, rubric=rubric, **{**values, **fields})


def schedule_twice(w):
    for _ in range(2):
        ScheduledRun.objects.create(name="hourly", slot=f.NOW)


def lease_twice(w):
    for _ in range(2):
        Lease.objects.create(response=w.waits, teacher=w.teacher, until=f.NOW)


def add_point_decision(w, **fields):
    values = {"key_point": "a", "share": "full", "decided_at": f.NOW}
    PointDecision.objects.create(
        response=w.waits, teacher=w.teacher, rubric=w.waits.version, **{**values, **fields}
    )


def except_twice(w):
    for _ in range(2):
        BandException.objects.create(response=w.waits, teacher=w.teacher, made_at=f.NOW)


def decide_a_point_twice(w):
    add_point_decision(w)
    add_point_decision(w)


def add_comment(w, **fields):
    values = {"text": "Жақсы", "digest": "d", "used_at": f.NOW}
    Comment.objects.create(teacher=w.teacher, question=w.waiting, **{**values, **fields})


def add_comment_twice(w):
    add_comment(w)
    add_comment(w)


def add_second_look(w, **fields):
    values = {"reason": "Қайта қараңызшы", "asked_at": f.NOW}
    SecondLook.objects.create(response=w.waits, **{**values, **fields})


def ask_twice(w):
    add_second_look(w)
    add_second_look(w)


def offer_twice(w):
    for _ in range(2):
        WordingOffer.objects.create(
            teacher=w.teacher, question=w.waiting, learnt_from=1, made_at=f.NOW
        )


def read_again_twice(w):
    for _ in range(2):
        SecondReading.objects.create(
            response=w.waits,
            teacher=w.teacher,
            rubric=w.waiting.current,
            shares={},
            is_read=True,
            read_at=f.NOW,
        )


def add_suggestion(w, **fields):
    return RubricSuggestion.objects.create(
        question=w.waiting,
        base=w.waiting.current,
        payload={},
        suggested_by=w.teacher,
        suggested_at=f.NOW,
        **fields,
    )


def copy_twice(w):
    for _ in range(2):
        OwnRubric.objects.create(
            teacher=w.teacher, question=w.waiting, version=w.waiting.current, saved_at=f.NOW
        )


def add_draft(w, **fields):
    KeptDraft.objects.create(
        person=w.teacher,
        question=w.waiting,
        version=w.waiting.current,
        asked_at=f.NOW,
        **fields,
    )


def draft_twice(w):
    add_draft(w)
    add_draft(w)


def add_notice(w, **fields):
    RubricNotice.objects.create(
        person=w.teacher, question=w.waiting, done_by=w.teacher, made_at=f.NOW, **fields
    )


def add_allowance(w, **fields):
    values = {"attempts": 1, "reason": "ауруы", "student": w.student, "given_by": w.student}
    Allowance.objects.create(assignment=w.assignment, given_at=f.NOW, **{**values, **fields})


def add_message(w, **fields):
    return Message.objects.create(
        classroom=w.assignment.classroom, sender=w.student, sent_at=f.NOW, **fields
    )


def add_digest(w):
    Digest.objects.create(person=w.student, day=f.NOW.date(), until=f.NOW, due_until=f.NOW)


def deliver_twice(w):
    message = add_message(w, kind="text", text="Сәлем")
    for _ in range(2):
        Delivery.objects.create(message=message, person=w.student)


def set_aside(w, reason="paused"):
    SetAside.objects.create(
        assignment=w.assignment, student=w.student, reason=reason, set_by=w.student, set_at=f.NOW
    )


def write_in_journal(w, **fields):
    values = {"place": "exam", "number": 1, "value": 80, **fields}
    JournalEntry.objects.create(
        classroom=w.assignment.classroom,
        course=w.lesson.course,
        student=w.student,
        entered_by=w.student,
        entered_at=f.NOW,
        **values,
    )


def make_journal_rules(w, **fields):
    JournalRules.objects.create(classroom=w.assignment.classroom, **fields)


def make_journal_preset(_world, **fields):
    JournalPreset.objects.create(**{"name": "ҚазҰУ", **fields})


def make_two_defaults(_world):
    for name in ("ҚазҰУ", "ЕҰУ"):
        JournalPreset.objects.create(name=name, is_default=True)


def add_audit_line(w, **fields):
    values = {"kind": "person-opened", "actor": w.teacher, "person": w.student, **fields}
    AuditLine.objects.create(at=f.NOW, **values)


def ask_for_data_twice(w):
    for _twice in range(2):
        PersonalExport.objects.create(
            person=w.student, asked_by=w.student, asked_at=f.NOW, language="kk"
        )


def tell_of_a_level(w, part="level-1"):
    LevelMoment.objects.create(assignment=w.assignment, student=w.student, part=part, seen_at=f.NOW)


def add_correction(w, **fields):
    values = {"kind": "given", "reason": "Сұрақ қате", "batch": ONE_ACTION, "made_at": f.NOW}
    return Correction.objects.create(
        question=w.closed, classroom=w.classroom, made_by=w.teacher, **{**values, **fields}
    )


def take_back_twice(w):
    first = add_correction(w)
    for _ in range(2):
        add_correction(w, kind="taken-back", takes_back=first, batch=uuid4())


def add_corrected_mark(w, **fields):
    values = {"seq": 9, "state_before": "waiting", "fraction": 1, "correction": None}
    values |= fields
    correction = values.pop("correction") or add_correction(w)
    return CorrectedMark.objects.create(correction=correction, response=w.waits, **values)


def correct_a_mark_twice(w):
    correction = add_correction(w)
    for _ in range(2):
        add_corrected_mark(w, correction=correction)


def tell_of_a_mark_twice(w):
    mark = add_corrected_mark(w)
    for _ in range(2):
        MarkNotice.objects.create(student=w.student, mark=mark, made_at=f.NOW)


VIOLATIONS = {
    "correction_key_has_versions": lambda w: add_correction(w, version=w.closed.current),
    "correction_kind_valid": lambda w: add_correction(w, kind="gone"),
    "correction_once_in_action": lambda w: [add_correction(w) for _ in range(2)],
    "correction_reason_set": lambda w: add_correction(w, reason=""),
    "correction_taken_back_names_what": lambda w: add_correction(w, kind="taken-back"),
    "correction_taken_back_once": take_back_twice,
    "corrected_mark_fractions_range": lambda w: add_corrected_mark(w, fraction=2),
    "corrected_mark_once": correct_a_mark_twice,
    "corrected_mark_state_before": lambda w: add_corrected_mark(w, fraction_before=1),
    "mark_notice_once": tell_of_a_mark_twice,
    "level_moment_once": lambda w: [tell_of_a_level(w) for _ in range(2)],
    "level_moment_part_valid": lambda w: tell_of_a_level(w, part="level-4"),
    "message_says_something": lambda w: add_message(w, kind="text"),
    "delivery_once": deliver_twice,
    "announcement_days_in_order": lambda _w: f.make_announcement(until=date(2026, 1, 1)),
    "announcement_says_something": lambda _w: f.make_announcement(""),
    "announcement_audience_valid": lambda _w: f.make_announcement(audience="all"),
    "university_marks_range": lambda _w: f.make_university_settings(mastery_mark=101),
    "university_mastery_not_below_pass": lambda _w: f.make_university_settings(mastery_mark=49),
    "digest_once_a_day": lambda w: [add_digest(w) for _ in range(2)],
    "user_text_size_valid": lambda w: change(w.student, text_size="huge"),
    "rendition_measured": lambda w: add_rendition(w, height=0),
    "rendition_width_once": twice(add_rendition),
    "set_aside_once": lambda w: [set_aside(w) for _ in range(2)],
    "set_aside_reason_valid": lambda w: set_aside(w, reason="bored"),
    "allowance_gives_something": lambda w: add_allowance(w, attempts=0),
    "allowance_reason_set": lambda w: add_allowance(w, reason=""),
    "assignment_draws_positive": lambda w: change(w.assignment, drawn_level_2=0),
    "assignment_key_time_valid": lambda w: change(w.assignment, key_time="soon"),
    "assignment_time_limit_positive": lambda w: change(w.assignment, time_limit=0),
    "assignment_mode_valid": lambda w: change(w.assignment, mode="exam"),
    "comment_once": add_comment_twice,
    "comment_text_set": lambda w: add_comment(w, text=""),
    "journal_entry_number_positive": lambda w: write_in_journal(w, number=0),
    "journal_entry_number_unique": lambda w: [write_in_journal(w) for _ in range(2)],
    "journal_entry_place_set": lambda w: write_in_journal(w, place=""),
    "journal_entry_value_range": lambda w: write_in_journal(w, value=101),
    "journal_preset_combine_valid": lambda w: make_journal_preset(w, combine="most"),
    "journal_preset_factors_range": lambda w: make_journal_preset(w, late_first=2),
    "journal_preset_missing_valid": lambda w: make_journal_preset(w, missing="none"),
    "journal_preset_name_set": lambda w: make_journal_preset(w, name=""),
    "journal_preset_one_default": make_two_defaults,
    "journal_preset_own_scale_set": lambda w: make_journal_preset(w, scale="own"),
    "journal_preset_scale_valid": lambda w: make_journal_preset(w, scale="stars"),
    "journal_preset_weeks_range": lambda w: make_journal_preset(w, weeks=0),
    "journal_rules_combine_valid": lambda w: make_journal_rules(w, combine="most"),
    "journal_rules_factors_range": lambda w: make_journal_rules(w, late_first=2),
    "journal_rules_missing_valid": lambda w: make_journal_rules(w, missing="none"),
    "journal_rules_own_scale_set": lambda w: make_journal_rules(w, scale="own"),
    "journal_rules_scale_valid": lambda w: make_journal_rules(w, scale="stars"),
    "journal_rules_weeks_range": lambda w: make_journal_rules(w, weeks=0),
    "lease_one_teacher": lease_twice,
    "marking_blind_has_proposal": lambda w: add_marking(w, is_blind=True),
    "marking_proposed_band_valid": lambda w: add_marking(w, proposed_band="unsure"),
    "marking_seconds_positive": lambda w: add_marking(w, seconds=-1),
    "band_exception_once": except_twice,
    "point_decision_once": decide_a_point_twice,
    "point_decision_seconds_positive": lambda w: add_point_decision(w, seconds=-1),
    "point_decision_share_valid": lambda w: add_point_decision(w, share="some"),
    "proposal_band_valid": lambda w: add_proposal(w, band="unsure"),
    "proposal_keys_set": lambda w: add_proposal(w, group_key=""),
    "rubric_notice_of_question_or_lesson": lambda w: add_notice(w, kind="text"),
    "rubric_notice_has_suggestion": lambda w: add_notice(w, kind="accepted"),
    "own_rubric_unique": copy_twice,
    "kept_draft_unique": draft_twice,
    "kept_draft_has_origin": lambda w: add_draft(w, made_at=f.NOW),
    "rubric_notice_kind_valid": lambda w: add_notice(
        w, kind="rumour", suggestion=add_suggestion(w)
    ),
    "rubric_suggestion_decision_complete": lambda w: add_suggestion(w, is_accepted=True),
    "scheduled_run_once": schedule_twice,
    "second_look_answer_complete": lambda w: add_second_look(w, answered_at=f.NOW),
    "second_look_one_open": ask_twice,
    "second_look_reason_set": lambda w: add_second_look(w, reason=""),
    "assignment_attempts_positive": lambda w: change(w.assignment, attempts_allowed=0),
    "assignment_due_after_opens": lambda w: change(w.assignment, due_at=F("opens_at")),
    "assignment_gate_valid": lambda w: change(w.assignment, gate="shut"),
    "asset_kind_valid": lambda w: add_asset(w, media_type="image/svg+xml"),
    "asset_measured": lambda w: add_asset(w, width=0),
    "asset_name_set": lambda w: add_asset(w, name=""),
    "asset_name_unique_in_lesson": twice(lambda w: add_asset(w, name="a.png")),
    "asset_once_in_lesson": twice(lambda w: add_asset(w, digest="d")),
    "asset_prepared_or_problem": lambda w: add_asset(w, problem="damaged", prepared_at=f.NOW),
    "assignment_once": lambda w: f.make_assignment(w.lesson, w.classroom),
    "attempt_number_positive": lambda w: add_attempt(w, number=0),
    "attempt_number_unique": lambda w: add_attempt(w, part=Part.LEVEL_1),
    "attempt_one_under_way": add_two_under_way,
    "attempt_part_valid": lambda w: add_attempt(w, part="level-4"),
    "attempt_submitted_after_started": lambda w: change(
        w.attempt, submitted_at=f.NOW - timedelta(seconds=1)
    ),
    "classroom_join_code_unique": lambda w: f.make_classroom(join_code=w.classroom.join_code),
    "course_title_unique_without_department": lambda w: f.make_course(w.lesson.course.title),
    "course_title_unique_in_department": lambda w: [
        f.make_course("Тарих", department=w.department) for _ in range(2)
    ],
    "auditline_kind_valid": lambda w: add_audit_line(w, kind="lost"),
    "auditline_about_somebody": lambda w: add_audit_line(w, person=None),
    "personal_export_one_waits": ask_for_data_twice,
    "department_name_unique": lambda w: f.make_department(w.department.name),
    "department_name_set": lambda w: change(w.department, name=""),
    "lesson_number_positive": lambda w: change(w.lesson, number=0),
    "lesson_number_unique_in_course": lambda w: f.make_lesson(w.lesson.course),
    "lesson_original_is_another": lambda w: change(w.lesson, original=w.lesson),
    "lesson_translation_unique": lambda w: [
        f.make_lesson(original=w.lesson, language="ru") for _ in range(2)
    ],
    "lesson_archived_was_published": lambda w: change(
        w.lesson, archived_at=f.NOW, status="draft", published_at=None
    ),
    "lesson_published_has_time": lambda w: change(w.lesson, published_at=None),
    "lesson_title_set": lambda w: change(w.lesson, title=""),
    "upload_expires_after_sent": lambda w: add_file(w, expires_at=f.NOW),
    "upload_of_one_place": lambda w: add_file(w, lesson=w.lesson, part="level-1"),
    "upload_once_in_batch": add_a_file_twice,
    "upload_read_has_finding": lambda w: add_file(w, state="ok"),
    "upload_refused_has_reason": lambda w: add_file(w, state="refuse"),
    "upload_state_valid": lambda w: add_file(w, state="lost"),
    "marking_fraction_range": lambda w: add_marking(w, fraction=2),
    "marking_number_positive": lambda w: add_marking(w, number=0),
    "marking_number_unique": add_markings_with_one_number,
    "membership_entry_valid": lambda w: change(membership(w), entry="guest"),
    "membership_left_work_valid": lambda w: change(membership(w), left_work="burn"),
    "membership_once": lambda w: f.enrol(w.student, w.classroom, "teacher"),
    "membership_role_valid": lambda w: f.enrol(f.make_user(), w.classroom, "guest"),
    "practice_answer_seq_positive": lambda w: add_practice_answer(w, seq=0),
    "hidden_answer_once": hide_twice,
    "live_answer_fraction_range": lambda w: add_live_answer(w, fraction=1.5),
    "live_answer_seq_positive": lambda w: add_live_answer(w, seq=0),
    "live_answer_seq_unique": answer_live_twice,
    "live_question_once_in_session": lambda w: w.live.questions.create(
        version=w.closed.current, position=2
    ),
    "live_question_position_unique": lambda w: w.live.questions.create(
        version=w.waiting.current, position=1
    ),
    "live_question_revealed_after_asked": lambda w: change(
        w.live_asked, revealed_at=f.NOW - timedelta(seconds=1)
    ),
    "live_question_revealed_was_asked": lambda w: change(
        w.live_asked, asked_at=None, revealed_at=f.NOW
    ),
    "live_session_code_unique": lambda w: add_another_live(w, code="1000"),
    "live_session_ends_after_start": lambda w: change(
        w.live, ended_at=f.NOW - timedelta(seconds=1)
    ),
    "live_session_one_of_a_class_runs": lambda w: add_another_live(w, classroom=w.classroom),
    "live_session_step_positive": lambda w: change(w.live, step=0),
    "live_session_token_unique": lambda w: add_another_live(w, token="t"),
    "practice_answer_seq_unique": lambda w: add_practice_answer(w, seq=1),
    "practice_question_once_in_sitting": lambda w: w.practice.questions.create(
        version=w.practised.version, position=9
    ),
    "practice_question_position_unique": lambda w: change(w.practised, position=2),
    "practice_question_state_valid": lambda w: change(w.practised, state="lost"),
    "practice_sitting_level_is_assigned": lambda w: change(w.practice, part=""),
    "practice_sitting_live_has_session": lambda w: practise_live(w, live=None),
    "practice_sitting_once_in_session": practise_live_twice,
    "practice_sitting_part_valid": lambda w: change(w.practice, part="level-4"),
    "practice_sitting_reading_once": read_in_two_sittings,
    "practice_sitting_purpose_valid": lambda w: change(w.practice, purpose="exam"),
    "question_use_valid": lambda w: change(w.closed, use="exam"),
    "review_card_memory_valid": lambda w: change(w.student.reviewcard_set.get(), stability=0),
    "review_card_once": copy_a_review_card,
    "question_label_only_for_task": lambda w: change(w.closed, label="ОБӨЖ"),
    "question_part_valid": lambda w: change(w.closed, part="level-4"),
    "question_position_unique": lambda w: change(w.closed, position=w.waiting.position),
    "question_taken_level_is_first": lambda w: change(
        w.closed, part="level-2", is_level_given=False
    ),
    "question_source_lines_valid": lambda w: change(w.closed, source_first=3, source_last=2),
    "question_version_number_positive": lambda w: add_version(w, number=0),
    "question_version_draw_unique": add_a_draw_twice,
    "question_version_number_unique": lambda w: add_version(w, number=1),
    "question_version_only_a_draw_has_its_number": lambda w: add_version(w, variant=3),
    "question_version_points_range": lambda w: add_version(w, points=101),
    "question_version_text_set": lambda w: add_version(w, text=""),
    "response_event_fraction_range": lambda w: add_event(w, fraction=-1),
    "response_event_kind_matches_content": lambda w: add_event(w, kind="guessed"),
    "response_event_seq_positive": lambda w: add_event(w, seq=0),
    "response_event_seq_unique": lambda w: add_event(w, seq=1),
    "response_fraction_range": lambda w: change(w.graded, fraction=2),
    "response_position_unique": lambda w: add_response(w, position=1),
    "response_question_once_in_attempt": lambda w: add_response(w, version=w.graded.version),
    "response_state_matches_answer_and_fraction": lambda w: change(w.waits, fraction=1),
    "second_reading_once": read_again_twice,
    "section_position_unique": lambda w: f.make_section(w.lesson, position=1),
    "section_source_lines_valid": lambda w: change(w.section, source_first=0, source_last=1),
    "source_digest_set": lambda w: Source.objects.create(
        digest="", name=w.source.name, loaded_at=f.NOW
    ),
    "source_digest_unique": lambda w: Source.objects.create(
        digest=w.source.digest, loaded_at=f.NOW
    ),
    "wording_offer_once": offer_twice,
    "assignment_late_rule_valid": lambda w: change(w.assignment, late_rule="never"),
    "kept_text_number_positive": lambda w: keep_text(w, number=0),
    "kept_text_number_unique": twice(keep_text),
    "response_late_factor_range": lambda w: change(w.waits, late_factor=0),
    "response_event_late_factor_range": lambda w: add_event(w, late_factor=0),
    "text_match_once": twice(add_match),
    "text_match_other_set": lambda w: add_match(w, other=None),
    "text_match_words_in_text": lambda w: add_match(w, words=51),
    "work_file_handed_in_stays": lambda w: add_work_file(w, handed_in_at=f.NOW, removed_at=f.NOW),
    "work_file_kind_valid": lambda w: add_work_file(w, kind="exe"),
    "work_file_not_empty": lambda w: add_work_file(w, size=0),
    "work_file_once": twice(add_work_file),
    "work_return_comment_set": lambda w: give_back(w, comment=""),
    "work_return_due_after_returned": lambda w: give_back(w, due_at=f.NOW),
    "work_return_number_positive": lambda w: give_back(w, number=0),
    "work_return_number_unique": twice(give_back),
}


def test_every_named_constraint_has_a_row_here():
    assert sorted(VIOLATIONS) == sorted(CONSTRAINTS)


def names_it(error: IntegrityError, name: str) -> bool:
    """By its name; SQLite speaks of a broken uniqueness by the columns."""
    model, constraint = CONSTRAINTS[name]
    if name in str(error):
        return True
    if connection.vendor != "sqlite" or not isinstance(constraint, models.UniqueConstraint):
        return False
    columns = [model._meta.get_field(field).column for field in constraint.fields]
    return str(error).endswith(
        "failed: " + ", ".join(f"{model._meta.db_table}.{column}" for column in columns)
    )


@pytest.mark.parametrize("name", sorted(VIOLATIONS))
def test_the_database_refuses_what_breaks(world, name):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        VIOLATIONS[name](world)

    assert names_it(refused.value, name), str(refused.value)


@pytest.mark.parametrize(
    ("state", "answer", "fraction"),
    [
        ("open", ["a"], None),
        ("open", None, 1),
        ("waiting", None, None),
        ("waiting", ["a"], 1),
        ("marked", ["a"], None),
        ("marked", None, 1),
        ("lost", ["a"], 1),
    ],
)
def test_the_state_of_a_response_cannot_contradict_its_answer_and_mark(
    world, state, answer, fraction
):
    with pytest.raises(IntegrityError), transaction.atomic():
        change(world.graded, state=state, answer=answer, fraction=fraction)


@pytest.mark.parametrize(
    ("kind", "answer", "fraction"),
    [
        ("submitted", None, None),
        ("submitted", ["a"], 1),
        ("graded", None, None),
        ("graded", ["a"], 1),
        ("marked", None, 1),
        ("reopened", None, None),
    ],
)
def test_an_event_holds_what_its_kind_says_and_a_marking_names_a_person(
    world, kind, answer, fraction
):
    with pytest.raises(IntegrityError), transaction.atomic():
        add_event(world, kind=kind, answer=answer, fraction=fraction)


def test_two_students_can_have_attempts_under_way_at_one_level(world):
    other = f.make_student(world.classroom)

    add_attempt(world)
    add_attempt(SimpleNamespace(assignment=world.assignment, student=other))

    assert Attempt.objects.under_way().count() == 2


@pytest.mark.parametrize("name", ["assignment_due_after_opens", "assignment_attempts_positive"])
def test_a_form_words_the_rules_that_a_person_can_break(name):
    _, constraint = CONSTRAINTS[name]

    assert (
        constraint.violation_error_message
        != models.CheckConstraint(condition=models.Q(), name="plain").violation_error_message
    )


def test_what_students_did_cannot_be_swept_away_with_a_person_or_a_class(world):
    for row in (world.student, world.teacher, world.classroom, world.lesson, world.assignment):
        with pytest.raises(models.ProtectedError):
            row.delete()
    assert {model.objects.exists() for model in (Classroom, Course, Lesson, Membership)} == {True}


def test_a_question_outlives_the_section_that_answered_it(world):
    Section.objects.filter(pk=world.section.pk).delete()

    assert Question.objects.get(pk=world.closed.pk).section is None
    assert Assignment.objects.filter(lesson=world.lesson).exists()
