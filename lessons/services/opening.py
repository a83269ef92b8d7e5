"""A file that was sent as what it holds, as a handout or as a bank, read once.

The pages behind an upload ask for ``handout_of`` or ``bank_of_upload``; neither touches the bytes
of a file that this process has read lately.
"""

from collections.abc import Callable

from lessons.domain.drafts.room import fits_one_page
from lessons.domain.handouts.refusal import Refusal, RefusedBy
from lessons.domain.refusals import ImportRefusal
from lessons.models import Upload
from lessons.services.banks import OpenBank, open_bank
from lessons.services.handouts import Handout, HandoutRefused, open_handout
from lessons.services.importing import digest_of
from lessons.services.recent import Recent
from lessons.services.uploads import data_of, reading_of

RECENT = Recent[Handout | OpenBank](most=8)


def open_for_review(name: str, *, size: int, read: Callable[[], bytes]) -> Handout:
    """The file, if the review page can show what was read. Raises HandoutRefused."""
    handout = open_handout(name, size=size, read=read)
    if not fits_one_page(handout.document):
        raise HandoutRefused(Refusal(source=RefusedBy.IMPORT, code=ImportRefusal.TOO_MANY_ITEMS))
    RECENT.keep((name, handout.source.digest), handout)
    return handout


def handout_of(upload: Upload) -> Handout | None:
    """None once its bytes are no longer kept. Raises HandoutRefused.

    Only a file from before readings were kept is read again.
    """
    recent = RECENT.find((upload.name, upload.digest)) if upload.is_kept else None
    if isinstance(recent, Handout):
        return recent
    kept = reading_of(upload) if upload.is_kept else None
    if kept is not None:
        RECENT.keep((upload.name, upload.digest), kept)
        return kept
    data = data_of(upload)
    if data is None:
        return None
    return open_for_review(upload.name, size=upload.size, read=lambda: data)


def open_bank_for_review(name: str, data: bytes, *, format_code: str) -> OpenBank:
    """Raises BankRefused."""
    bank = open_bank(name, size=len(data), read=lambda: data, format_code=format_code)
    RECENT.keep((name, digest_of(data), format_code), bank)
    return bank


def bank_of_upload(upload: Upload) -> OpenBank | None:
    """None once its bytes are no longer kept. Raises BankRefused."""
    key = (upload.name, upload.digest, upload.format_code)
    recent = RECENT.find(key) if upload.is_kept else None
    if isinstance(recent, OpenBank):
        return recent
    data = data_of(upload)
    if data is None:
        return None
    return open_bank_for_review(upload.name, data, format_code=upload.format_code)
