"""A class list: a file, or what was copied out of a spreadsheet."""

from typing import Any

from django import forms
from django.template.defaultfilters import filesizeformat
from django.utils.functional import lazy
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lessons.domain.rosters.codes import RosterError
from lessons.domain.rosters.grid import MAX_BYTES, SUFFIXES, Row, read_grids, read_pasted
from lessons.domain.rosters.roster import MOST_OF_DEPARTMENT, MOST_PEOPLE, choose_grid
from lessons.models import Classroom, Department, User
from lessons.queries.office import within
from lessons.wording.rosters import roster_error_sentence

_LONGEST_PASTED = 400_000


class RosterForm(forms.Form):
    """``rows`` are those of a list that was sent; none was where they are empty."""

    file = forms.FileField(
        label=_("File with the list"),
        required=False,
        allow_empty_file=True,
        max_length=255,
        help_text=lazy(
            lambda: (
                gettext("As your university exports it: %(known)s") % {"known": ", ".join(SUFFIXES)}
            ),
            str,
        )(),
        widget=forms.FileInput(attrs={"accept": ",".join(SUFFIXES)}),
        error_messages={
            "max_length": _("The file name is too long. Give the file a shorter name."),
        },
    )
    pasted = forms.CharField(
        label=_("or paste the rows here"),
        required=False,
        max_length=_LONGEST_PASTED,
        strip=False,
        help_text=_(
            "Copy them in the spreadsheet with the heads of the columns, if there are any."
        ),
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "autocomplete": "off"}),
    )
    is_list_required = True
    one_of: tuple[str, ...] = ("file", "pasted")
    """One of them is wanted, so neither may simply be left out."""
    most_people = MOST_PEOPLE

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.rows: list[Row] = []
        self.list_name = ""

    def clean(self) -> dict[str, Any]:
        super().clean()
        if not self.errors:
            self._read()
        return self.cleaned_data

    def _read(self) -> None:
        upload, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "")
        if upload is None and not pasted.strip():
            if self.is_list_required:
                self.add_error("file", _("Choose a file, or paste the rows below."))
            return
        if upload is not None and (upload.size or 0) > MAX_BYTES:
            said = gettext("The file is too big: at most %(limit)s. Leave one class in it.")
            self.add_error("file", said % {"limit": filesizeformat(MAX_BYTES)})
            return
        try:
            grids = (
                [read_pasted(pasted)]
                if upload is None
                else read_grids(upload.name or "", upload.read())
            )
            self.rows = list(choose_grid(grids, most_people=self.most_people))
        except RosterError as error:
            self.add_error("pasted" if upload is None else "file", roster_error_sentence(error))
        else:
            self.list_name = gettext("pasted rows") if upload is None else upload.name or ""


class NewClassForm(RosterForm):
    """A class, and at once its list where there is one."""

    name = forms.CharField(
        label=_("Name of the class"),
        max_length=Classroom._meta.get_field("name").max_length,
        help_text=_("As your students call it: ХҚ-231, 2-курс филология …"),
        error_messages={"required": _("Give the class a name, such as ХҚ-231.")},
    )
    field_order = ("name", "file", "pasted")
    is_list_required = False
    one_of = ()


class PeopleListForm(RosterForm):
    """Classes of a department, with a column that names the class of each row."""

    most_people = MOST_OF_DEPARTMENT
    department = forms.ModelChoiceField(
        Department.objects.none(), label=_("department"), empty_label=None
    )
    field_order = ("department", "file", "pasted")

    def __init__(self, *args: Any, actor: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["department"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Department.objects.filter(within(actor, "pk"))
            field.label = capfirst(field.label or "")
