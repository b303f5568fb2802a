"""Every check on any pair of texts, in fifteen languages and scripts: no crash, and findings that lie in the text."""

from __future__ import annotations

import random

import pytest

from review.config import Settings
from review.findings import findings_of, view_of
from review.model import Document, Paragraph, Segment
from tests.fuzz.full import cases, told

#: Words and marks of each language, written for this test.
LANGUAGES = {
    "vi": "Cầu mới mở cửa ngày 24/2 tại Hà Nội với 79,3 tỷ đồng ; ông Trần Minh không nói gì “có” (Anh) tháng Ba",
    "en": "The new bridge in Hanoi opened on February 24 with $7.9 billion ; Mr. Minh said “nothing” (UK) won't a an",
    "de": "Die neue Brücke wurde am 24. Februar für 7,9 Milliarden Euro eröffnet „nicht“ Straße ÜBER z. B. GmbH",
    "fr": "Le nouveau pont n’a pas ouvert le 24 février « pour » 7,9 milliards d’euros ; l’État : où ? M. Dupont",
    "es": "¿ El puente nuevo abrió el 24 de febrero con 7,9 mil millones ? ¡ no ! «señor» año EE. UU.",
    "pt": "A ponte nova não abriu em 24 de fevereiro com R$ 7,9 bilhões ; são “coração” à às",
    "ru": "Новый мост открылся 24 февраля за 7,9 млрд рублей « не » Москва — город ; г. Иванов",
    "zh": "新桥于2月24日开放，耗资79.3亿元。“没有”，王先生说：《桥》、三百！",
    "ja": "新しい橋は2月24日に開通した。費用は７９億円です。「はい」と、山田さんは言わなかった。",
    "ko": "새 다리가 2월 24일에 열렸다. 79억 원이 들었다. “아니다”라고 김 씨가 말했다.",
    "ar": "افتُتح الجسر الجديد في ٢٤ فبراير بتكلفة ٧٫٩ مليار ؛ لم يقل السيد علي « شيئا » ؟",
    "he": "הגשר החדש נפתח ב־24 בפברואר בעלות של 7.9 מיליארד ש״ח ; לא אמר מר כהן “דבר”",
    "hi": "नया पुल २४ फ़रवरी को ७.९ अरब रुपये में खुला । श्री शर्मा ने “नहीं” कहा",
    "th": "สะพานใหม่เปิดเมื่อวันที่ 24 กุมภาพันธ์ ราคา 7.9 พันล้านบาท ไม่ “ใช่” ๑๒๓",
    "tr": "Yeni köprü 24 Şubat’ta 7,9 milyar liraya açıldı ; İstanbul’da ığdır değil “hiç” Sayın Yılmaz",
}  # fmt: skip
_ODD = (
    "́", "\u200d", "\u200b", "\ufeff", "\u202e", "\x00", "\x1b[1m", "\x1c", "\x85", "\u2028", "\t", "\n",
    "\n\n", "  ", "\ufffd", "Ã©", "&amp;", "<b>", "http://a.b/c", "a@b.cc", "\U0001f600",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467", "\ud800", "İ", "ß", "\ufb01", "½", "²", "१२", "{0}", "%s",
    "’", '"', "''", "…", "....", "!!", "?!", "([", ")]", "—", "--", "1.234,5", "1e9", "-5", "0/0", "99:99",
    "3:05", "AAAA", "aA", "#tag", "@me", "::error::", "=1+1", "\\", "\xa0", "\u3000", "\U0001d400", "ـ",
    "\u3005",
)  # fmt: skip


def text_of(language: str, chance: random.Random) -> str:
    """Up to 30 pieces of a language's words, some twice, some cut, some odd."""
    words = LANGUAGES[language].split(" ")
    pieces = []
    for _ in range(chance.randint(0, 30)):
        word = chance.choice(words) if chance.random() < 0.8 else chance.choice(_ODD)
        cut = chance.random()
        if cut < 0.1:
            word = word[: chance.randint(0, len(word))]
        elif cut < 0.2:
            word += chance.choice(_ODD)
        elif cut < 0.25:
            word = f"{word} {word}"
        pieces.append(word)
    return chance.choice((" ", " ", " ", "")).join(pieces)


@pytest.mark.parametrize("source", LANGUAGES)
def test_any_pair_is_checked(source: str) -> None:
    seen = 0
    for seed in range(cases(14)):
        chance = random.Random(f"{source} {seed}")  # no secret
        target = chance.choice([language for language in LANGUAGES if language != source])
        pairs = [(text_of(source, chance), text_of(target, chance)) for _ in range(chance.choice((1, 1, 1, 3)))]
        segments = tuple(
            Segment(n, (Paragraph(s, n),) if s.strip() else (), (Paragraph(t, n),) if t.strip() else ())
            for n, (s, t) in enumerate(pairs, 1)
        )
        document = Document("d", source, target, segments)
        try:
            findings = findings_of(view_of(document, Settings()), Settings())
        except Exception as error:
            raise AssertionError(f"{source} to {target}, seed {seed}: {error!r} on {pairs!r}") from error
        assert len({finding.fingerprint for finding in findings}) == len(findings)
        for finding in findings:
            written = segments[finding.segment - 1].text(finding.span.side)
            assert finding.text == written[finding.span.start : finding.span.end], (seed, finding)
            if finding.twin is not None:
                assert finding.twin.end <= len(segments[finding.segment - 1].text(finding.twin.side)), (seed, finding)
        seen += len(pairs)
    told(f"{source}: {seen} pairs")
