"""What is no language within a string of a program or a catalogue: placeholders, tags, the markup of documentation."""

from __future__ import annotations

import regex

from review.formats.pod_marks import protect_pod
from review.formats.tags import REFERENCE, TAG, read_reference
from review.formats.wiki_marks import DIRECTIVE, protect_directive
from review.lazy_patterns import lazy_re, lazy_regex
from review.model import OBJECT, Protected

__all__ = ["protect_string"]

#: Elements of DocBook, Mallard and their like whose content is typed, pressed or named, never translated as language.
_LITERAL = frozenset(
    ("key", "keycap", "keycode", "keysym", "file", "filename", "cmd", "command", "code", "input", "output", "screen",
     "sys", "var", "varname", "option", "userinput", "literal", "function", "envar", "computeroutput", "constant",
     "programlisting", "replaceable", "systemitem", "kbd", "samp", "tt")
)  # fmt: skip
#: Elements that part what stands before them from what stands after.
_BREAKS = frozenset(("br", "hr", "wbr", "p"))
_MEANING = _LITERAL | _BREAKS
#: Words in angle brackets: no attribute without a value stands alone in a program's strings but for these.
_WORDS = lazy_regex(r"<\p{L}+(?: (?!disabled|checked|selected|hidden|required|readonly|open|controls|async)\p{L}+)+>")
#: How an address in angle brackets begins.
_AUTOMATIC = ("<http", "<ftp", "<mailto")


def _string_element(text: str, tag: regex.Match[str]) -> Protected | None:
    """A tag of a string; an element of code whole; one without content stands for something that is put in. None for
    words in such brackets: <no action>.
    """
    start, end, name = tag.start(), tag.end(), (tag["opens"] or "").lower()
    if name in _LITERAL and not tag["alone"]:
        close = text.find(f"</{tag['opens']}>", end)
        if 0 <= close - end <= 500:
            return Protected(start, close + len(tag["opens"]) + 3, "code", OBJECT)
    if _WORDS.fullmatch(tag[0]) and f"</{tag['opens']}" not in text:
        return None
    if name in _BREAKS:
        return Protected(start, end, "tag", " ")
    return Protected(start, end, "tag", OBJECT if tag["alone"] and name != "img" else "")


#: printf and its kin: %s, %1$s, %(name)s, %@, %d. A conversion ends at its letter, whatever follows ("%d件", "%sик");
#: one without name or number before more Latin letters is a word after a percent sign, but for %s and %d; a sign that
#: is printed may follow at once: %d%%.
_SIZES = r"[-+#0']*+(?:\d{1,5}|\*)?+(?:\.(?:\d{1,5}|\*))?+(?:hh|h|ll|l|q|j|z|t|L)?"
_PRINTF = (
    rf"(?:%(?:\(\w{{1,100}}\)|\d{{1,3}}\$){_SIZES}[diouxXeEfFgGaAcspn@]"
    rf"|%{_SIZES}(?:[sd@](?:(?=%%)|(?!\w*%(?![sd](?!\p{{L}}))))|[iouxXeEfFgGaAcpn](?![\p{{Latin}}\p{{N}}])))"
)
#: Symfony's, FreeCol's and Windows' placeholder: %count%, %user.name%, %TEMP%. It ends at its second sign, whatever
#: follows (%nation%s), and is no word between two percentages (50 %of … 30 %) or conversions (%sword%s), and no letter
#: as addresses write it (/%D8%B1).
_BETWEEN_PERCENTS = (
    r"(?<![\p{N}%])(?<!%[0-9A-F]{2})%(?![sd][\w.-]*%[sd](?!\p{L})|[0-9A-F]{2}%[0-9A-F]{2})"
    r"[A-Za-z_][A-Za-z0-9_.-]{1,40}%"
)
#: i18next's first, Node-RED's and Overleaf's: __count__, __file.name__. What is bold in Markdown has spaces or a
#: capital; names of Python's (__init__) are kept as well.
_BETWEEN_LINES = (
    r"(?<![A-Za-z0-9_])__(?:[a-z][A-Za-z0-9]*|[A-Z][A-Z0-9]*(?=_[A-Za-z0-9]))(?:[_.-][A-Za-z0-9]+)*+__"
    r"(?!_|[A-Za-z0-9]{3})"
)
#: `$1` is MediaWiki's and browsers' placeholder; so few dollars are seldom spoken of in a program. `{$ … $}` is
#: Angular's in OpenStack. Of `{{PLURAL:$1|file|$1 files}}` and `{{GENDER:$2|…}}` (https://www.mediawiki.org/wiki/Help:Magic_words)
#: one form is read.
#: What is found, in the order in which it is looked for, and what it begins with (" ": white space).
_FOUND = (
    (":", r"(?P<role> :[a-z][\w.+-]{0,40}+(?::[\w.+-]{1,40}+){0,3}+:`[^`]{1,500}+` )"),
    ("<", r"(?P<auto> <(?:https?|ftp|mailto):[^<>\s]{1,2000}+> )"),
    ("`", r"(?P<double> ``(?:[^`]++|`(?!`))++`` )"),
    ("`", r"(?P<named> `[^`<>]{0,300}+[ ]?<[^<>`\s]{1,500}+>`__?+ )"),
    # `patches' or `checkin' are quotations, as TeX and GNU write them
    ("`", r"(?P<single> `(?![^`'\n]{1,40}+'(?![\w`]))[^`\n]{1,300}+`_{0,2}+ )"),
    ("{", r"(?P<chosen> \{\{(?i:PLURAL|GENDER):[^{}|]{0,100}+\|[^{}]{0,2000}+\}\} )"),
    (
        "${%",
        (
            r"(?P<hole> \$\{[^{}]{1,200}+\}"
            r" | \$[1-5](?!\d|[.,]\d|[ ]?(?i:million|billion|mln|bn))"
            r" | \$t\([^()]{1,300}+\) | \{\{[^{}]{1,200}+\}\} | \{[ ]?[\w.@:!-]{0,100}+[ ]?\} | \{\$[^{}$]{1,200}+\$\}"
            rf" | (?:(?<![\p{{N}}])|(?=%\()){_PRINTF} | {_BETWEEN_PERCENTS} )"
        ),
    ),
    ("_", rf"(?P<lined> {_BETWEEN_LINES} )"),
    ("{", r"(?P<typed> \{\s*+[\w.]{1,60}+\s*+,\s*+(?:number|date|time|spellout|ordinal|duration)\b[^{}]{0,100}+\} )"),
    (
        "{}",
        (
            r"(?P<icu> \{\s*+[\w.]{1,60}+\s*+,\s*+(?:plural|select|selectordinal)"
            r" \s*+,\s*+(?:offset:\d+\s*+)?(?:=\d+|\w+)\s*+\{"
            r" | \}\s*+(?:=\d+|\w{1,30}+)\s*+\{ | \}\s*+\} )"
        ),
    ),
    ("[", rf"(?P<wiki> {DIRECTIVE} )"),
    ("|", r"(?P<sub> \|[\w][\w .-]{0,60}+\|_? )"),
    ("e", r"(?P<ref> external[ ]ref='[^']{1,500}+'[ ]md5='[^']{1,64}+' )"),
    ("*", r"(?P<marked> \*{1,2}[^\w\s*]{1,10}+\*{1,2} )"),
    ("*", r"(?P<strong> \*\*(?=\S)|(?<=\S)\*\* )"),
    ("*", r"(?P<star> (?<![\p{L}\p{N}*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\p{L}\p{N}*]) )"),
    (": ", r"(?P<literal> \s*+::(?=\s*\Z) )"),
)
#: By the first character: nothing else is tried.
_BY_FIRST = {
    first: lazy_regex("|".join(pattern for firsts, pattern in _FOUND if first in firsts), regex.VERBOSE)
    for first in ":<`${%}[|e*_ "
}


#: Everything that `_FOUND` finds begins with one of these, or with white space before one: most of a text is gone
#: through once, and fast.
#: A tag without attributes, or with such as every writer writes, is found whole.
_BARE_TAG = r"""(?:(?<=<)/?([A-Za-z_][\w.-]*+)(?: [\w:.-]++="[^"<>\n]*+")*+>)?"""
_SIGNS = lazy_re(rf"(?:[:<`$%{{}}|*&]|_(?=_)|\[(?=\[!)){_BARE_TAG}")
_SIGNS_AND_WORDS = lazy_re(rf"(?:[:<`$%{{}}|*&]|_(?=_)|\[(?=\[!)){_BARE_TAG}|external")
#: What most colons stand before: a letter would begin a role, a second one a literal block.
_ROLE = frozenset("abcdefghijklmnopqrstuvwxyz:")


def _before(text: str, least: int, at: int) -> int:
    """Where the white space begins that stands before two colons."""
    if text.startswith("::", at):
        while at > least and text[at - 1].isspace():
            at -= 1
    return at


def _tag_at(text: str, start: int) -> Protected | None:
    """The tag that begins here; << >> are quotation marks."""
    if text[start - 1 : start] == "<" or text[start + 1 : start + 2] == "<":
        return None
    tag = TAG.match(text, start)
    return _string_element(text, tag) if tag else None


def _reference_at(text: str, start: int) -> Protected | None:
    """The character reference that begins here, where it stands for another character."""
    match = REFERENCE.match(text, start)
    if match is None or (reads := read_reference(match[0])) == match[0]:
        return None
    return Protected(start, match.end(), "reference", reads)


def _chosen(text: str, start: int) -> list[Protected]:
    """MediaWiki's choice among forms: its frame, and what is in the one that is read: the last of a plural, which
    stands for many, the first of a gender.
    """
    plural = text[2:8].casefold() == "plural"
    first = text.rindex("|") + 1 if plural else text.index("|") + 1
    last = len(text) - 2 if plural or "|" not in text[first:] else text.index("|", first)
    inside = [
        Protected(start + first + one.start, start + first + one.end, one.kind, one.reads)
        for one in protect_string(text[first:last])
    ]
    end = start + len(text)
    return [Protected(start, start + first, "placeholder"), *inside, Protected(start + last, end, "placeholder")]


def protect_string(text: str) -> tuple[Protected, ...]:
    """The protected stretches of a program's string or a catalogue's message: placeholders, tags, markup of docs."""
    found: list[Protected] = []
    at = 0
    signs = _SIGNS_AND_WORDS if "external" in text else _SIGNS
    while sign := signs.search(text, at):
        first = sign.start()
        if text[first] == "<" and first > at and (pod := protect_pod(text, first - 1, protect_string)) is not None:
            found += pod[0]
            at = pod[1]
            continue
        if (name := sign[1]) and name.lower() not in _MEANING and text[first - 1 : first] != "<":
            at = sign.end()
            found.append(Protected(first, at, "tag"))
            continue
        mark = text[first]
        if mark == ":" and text[first + 1 : first + 2] not in _ROLE:
            at = first + 1
            continue
        match = None
        if mark not in "<&" or text.startswith(_AUTOMATIC, first):
            begin = _before(text, at, first)
            match = _BY_FIRST[" "].match(text, begin) if begin < first else None
            match = match or _BY_FIRST[mark].match(text, first)
        if match is None:
            one = _tag_at(text, first) if mark == "<" else _reference_at(text, first) if mark == "&" else None
            at = first + 1
            if one is not None:
                found.append(one)
                at = one.end
            continue
        start, at = match.span()
        kind = match.lastgroup
        if kind in ("role", "named"):
            target = text.rfind("<", start, at)
            opening = text.index("`", start) + 1
            if target > opening and text[at - 2 : at].strip("_`") in ("", ">") and text[target - 1] in " `":
                found.append(Protected(start, opening, "mark"))
                found.append(Protected(target - (text[target - 1] == " "), at, "link"))
            else:
                found.append(Protected(start, at, "code", OBJECT))
        elif kind == "auto":
            found.append(Protected(start, at, "link", OBJECT))
        elif kind in ("double", "single", "sub", "ref", "marked"):
            found.append(Protected(start, at, "code", OBJECT))
        elif kind in ("hole", "lined", "typed"):
            found.append(Protected(start, at, "placeholder", OBJECT))
        elif kind == "wiki":
            found += protect_directive(match[0], start)
        elif kind == "chosen":
            found += _chosen(match[0], start)
        elif kind == "icu":
            found.append(Protected(start, at, "placeholder", " "))
        elif kind in ("strong", "star"):
            found.append(Protected(start, at, "mark"))
        elif kind == "literal":
            # reStructuredText shows one colon, and none after a space
            found.append(Protected(start + (text[start] == ":"), at, "mark"))
    return tuple(found)
