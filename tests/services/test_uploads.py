"""Files that were sent: kept before they are read, read once, each for itself, given up in time."""

import logging
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import translation

from lessons.domain.handouts.codes import Code
from lessons.domain.handouts.document import DocumentError
from lessons.domain.handouts.refusal import Refusal, RefusedBy, refusal_from_json
from lessons.domain.parts import Part
from lessons.domain.refusals import ImportRefusal
from lessons.models import Batch, FileState, Upload
from lessons.services import uploads
from lessons.services.banks import open_bank
from lessons.services.handouts import (
    HandoutRefused,
    error_refusal,
    open_handout,
)
from lessons.services.uploads import (
    BANK_KEPT_FOR,
    KEPT_FOR,
    LONGEST_READING,
    data_of,
    drop_expired,
    keep_bank,
    keep_file,
    let_wait_again,
    open_batch,
    read_file,
)
from lessons.wording.refusals import file_sentence
from tests import factories as f
from tests.loading.steps import HANDOUT

pytestmark = pytest.mark.django_db
NOW = f.NOW


@pytest.fixture
def batch():
    return open_batch(course=None, new_course="Тарих", created_by=f.make_admin(), now=NOW)


def keep(batch, text=HANDOUT, *, name="class-7.txt", now=NOW):
    data = text.encode()
    return keep_file(batch, name=name, size=len(data), read=lambda: data, now=now)


def broken(name, *, size, read):
    raise RuntimeError("a mistake of ours")


def refuse_as(refusal):
    def opener(name, *, size, read):
        raise HandoutRefused(refusal)

    return opener


class TestKeeping:
    def test_a_file_waits_with_its_bytes(self, batch):
        file = keep(batch)
        assert (file.state, file.read_at) == (FileState.WAITING, None)
        assert data_of(Upload.objects.get()) == HANDOUT.encode()

    def test_a_file_that_no_reader_takes_is_not_even_read(self, batch):
        def read():
            raise AssertionError("read all the same")

        file = keep_file(batch, name="a.txt", size=10**8, read=read, now=NOW)

        assert (file.state, file.data, file.digest) == (FileState.REFUSE, None, "")
        assert file.refusal["code"] == Code.FILE_TOO_LARGE

    def test_a_file_sent_twice_is_one_row_and_keeps_what_was_found(self, batch):
        read_file(keep(batch), open_file=open_handout, now=NOW)
        again = keep(batch)
        assert again.state == FileState.OK
        assert Upload.objects.count() == 1

    def test_another_batch_has_a_row_of_its_own(self, batch):
        keep(batch)
        keep(open_batch(course=None, new_course="", created_by=batch.created_by, now=NOW))
        assert Upload.objects.count() == 2


class TestReading:
    def test_what_is_found_is_written_down(self, batch):
        file = keep(batch)
        read_file(file, open_file=open_handout, now=NOW)
        assert file.state == FileState.OK
        assert file.found["titles"] == ["Елшілік қызметі"]
        assert file.read_at == NOW

    def test_it_happens_outside_a_transaction(self, batch, transactional_db):
        inside = []

        def opener(name, *, size, read):
            inside.append(connection.in_atomic_block)
            return open_handout(name, size=size, read=read)

        read_file(keep(batch), open_file=opener, now=NOW)
        assert inside == [False]

    def test_a_file_is_read_by_one_request_only(self, batch):
        file, tries = keep(batch), []

        def opener(name, *, size, read):
            tries.append(read_file(keep(batch), open_file=open_handout, now=NOW))
            return open_handout(name, size=size, read=read)

        assert read_file(file, open_file=opener, now=NOW)
        assert tries == [False]

    def test_a_reader_that_breaks_its_promise_refuses_one_file_only(self, batch, caplog):
        first, second = keep(batch), keep(batch, name="b.txt")
        with caplog.at_level(logging.CRITICAL, logger=uploads.__name__):
            read_file(first, open_file=broken, now=NOW)
        read_file(second, open_file=open_handout, now=NOW)
        assert (first.state, second.state) == (FileState.REFUSE, FileState.OK)
        with translation.override("en"):
            said = file_sentence(refusal_from_json(first.refusal))
        assert said.startswith("The file could not be read because of a mistake in this program.")

    def test_one_that_broke_off_can_be_read_later_but_not_at_once(self, batch):
        file = keep(batch)
        Upload.objects.update(state=FileState.READING, read_at=NOW)
        soon, later = NOW + timedelta(seconds=5), NOW + LONGEST_READING + timedelta(seconds=1)
        assert not read_file(file, open_file=open_handout, now=soon)
        assert read_file(file, open_file=open_handout, now=later)
        assert file.state == FileState.OK

    def test_a_file_that_was_given_up_is_not_read(self, batch):
        file = keep(batch)
        Upload.objects.update(data=None)
        assert not read_file(file, open_file=open_handout, now=NOW)

    def test_after_a_fault_of_the_machine_it_may_be_read_again(self, batch):
        file = keep(batch)
        busy = error_refusal(DocumentError(code=Code.OFFICE_FAILED, detail="busy"), "a.doc")
        read_file(file, open_file=refuse_as(busy), now=NOW)
        assert refusal_from_json(file.refusal).may_pass
        let_wait_again(file)
        assert read_file(file, open_file=open_handout, now=NOW)
        assert (file.state, file.refusal) == (FileState.OK, None)


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (
            Refusal(
                source=RefusedBy.ERROR, code=Code.FILE_TOO_LARGE, name="a.docx", text="99999999"
            ),
            "limit is 20.0",
        ),
        (
            Refusal(source=RefusedBy.DOUBT, code=Code.LETTERS_LOST, line=3, text="са?а?"),
            "Line 3: Kazakh",
        ),
        (
            Refusal(
                source=RefusedBy.IMPORT, code=ImportRefusal.KIND_UNKNOWN, index=1, text="essay"
            ),
            "question 2",
        ),
        (Refusal(source=RefusedBy.IMPORT, code=ImportRefusal.TOO_MANY_ITEMS), "Split the file"),
    ],
)
def test_a_refusal_is_kept_in_codes_and_said_in_the_readers_language(refusal, words):
    stored = refusal_from_json(refusal.to_json())
    with translation.override("en"):
        assert words in file_sentence(stored)
    assert stored == refusal


class TestGivingUp:
    def test_a_refused_file_goes_at_once(self, batch):
        file = keep(batch, "\x00\x01\x02", name="picture.txt")
        read_file(file, open_file=open_handout, now=NOW)
        assert (file.state, file.data) == (FileState.REFUSE, None)

    def test_old_bytes_go_and_what_was_found_stays(self, batch):
        file = keep(batch)
        read_file(file, open_file=open_handout, now=NOW)
        drop_expired(now=NOW + KEPT_FOR + timedelta(seconds=1))
        file.refresh_from_db()
        assert data_of(file) is None
        assert file.found["titles"] == ["Елшілік қызметі"]

    def test_nothing_goes_before_its_time(self, batch):
        keep(batch)
        assert drop_expired(now=NOW + KEPT_FOR) == 0
        assert data_of(Upload.objects.get())

    def test_the_next_upload_cleans_some_at_a_time(self, batch, monkeypatch):
        monkeypatch.setattr(uploads, "MOST_DROPPED", 2)
        for number in range(3):
            keep(batch, name=f"{number}.txt")
        later = NOW + KEPT_FOR + timedelta(days=1)
        open_batch(course=None, new_course="", created_by=batch.created_by, now=later)
        assert Upload.objects.filter(data=None).count() == 2

    def test_a_bank_goes_with_everything_known_of_it(self, batch):
        lesson = f.make_lesson()
        data = b"Is it? {T}"
        keep_bank(
            lesson,
            open_bank("a.gift", size=len(data), read=lambda: data),
            data=data,
            part=Part.LEVEL_1,
            format_code="",
            sent_by=batch.created_by,
            now=NOW,
        )
        assert drop_expired(now=NOW + BANK_KEPT_FOR) == 0
        assert data_of(Upload.objects.get()) == data
        assert drop_expired(now=NOW + BANK_KEPT_FOR + timedelta(seconds=1)) == 1
        assert not Upload.objects.exists()

    def test_a_batch_that_never_got_a_file_goes(self, batch):
        full = open_batch(course=None, new_course="", created_by=batch.created_by, now=NOW)
        keep(full)
        drop_expired(now=NOW + KEPT_FOR + timedelta(seconds=1))
        assert list(Batch.objects.all()) == [full]


@pytest.mark.parametrize(
    ("state", "fields", "rule"),
    [
        ("waiting", {"refusal": {}}, "upload_refused_has_reason"),
        ("waiting", {"found": {}}, "upload_read_has_finding"),
    ],
)
def test_the_table_refuses_a_state_without_what_belongs_to_it(batch, state, fields, rule):
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Upload.objects.create(
            batch=batch,
            name="a.txt",
            size=1,
            sent_by=batch.created_by,
            sent_at=NOW,
            expires_at=NOW + KEPT_FOR,
            state=state,
            **fields,
        )
