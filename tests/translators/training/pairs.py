"""Made-up English and Vietnamese sentence pairs, as many as a test wants: subject, verb, object and place, combined."""

from __future__ import annotations

import itertools
import random
from pathlib import Path

from review.translators.training.data import TrainingPair

_SUBJECTS = [
    ("The old farmer", "Người nông dân già"),
    ("My younger sister", "Em gái tôi"),
    ("The teacher", "Thầy giáo"),
    ("A famous doctor", "Một bác sĩ nổi tiếng"),
    ("The police officer", "Viên cảnh sát"),
    ("Our neighbour", "Người hàng xóm của chúng tôi"),
    ("The prime minister", "Thủ tướng"),
    ("This student", "Sinh viên này"),
]
_VERBS = [
    ("bought", "đã mua"),
    ("is looking for", "đang tìm"),
    ("will sell", "sẽ bán"),
    ("lost", "đã làm mất"),
    ("wants to see", "muốn xem"),
    ("forgot", "đã quên"),
]
_OBJECTS = [
    ("a new house", "một ngôi nhà mới"),
    ("three red apples", "ba quả táo đỏ"),
    ("the history book", "quyển sách lịch sử"),
    ('an "electric" car', 'một chiếc xe "điện"'),
    ("25 tickets", "25 tấm vé"),
    ("the big white dog", "con chó trắng to"),
    ("two cups of coffee", "hai cốc cà phê"),
]
_PLACES = [
    ("in Hanoi", "ở Hà Nội"),
    ("at the market", "ở chợ"),
    ("near the river", "gần con sông"),
    ("yesterday morning", "vào sáng hôm qua"),
    ("in 2024", "trong năm 2024"),
]


def sentence_pairs(count: int, seed: int = 0) -> list[TrainingPair]:
    """`count` different pairs from English to Vietnamese, of the origins `news` and `manual` by turns."""
    every = list(itertools.product(_SUBJECTS, _VERBS, _OBJECTS, _PLACES))
    chosen = random.Random(seed).sample(every, count)
    return [
        TrainingPair(
            " ".join(part[0] for part in parts) + ".",
            " ".join(part[1] for part in parts) + ".",
            ("news", "manual")[number % 2],
            ("CC0-1.0", "MIT")[number % 2],
        )
        for number, parts in enumerate(chosen)
    ]


def write_pairs(path: Path, pairs: list[TrainingPair], columns: tuple[str, str] = ("en", "vi")) -> Path:
    """Writes the pairs as `review models train` reads them."""
    rows = ["\t".join((*columns, "origin", "licence"))]
    rows += ["\t".join((pair.source, pair.target, pair.origin, pair.licence)) for pair in pairs]
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path
