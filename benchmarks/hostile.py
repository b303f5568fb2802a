"""Seconds that the checks take for texts of the allowed length that were made to be slow.

python benchmarks/hostile.py [CHARACTERS]
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from review.config import Settings
from review.documents import MAX_PARAGRAPH, load_files
from review.scoring import score_document

#: Name: what the source and the translation repeat.
KINDS = {
    "opened quotation marks": ("“Cầu ", "“The bridge "),
    "quotation marks apart": ("Cầu. ", "“The x. "),
    "brackets that do not pair": ("Cau ", "[x) "),
    "combining marks": ("a", "\u0301"),
    "combining marks out of order": ("a\u0301\u0323", "\u0301\u0323"),
    "joiners": ("Cau", "a\u200d"),
    "mojibake": ("Cau ", "Ã© "),
    "entities": ("Cau ", "&amp;"),
    "double spaces": ("Cau ", "a  b "),
    "repeated words": ("Cau ", "the the "),
    "numbers": ("12 345 ", "12,34 5 "),
    "dates": ("ngày 24/2 ", "February 24 "),
    "names": ("Nguyễn Văn An ", "Tran Van Minh "),
    "addresses": ("Cau ", "http://a.b/"),
    "one letter": ("C", "a"),
    "han": ("桥", "桥是"),
    "tags": ("<b>", "<b>"),
    "lines": ("C\n", "a\n"),
}


def main() -> None:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else MAX_PARAGRAPH
    with tempfile.TemporaryDirectory() as folder:
        for name, parts in KINDS.items():
            paths = Path(folder) / "source.txt", Path(folder) / "target.txt"
            for path, part in zip(paths, parts, strict=True):
                path.write_text((part * (length // len(part) + 1))[:length], encoding="utf-8")
            begun = time.process_time()
            loaded = load_files(*paths, Settings("vi", "en", None, None, None, {}))
            found = score_document(loaded.document, loaded.settings).findings
            print(f"{name:30} {time.process_time() - begun:6.1f} s  {len(found):7} findings")


if __name__ == "__main__":
    main()
