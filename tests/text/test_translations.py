"""Whether two texts share any words that a dictionary knows."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.translations import shared_words


def test_words_are_counted_that_mean_the_same() -> None:
    found = shared_words(Text("Der Hund schläft im Garten.", "de"), Text("The dog sleeps in the garden.", "en"))
    assert found == (3, 3)


def test_a_proverb_shares_none() -> None:
    found = shared_words(Text("Der Apfel fällt nicht weit vom Stamm.", "de"), Text("Like father, like son.", "en"))
    assert found is not None
    assert found[0] == 0
    assert found[1] >= 2


def test_words_are_found_where_none_are_parted() -> None:
    found = shared_words(Text("猴子从树上掉下来。", "zh"), Text("The monkey fell from the tree.", "en"))
    assert found is not None
    assert found[0] >= 2


def test_nothing_is_said_of_languages_without_a_dictionary() -> None:
    assert shared_words(Text("Chưa thấy quan tài chưa đổ lệ.", "vi"), Text("Some people never learn.", "en")) is None
