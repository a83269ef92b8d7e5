"""Forms for question banks: the file, its format, and where its questions go."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.banks.registry import suffixes
from lessons.models import PartChoices
from lessons.services.banks import BankRefused, OpenBank
from lessons.services.opening import open_bank_for_review
from lessons.wording.banks import FORMAT, bank_error_sentence

LARGEST = 8 * 1024 * 1024
MOST_QUESTIONS = 5_000
"""More take longer than a request may; ``manage.py import_questions`` loads them."""


class LoadBankForm(forms.Form):
    file = forms.FileField(
        label=_("Question bank"),
        allow_empty_file=True,
        max_length=255,
        help_text=lazy(
            lambda: gettext("Types that can be read: %(known)s") % {"known": ", ".join(suffixes())},
            str,
        )(),
        widget=forms.FileInput(attrs={"accept": ",".join(suffixes())}),
        error_messages={
            "required": _("Choose a file."),
            "max_length": _("The file name is too long. Give the file a shorter name."),
        },
    )
    format_code = forms.ChoiceField(
        label=_("Format"),
        choices=[("", _("as the file itself shows")), *FORMAT.items()],
        required=False,
    )
    part = forms.ChoiceField(
        label=_("Level or task of questions whose file names none"), choices=PartChoices
    )
    field_order = ("file", "format_code", "part")
    opened: OpenBank | None = None
    data_read = b""

    def clean(self) -> dict[str, object]:
        super().clean()
        upload = self.cleaned_data.get("file")
        if upload is not None and not self.errors:
            self._open(upload, self.cleaned_data["format_code"])
        return self.cleaned_data

    def _open(self, upload: UploadedFile[bytes], format_code: str) -> None:
        size = upload.size or 0
        if size > LARGEST:
            words = gettext(
                "The file is too large for this page: %(size)s. The limit is %(limit)s; split it, "
                "or load it with manage.py import_questions."
            )
            sizes = {"size": filesizeformat(size), "limit": filesizeformat(LARGEST)}
            self.add_error("file", words % sizes)
            return
        self.data_read = upload.read()
        try:
            self.opened = open_bank_for_review(
                upload.name or "", self.data_read, format_code=format_code
            )
        except BankRefused as refused:
            self.add_error("file", ValidationError(bank_error_sentence(refused.error)))
            return
        if len(self.opened.bank.questions) > MOST_QUESTIONS:
            words = gettext(
                "The file has more than %(most)s questions, too many for this page. Split it, or "
                "load it with manage.py import_questions."
            )
            self.add_error("file", words % {"most": MOST_QUESTIONS})


class ExportBankForm(forms.Form):
    format = forms.ChoiceField(
        label=_("Format"), choices=list(FORMAT.items()), widget=forms.RadioSelect
    )
