from __future__ import annotations

import subprocess
import sys

import pytest

from review.text.cldr import parse_locale
from review.text.language import locale_of

_MONTHS = """
import sys
from review.text.language import locale_of
for language in sys.argv[1:]:
    months = locale_of(language).months
    print(months["stand-alone"]["wide"][1], months["format"]["wide"][1], sep="/")
"""


@pytest.mark.parametrize("order", [("az", "de", "pl", "vi"), ("vi", "de", "pl", "az")])
def test_a_languages_months_are_its_own_whichever_was_asked_for_before(order: tuple[str, ...]) -> None:
    done = subprocess.run([sys.executable, "-c", _MONTHS, *order], capture_output=True, text=True, check=True)
    said = dict(zip(order, done.stdout.split("\n"), strict=False))
    assert said == {
        "az": "yanvar/yanvar",
        "de": "Januar/Januar",
        "pl": "styczeń/stycznia",
        "vi": "Tháng 1/tháng 1",
    }


def test_a_locale_does_what_babels_does() -> None:
    locale = parse_locale("fr_CA")
    assert (locale.language, locale.territory, str(locale)) == ("fr", "CA", "fr_CA")
    assert locale.days["stand-alone"]["abbreviated"][0] == locale.days["format"]["abbreviated"][0] == "lun."
    assert locale.currencies["EUR"] == "euro"
    assert locale_of("xx-unknown") is None
