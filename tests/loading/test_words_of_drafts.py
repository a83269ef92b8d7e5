"""Whatever could not be done to a draft is said."""

import pytest
from django.conf import settings
from django.utils import translation

from lessons.domain.drafts.draft import NotDone
from lessons.wording.drafts import NOT_DONE


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
@pytest.mark.parametrize("reason", NotDone)
def test_every_reason_is_a_sentence_in_every_language(reason, language):
    with translation.override(language):
        assert str(NOT_DONE[reason]).endswith(".")
