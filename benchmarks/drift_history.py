"""A history made from real pages and their translations: what is edited is taken from them, and so is what follows.

The pages as they are are the end. Their beginning lacks sentences and clauses, has other figures, code and words, on
both sides alike; slips, markup and line breaks differ in the source alone. Commits then bring the source to its end,
a few paragraphs at a time; the translation follows later, all that is due on a page at once. Between them lie passes
over the translation that follow nothing: a mended slip, another term, other line breaks.
"""

from __future__ import annotations

import os
import random
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

from review.drift.pairing import pair
from review.formats.registry import format_of
from review.languages.language import language_of
from review.text.sentences import split_sentences

DAY = 86_400


@dataclass
class Edit:
    """One paragraph of both sides, before and after; `due` where the translation has to follow."""

    kind: str
    source: tuple[str, str]
    target: tuple[str, str]
    due: bool


@dataclass
class Page:
    name: str
    languages: tuple[str, str]
    texts: list[str]
    edits: list[Edit]
    pending: list[Edit] = field(default_factory=list)


class Repository:
    def __init__(self, folder: Path) -> None:
        self.folder, self.time = folder, 1_600_000_000
        folder.mkdir(parents=True)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        when = f"{self.time} +0000"
        who = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER")
               for key, value in (("NAME", "made"), ("EMAIL", "made@example.org"), ("DATE", when))}  # fmt: skip
        done = subprocess.run(
            ["git", "-C", str(self.folder), *arguments], check=True, capture_output=True, env={**os.environ, **who}
        )
        return done.stdout.decode()

    def commit(self, message: str) -> str:
        self.time += DAY
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD").strip()


def pages(docs: Path, rng: random.Random) -> list[Page]:
    found = []
    for folder in sorted(docs.iterdir()):
        files = [*folder.glob("source.*.md"), *folder.glob("target.*.md")] if folder.is_dir() else []
        if len(files) != 2:
            continue
        texts = [file.read_text(encoding="utf-8").replace("\r\n", "\n") for file in files]
        languages = files[0].name.split(".")[1], files[1].name.split(".")[1]
        read = [format_of(file.name).read(text.encode(), "x", "und") for file, text in zip(files, texts, strict=True)]
        edits = []
        for ours, theirs in pair(read[0], read[1], languages):
            if len(ours) != 1 or len(theirs) != 1 or read[0][ours[0]].kind not in ("body", "list-item"):
                continue
            one, other = read[0][ours[0]].text, read[1][theirs[0]].text
            if texts[0].count(one) != 1 or texts[1].count(other) != 1 or len(one) < 40:
                continue
            edit = _edit(one, other, languages, rng)
            if edit is None or edit.source[0] == one:
                continue
            # what stands in another paragraph too would be replaced there when its turn comes
            if texts[0].count(edit.source[0]) <= 1 and texts[1].count(edit.target[0]) <= 1:
                edits.append(edit)
        for edit in edits:
            texts[0] = texts[0].replace(edit.source[1], edit.source[0], 1)
            texts[1] = texts[1].replace(edit.target[1], edit.target[0], 1)
        rng.shuffle(edits)
        found.append(Page(folder.name, languages, texts, edits))
    return found


def _edit(source: str, target: str, languages: tuple[str, str], rng: random.Random) -> Edit | None:
    """How the paragraphs were before; None for one that never changes."""
    kinds = ["number", "sentence", "code", "clause", "word", "negation"] * 2
    kinds += ["slip", "markup", "reflow", "mark", "link", None, None, None, None, None, None, None, None]
    rng.shuffle(kinds)
    for kind in kinds:
        if kind is None:
            return None
        made = globals()[f"_{kind}"](source, target, languages, rng)
        if made is not None:
            due = kind in ("number", "sentence", "code", "clause", "word", "negation")
            return Edit(kind, (made[0], source), (made[1], target), due)
    return None


def _number(source, target, _languages, rng):
    if "<" in source or "](" in source:
        return None  # of an image's width nothing is said in words
    for found in re.finditer(r"(?<![\w.,])\d{1,4}(?![\w.,]\w)", source):
        if len(re.findall(rf"(?<!\w){found[0]}(?!\w)", target)) == 1:
            other = str(int(found[0]) + rng.randint(2, 9))
            new = re.sub(rf"(?<!\w){found[0]}(?!\w)", other, target)
            return source[: found.start()] + other + source[found.end() :], new
    return None


def _sentence(source, target, languages, _rng):
    cut = [split_sentences(text, language) for text, language in zip((source, target), languages, strict=True)]
    if len(cut[0]) != len(cut[1]) or len(cut[0]) < 2:
        return None
    return tuple(text[: sentences[-2].end] for text, sentences in zip((source, target), cut, strict=True))


def _code(source, target, _languages, rng):
    shared = [one for one in re.findall(r"`(\w{3,})`", source) if f"`{one}`" in target]
    if not shared:
        return None
    one = rng.choice(shared)
    return source.replace(f"`{one}`", f"`{one}Of`"), target.replace(f"`{one}`", f"`{one}Of`")


def _clause(source, target, _languages, _rng):
    cut = []
    for text in (source, target):
        places = [found for found in re.finditer(r"[,、，] ?", text) if len(text) - found.start() > 12]
        if not places or "`" in text[places[-1].start() :] or "]" in text[places[-1].start() :]:
            return None
        cut.append(text[: places[-1].start()] + text[-1])
    return tuple(cut)


def _word(source, target, _languages, rng):
    changed = []
    for text in (source, target):
        words = list(re.finditer(r"(?<![\w`/\[(*_.-])[^\W\d_]{5,}(?![\w`/\](*_-])", text))
        if len(words) < 4:
            return None
        first, second = rng.sample(words, 2)
        if first[0].lower() == second[0].lower():
            return None
        changed.append(text[: first.start()] + second[0].lower() + text[first.end() :])
    return tuple(changed)


def _negation(source, target, languages, rng):
    found = re.search(r" (is|are|can|does|do|will|should) (?!not\b)", source)
    words = re.findall(r"(?<![\w`/\[(*_-])[^\W\d_]{3,}(?![\w`/\](*_-])", target)
    if languages[0] != "en" or not found or len(words) < 4 or "n't" in source or "not" in source:
        return None
    word = rng.choice(words)
    at = target.index(word)
    known = [one for one in language_of(languages[1]).negation.strong if one.isalpha()]
    extra = known[0] if known else rng.choice(words)
    return source[: found.end()] + "not " + source[found.end() :], f"{target[:at]}{extra} {target[at:]}"


def _slip(source, target, _languages, rng):
    words = list(re.finditer(r"(?<![\w`/\[(*_-])[a-z]{7,}(?![\w`/\](*_-])", source))
    if not words:
        return None
    one = rng.choice(words)
    at = one.start() + 3
    if source[at] == source[at + 1]:
        return None
    return source[:at] + source[at + 1] + source[at] + source[at + 2 :], target


def _markup(source, target, _languages, rng):
    words = list(re.finditer(r"(?<= )[a-z]{5,}(?= )", source))
    if not words:
        return None
    one = rng.choice(words)
    return f"{source[: one.start()]}**{one[0]}**{source[one.end() :]}", target


def _reflow(source, target, _languages, rng):
    spaces = [one.start() for one in re.finditer(r"(?<=[a-z]) (?=[a-z])", source)]
    if not spaces:
        return None
    at = rng.choice(spaces)
    return source[:at] + "\n" + source[at + 1 :], target


def _mark(source, target, _languages, _rng):
    return (source[:-1] + "!", target) if source.endswith(".") else None


def _link(source, target, _languages, _rng):
    found = re.search(r"\]\((/[^)#\s]+)\)", source)
    return (source.replace(found[1], f"/old{found[1]}", 1), target) if found else None


@dataclass
class Update:
    """A commit of the translation, and the paragraphs that were due on its page just before: text → kind of edit."""

    page: Page
    path: str
    before: str
    commit: str
    due: dict[str, str]


def make(folder: Path, docs: Path, seed: int = 1) -> list[Update]:
    rng = random.Random(seed)
    repository = Repository(folder)
    made = pages(docs, rng)
    place = {page.name: f"{page.languages[1]}/{page.name}.md" for page in made}

    def write(page: Page, side: int) -> None:
        file = folder / (f"en/{page.name}.md" if side == 0 else place[page.name])
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page.texts[side], encoding="utf-8")

    for side in (0, 1):
        for page in made:
            write(page, side)
        repository.commit("the pages")
    updates: list[Update] = []
    for round_ in range(14):
        for page in made:
            for _ in range(rng.randint(0, 3)):
                if page.edits:
                    edit = page.edits.pop()
                    page.texts[0] = page.texts[0].replace(edit.source[0], edit.source[1], 1)
                    page.pending.append(edit)
            write(page, 0)
        repository.commit("the source goes on")
        for page in made:
            if rng.random() < 0.45:
                _noise(page, rng)
                write(page, 1)
                repository.commit("a pass over the translation")
        if round_ == 6:
            for page in made[::3]:
                moved = f"i18n/{place[page.name]}"
                (folder / moved).parent.mkdir(parents=True, exist_ok=True)
                repository.git("mv", place[page.name], moved)
                place[page.name] = moved
            repository.commit("moved")
        for page in made:
            due = [edit for edit in page.pending if edit.due]
            if not due or rng.random() < 0.6:
                continue
            before = repository.git("rev-parse", "HEAD").strip()
            texts = {edit.target[0]: edit.kind for edit in due if edit.target[0] in page.texts[1]}
            branch = rng.random() < 0.3
            if branch:
                repository.git("checkout", "--quiet", "-b", f"update-{round_}-{page.name}")
            for edit in due:
                page.texts[1] = page.texts[1].replace(edit.target[0], edit.target[1], 1)
            write(page, 1)
            commit = repository.commit("translation follows")
            if branch:
                repository.git("checkout", "--quiet", "main")
                repository.time += DAY
                repository.git("merge", "--quiet", "--no-ff", "-m", "merge", f"update-{round_}-{page.name}")
            page.pending = []
            if texts:
                updates.append(Update(page, place[page.name], before, commit, texts))
    return updates


def _noise(page: Page, rng: random.Random) -> None:
    """A pass over the translation that follows nothing: pending edits' texts go along, so that they can be found."""
    text = page.texts[1]
    words = re.findall(r"(?<![\w`/\[(*_-])[^\W\d_]{6,}(?![\w`/\](*_-])", text)
    if not words:
        return
    word = rng.choice(words)
    kind = rng.choice(("term", "slip", "reflow"))
    pattern = rf"(?<![\w`/\[(*_-]){word}(?![\w`/\](*_-])"
    if kind == "term":
        new = rng.choice(words)
        change = lambda t: re.sub(pattern, new, t)  # noqa: E731
    elif kind == "slip":
        new = word[:2] + word[3] + word[2] + word[4:]
        change = lambda t: re.sub(pattern, new, t, count=1)  # noqa: E731
    else:
        change = lambda t: re.sub(rf" (?={word})", "\n", t, count=1)  # noqa: E731
    for edit in [*page.edits, *page.pending]:
        if edit.target[0] in text and change(edit.target[0]) != edit.target[0]:
            return  # it would lie in a paragraph that is to follow something: the truth would not be known
    page.texts[1] = change(text)
