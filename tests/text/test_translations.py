"""Whether two texts share any words that a dictionary knows."""

from __future__ import annotations

from review.text.analysis import Text
from review.text.translations import content_words, shared_words


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


def test_a_vietnamese_word_of_several_syllables_is_one() -> None:
    text = Text("Chính phủ ủng hộ kế hoạch.", "vi")
    words = [text.raw[word.start : word.end] for word in content_words(text, thin=True) or ()]
    assert "Chính phủ" in words
    assert "kế hoạch" in words


def test_what_a_word_means_for_sure_is_its_own() -> None:
    [known] = content_words(Text("Raum", "de")) or []
    assert "room" in known.sure
    assert known.sure < known.meanings
