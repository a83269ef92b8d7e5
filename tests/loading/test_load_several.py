"""Many handouts at once: each for itself, in one request or one by one, and a report to keep."""

import csv
import io
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.refusal import Refusal, RefusedBy
from lessons.domain.handouts.registry import REGISTRY
from lessons.models import Batch, Course, FileState, Lesson, Upload
from lessons.wording.documents import LARGEST_UPLOAD
from tests import factories as f
from tests.admin.form_page import errors_of, fields_of, words_of
from tests.domain.handouts.office_files import zipped
from tests.loading.steps import HANDOUT, rows_written

SEVERAL = reverse("admin:lessons_lesson_load_several")
JSON = {"accept": "application/json"}
LOST = "№9 т?жірибелік саба?: ?ылмысты? ???ы?ты? ?а?идаттары\nЖ?мысты? ма?саты: та?сыру\n"


def handout(number: int) -> bytes:
    return HANDOUT.replace("№7", f"№{number}").encode()


def sound_handout(number: int) -> bytes:
    """Without its one odd question mark."""
    return handout(number).replace(b"?.", b"?").replace(b".?", b".")


def file(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="application/octet-stream")


def send(client, *files: SimpleUploadedFile, **fields):
    """As a browser without JavaScript does; the page of the batch."""
    return client.post(SEVERAL, {"files": files, **fields}, follow=True)


def state_of(name: str) -> str:
    return Upload.objects.get(name=name).state


def report_of(client, batch: Batch) -> list[dict[str, str]]:
    response = client.get(reverse("admin:lessons_lesson_batch_report", args=[batch.pk]))
    text = response.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


class TestWithoutAScript:
    def test_one_bad_file_among_many_stops_nothing(self, client):
        bad = [
            file("lost.txt", LOST.encode()),
            file("empty.txt", b""),
            file("notes.xyz", b"text"),
            file("broken.docx", b"PK\x03\x04"),
            file("large.txt", b"a" * (REGISTRY[".txt"].max_bytes + 1)),
        ]
        good = [file(f"class-{number}.txt", handout(number)) for number in (1, 2, 3)]
        mixed = [bad[0], good[0], *bad[1:3], good[1], *bad[3:], good[2]]

        page = words_of(send(client, *mixed, new_course="Дипломатия"))

        assert {one.name: one.state for one in Upload.objects.all()} == {
            **{one.name: "refuse" for one in bad},
            **{one.name: "ok" for one in good},
        }
        for reason in (
            "Kazakh letters were lost",
            "The file is empty.",
            "Files of this type cannot be read: .xyz",
            "The file is damaged",
            "The file is too large: 2.0 MB. The limit is 2.0 MB",
        ):
            assert reason in page

    def test_no_lesson_is_made_before_its_review(self, client):
        before = rows_written()
        send(client, file("class-1.txt", handout(1)))
        assert rows_written() == before

    def test_the_page_says_what_was_found_and_leads_to_the_review(self, client):
        page = send(client, file("class-7.txt", handout(7)), new_course="Дипломатия")

        said = words_of(page)
        assert "Елшілік қызметі" in said
        for found in ("Lessons: 1", "Level 1: 1", "Level 2: 1", "Independent work: 1"):
            assert f"<span>{found}</span>" in said
        assert "Line 8: Odd punctuation at the end of the question." in said
        review = client.get(re.search(r'class="review-link" href="([^"]+)"', said)[1])
        fields = fields_of(review, having="lesson-0-title")
        assert fields["lesson-0-title"] == "Елшілік қызметі"
        assert fields["course-new_course"] == "Дипломатия"

    def test_a_reviewed_file_shows_its_lesson_and_the_way_back_to_the_others(self, client):
        send(client, file("a.txt", handout(1)), file("b.txt", handout(2)), new_course="Тарих")
        first, second = Upload.objects.all()
        url = reverse("admin:lessons_lesson_review", args=[first.pk])

        made = client.post(url, fields_of(client.get(url), having="lesson-0-title"), follow=True)

        batch = reverse("admin:lessons_lesson_batch", args=[first.batch_id])
        assert f'<a href="{batch}">Go on with the other files</a>' in words_of(made)
        lesson = Lesson.objects.get()
        change = reverse("admin:lessons_lesson_change", args=[lesson.pk])
        assert f'<a href="{change}">Тарих, №1. Елшілік қызметі</a>' in words_of(client.get(batch))
        # The course is there now, and the second file goes into the same one.
        url = reverse("admin:lessons_lesson_review", args=[second.pk])
        client.post(url, fields_of(client.get(url), having="lesson-0-title"))
        assert Course.objects.get().lesson_set.count() == 2

    def test_after_one_file_the_next_is_open_at_once(self, client):
        send(client, file("a.txt", handout(1)), file("b.txt", handout(2)), new_course="Тарих")
        first, second = Upload.objects.all()
        url = reverse("admin:lessons_lesson_review", args=[first.pk])

        made = client.post(url, fields_of(client.get(url), having="lesson-0-title"), follow=True)

        following = reverse("admin:lessons_lesson_review", args=[second.pk])
        assert made.redirect_chain[-1][0] == following
        change = reverse("admin:lessons_lesson_change", args=[Lesson.objects.get().pk])
        assert f'<a href="{change}">№1. Елшілік қызметі</a>' in words_of(made)

    def test_files_read_without_a_doubt_become_lessons_with_one_button(self, client):
        """Those with doubts wait to be looked at; one that is refused stops no other."""
        sound = [file(f"{number}.txt", sound_handout(number)) for number in (1, 2, 3)]
        send(client, *sound, file("d.txt", handout(4)), new_course="Тарих")
        batch = reverse("admin:lessons_lesson_batch", args=[Upload.objects.first().batch_id])
        f.make_lesson(f.make_course("Тарих"), number=2)
        assert "Create the lessons of the files read without a doubt: 3" in words_of(
            client.get(batch)
        )

        said = words_of(client.post(batch, {"create": "sound"}, follow=True))

        assert "2 lessons are made as drafts." in said
        assert "2.txt: " in said
        numbers = Lesson.objects.filter(source__isnull=False).values_list("number", flat=True)
        assert sorted(numbers) == [1, 3]

    def test_what_was_made_of_the_files_is_published_with_one_button(self, client):
        page = send(
            client, file("a.txt", handout(1)), file("b.txt", handout(2)), new_course="Тарих"
        )
        assert "Publish the lesson" not in words_of(page)
        for upload in Upload.objects.all():
            url = reverse("admin:lessons_lesson_review", args=[upload.pk])
            client.post(url, fields_of(client.get(url), having="lesson-0-title"))
        batch = reverse("admin:lessons_lesson_batch", args=[Upload.objects.first().batch_id])
        assert "Publish the lessons that were made: 2" in words_of(client.get(batch))

        said = words_of(client.post(batch, {"publish": "all"}, follow=True))

        assert "2 lessons are published." in said
        assert "Publish the lesson" not in said
        assert Lesson.objects.published().count() == 2

    def test_a_file_that_is_a_lesson_already_says_so_with_a_link(self, client):
        send(client, file("a.txt", handout(1)), new_course="Тарих")
        url = reverse("admin:lessons_lesson_review", args=[Upload.objects.get().pk])
        client.post(url, fields_of(client.get(url), having="lesson-0-title"))

        page = words_of(send(client, file("again.txt", handout(1)), file("b.txt", handout(2))))

        assert page.count("This file was loaded before.") == 1
        change = reverse("admin:lessons_lesson_change", args=[Lesson.objects.get().pk])
        assert f'href="{change}"' in page

    def test_the_same_file_under_two_names_is_said(self, client):
        page = words_of(send(client, file("a.txt", handout(1)), file("copy.txt", handout(1))))
        assert page.count("The same file came under another name: a.txt") == 1

    def test_the_course_may_be_left_open(self, client):
        send(client, file("a.txt", handout(1)))
        url = reverse("admin:lessons_lesson_review", args=[Upload.objects.get().pk])
        fields = fields_of(client.get(url), having="lesson-0-title")
        assert "Choose a course" in errors_of(client.post(url, fields), "course-course")

    def test_no_file_at_all_is_said_beside_the_field(self, client):
        response = client.post(SEVERAL, {"new_course": "Тарих"})
        assert "Choose the files." in errors_of(response, "files")
        assert not Batch.objects.exists()

    def test_what_a_request_can_hold_is_said(self, client):
        page = words_of(client.get(SEVERAL))
        assert "All the files together may have 64.0 MB, and there may be 300 of them." in page

    def test_a_handout_too_long_for_one_review_page_is_refused(self, client):
        questions = "".join(f"1-деңгейлік сұрақ. {n} сұрақ не?\n" for n in range(201))
        data = f"№1 тәжірибелік сабақ: А\nДеңгейлік тапсырмалар:\n{questions}".encode()
        page = words_of(send(client, file("long.txt", data)))
        assert "Split the file by lessons" in page
        assert state_of("long.txt") == FileState.REFUSE

    def test_a_hundred_files_in_one_request(self, client, monkeypatch):
        monkeypatch.setattr("lessons.loading.batches.views.LONGEST_REQUEST", 600)
        goals = [HANDOUT.replace("танысу", f"танысу {number}") for number in range(100)]
        files = [file(f"class-{n}.txt", goal.encode()) for n, goal in enumerate(goals)]
        page = words_of(send(client, *files, new_course="Тарих"))
        assert "100 files · read: 100" in page


class TestWhatWasNotReadInTime:
    @pytest.fixture
    def batch(self, client, monkeypatch):
        monkeypatch.setattr("lessons.loading.batches.views.LONGEST_REQUEST", -1)
        send(client, file("a.txt", handout(1)), file("b.txt", handout(2)))
        monkeypatch.undo()
        return Batch.objects.get()

    def test_is_kept_and_said(self, client, batch):
        page = words_of(client.get(reverse("admin:lessons_lesson_batch", args=[batch.pk])))
        assert "2 files are not read yet." in page

    def test_is_read_at_a_press(self, client, batch):
        url = reverse("admin:lessons_lesson_batch", args=[batch.pk])
        page = words_of(client.post(url, follow=True))
        assert "2 files · read: 2" in page
        assert "not read yet" not in page

    def test_one_whose_reading_broke_off_is_tried_after_the_others(self, client, batch):
        first, second = Upload.objects.all()
        long_ago = first.sent_at - timedelta(hours=1)
        Upload.objects.filter(pk=first.pk).update(state=FileState.READING, read_at=long_ago)
        client.post(reverse("admin:lessons_lesson_batch", args=[batch.pk]))
        first.refresh_from_db()
        second.refresh_from_db()
        assert (first.state, second.state) == (FileState.OK, FileState.OK)
        assert second.read_at < first.read_at

    def test_after_a_fault_of_the_machine_one_file_is_read_once_more(self, client, batch):
        url = reverse("admin:lessons_lesson_batch", args=[batch.pk])
        client.post(url)
        busy = Refusal(source=RefusedBy.ERROR, code=Code.OFFICE_FAILED, name="a.txt")
        Upload.objects.filter(name="a.txt").update(
            state=FileState.REFUSE, refusal=busy.to_json(), found=None
        )
        page = client.get(url)
        assert "Read once more" in words_of(page)
        client.post(url, fields_of(page, having="again"))
        assert state_of("a.txt") == FileState.OK

    @pytest.mark.parametrize("again", ["", "x", "999999", "9" * 40])
    def test_a_number_that_no_file_has_changes_nothing(self, client, batch, again):
        url = reverse("admin:lessons_lesson_batch", args=[batch.pk])
        assert client.post(url, {"again": again}).status_code == 302


class TestAnArchive:
    """Each of its files is a file of the batch."""

    DATA = zipped(
        {"1.txt": handout(1), "а/2.txt": handout(2), "3.xyz": b"x", "4.zip": zipped({"a.txt": "x"})}
    )
    STATES = {"1.txt": "ok", "а/2.txt": "ok", "3.xyz": "refuse", "4.zip": "refuse"}

    def test_its_files_are_read_each_for_itself(self, client):
        page = words_of(send(client, file("course.zip", self.DATA)))

        assert {one.name: one.state for one in Upload.objects.all()} == self.STATES
        assert "stands inside another archive" in page

    def test_a_script_gets_a_row_for_each(self, client):
        url = client.post(SEVERAL, {"new_course": "Тарих"}, headers=JSON).json()["url"]
        answer = client.post(url, {"file": file("course.zip", self.DATA)}, headers=JSON).json()

        assert answer["state"] == "ok"
        assert [row["state"] for row in answer["more"]] == ["ok", "refuse", "refuse"]

    def test_one_that_cannot_be_opened_is_refused_as_a_whole(self, client):
        page = words_of(send(client, file("course.zip", b"PK\x03\x04 cut")))

        assert state_of("course.zip") == "refuse"
        assert "The file is damaged" in page


class TestWithAScript:
    @pytest.fixture
    def url(self, client):
        answer = client.post(SEVERAL, {"new_course": "Тарих"}, headers=JSON)
        return answer.json()["url"]

    def test_it_gets_a_batch_first_and_then_a_row_for_each_file(self, client, url):
        answer = client.post(url, {"file": file("a.txt", handout(1))}, headers=JSON).json()

        assert answer["state"] == "ok"
        one = Upload.objects.get()
        assert answer["row"].startswith(f'<li class="file-row" id="file-{one.pk}">')
        assert one.batch.new_course == "Тарих"
        assert words_of(client.get(url)).count(" ".join(answer["row"].split())) == 1

    def test_a_refused_file_is_a_row_like_the_others(self, client, url):
        answer = client.post(url, {"file": file("a.xyz", b"text")}, headers=JSON).json()
        assert answer["state"] == "refuse"
        assert "Files of this type cannot be read" in answer["row"]

    def test_a_file_sent_twice_is_kept_once(self, client, url):
        """The answer to the first got lost on the way."""
        answers = [
            client.post(url, {"file": file("a.txt", handout(1))}, headers=JSON).json()
            for _ in range(2)
        ]
        assert answers[0] == answers[1]
        assert Upload.objects.count() == 1

    def test_of_a_file_that_no_format_takes_the_name_is_enough(self, client, url):
        sent = {"name": "film.docx", "size": LARGEST_UPLOAD + 1}
        answer = client.post(url, sent, headers=JSON).json()
        assert "The file is too large" in answer["row"]
        assert Upload.objects.get().data is None

    @pytest.mark.parametrize(
        "sent", [{}, {"name": "a.txt"}, {"name": "a.txt", "size": "9"}, {"size": 10**9}]
    )
    def test_a_request_without_a_file_is_refused(self, client, url, sent):
        assert client.post(url, sent, headers=JSON).status_code == 400
        assert not Upload.objects.exists()

    def test_a_name_is_shown_as_text(self, client, url):
        answer = client.post(url, {"file": file("<b>a.txt", handout(1))}, headers=JSON).json()
        assert "<b>" not in answer["row"]

    def test_a_wrong_course_is_said_before_anything_is_sent(self, client):
        f.make_course("Тарих")
        answer = client.post(SEVERAL, {"new_course": "тарих"}, headers=JSON)
        assert answer.status_code == 400
        assert answer.json()["errors"] == [
            "There is a course with this title already. Choose it in the list."
        ]
        assert not Batch.objects.exists()

    def test_somebody_signed_out_gets_an_answer_that_a_script_understands(self, url):
        answer = Client().post(url, {"file": file("a.txt", handout(1))}, headers=JSON)
        assert (answer.status_code, answer.json()["code"]) == (401, "signed-out")


class TestTheReport:
    def test_it_has_a_row_for_every_file_with_what_the_page_says(self, client):
        send(client, file("class-7.txt", handout(7)), file("lost.txt", LOST.encode()))

        read, lost = report_of(client, Batch.objects.get())

        assert (read["File"], read["Verdict"], read["Titles"]) == (
            *("class-7.txt", "read", "Елшілік қызметі"),
        )
        assert (read["Level 1"], read["Level 3"], read["Tests"]) == ("1", "0", "0")
        assert "Line 8: Odd punctuation" in read["Look at these first"]
        assert (lost["Verdict"], lost["Level 1"]) == ("refused", "")
        assert "Kazakh letters were lost" in lost["Reason"]

    def test_it_names_the_lessons_that_were_made(self, client):
        send(client, file("a.txt", handout(1)), new_course="Тарих")
        url = reverse("admin:lessons_lesson_review", args=[Upload.objects.get().pk])
        client.post(url, fields_of(client.get(url), having="lesson-0-title"))
        [row] = report_of(client, Batch.objects.get())
        assert row["Lessons made"] == "Тарих: №1. Елшілік қызметі"

    def test_a_spreadsheet_sees_its_letters_and_a_file_to_keep(self, client):
        send(client, file("a.txt", handout(1)))
        url = reverse("admin:lessons_lesson_batch_report", args=[Batch.objects.get().pk])
        response = client.get(url)
        assert response.content.startswith(b"\xef\xbb\xbf")
        assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert response.headers["Content-Disposition"].startswith('attachment; filename="')

    @pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t="])
    def test_no_cell_is_run_as_a_formula(self, client, start):
        send(client, file("a.txt", handout(1)))
        name = f'{start}HYPERLINK("http://example.com";"a").txt'
        Upload.objects.update(name=name)
        [row] = report_of(client, Batch.objects.get())
        assert row["File"] == f"'{name}"

    def test_it_is_only_read(self, client):
        send(client, file("a.txt", handout(1)))
        url = reverse("admin:lessons_lesson_batch_report", args=[Batch.objects.get().pk])
        assert client.post(url).status_code == 405


def test_the_page_takes_the_same_number_of_queries_for_two_files_and_for_many(client):
    def queries(count):
        files = [file(f"{count}-{n}.txt", handout(n)) for n in range(1, count + 1)]
        send(client, *files)
        url = reverse("admin:lessons_lesson_batch", args=[Batch.objects.first().pk])
        with CaptureQueriesContext(connection) as captured:
            client.get(url)
        assert not any('"lessons_upload"."data",' in one["sql"] for one in captured)
        return len(captured)

    assert queries(2) == queries(12)


def test_earlier_batches_are_listed_with_their_files_and_refusals(client):
    send(client, file("a.txt", handout(1)), file("b.xyz", b"text"), new_course="Тарих")
    page = words_of(client.get(SEVERAL))
    assert reverse("admin:lessons_lesson_batch", args=[Batch.objects.get().pk]) in page
    assert "Тарих · 2 files · refused: 1" in page


def test_the_way_to_it_stands_on_the_start_page_above_the_lessons_and_beside_the_single_one(client):
    for name in ("index", "lessons_lesson_changelist", "lessons_lesson_load"):
        assert f'href="{SEVERAL}"' in words_of(client.get(reverse(f"admin:{name}")))


@pytest.mark.parametrize("name", ["load_several", "batch", "batch_report", "review"])
class TestOnlyWhoMayAddLessons:
    @pytest.fixture
    def url(self, client, name):
        send(client, file("a.txt", handout(1)))
        arguments = {
            "load_several": [],
            "review": [Upload.objects.get().pk],
        }.get(name, [Batch.objects.get().pk])
        return reverse(f"admin:lessons_lesson_{name}", args=arguments)

    def test_staff_without_the_right_are_refused(self, url):
        client = Client()
        client.force_login(f.make_user(is_staff=True))
        assert client.get(url).status_code == 403
        assert client.post(url).status_code == 403
        assert client.post(url, headers=JSON).status_code == 403

    def test_staff_with_the_right_see_what_another_loaded(self, url):
        client = Client()
        client.force_login(f.make_clerk("add_lesson"))
        assert client.get(url).status_code == 200

    def test_a_teacher_is_sent_away(self, url):
        client = Client()
        client.force_login(f.make_teacher(f.make_classroom()))
        assert client.get(url).status_code == 302

    def test_nobody_signed_in_is_sent_to_the_sign_in_page(self, url):
        assert Client().get(url).url.startswith(reverse("sign-in"))


@pytest.mark.parametrize("name", ["batch", "batch_report"])
@pytest.mark.parametrize("pk", [987654, 10**25])
def test_a_batch_that_does_not_exist_is_not_found(client, name, pk):
    assert client.get(reverse(f"admin:lessons_lesson_{name}", args=[pk])).status_code == 404
