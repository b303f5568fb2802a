"""DITA, the XML that technical writers' topics are written in: `.dita`, and `.xml` that says it is.

Elements by the specification of DITA 1.3, its base and technical content
(https://docs.oasis-open.org/dita/dita/v1.3/dita-v1.3-part3-all-inclusive.html). Terms of an index, what a topic says of
itself (`prolog`) and what its writers tell each other are no text of it. Maps, which have titles alone, are read, too.
"""

from __future__ import annotations

from review.formats.format import Format
from review.formats.xml_manual import Manual, elements
from review.formats.xml_writing import without_controls

__all__ = ["FORMAT", "MANUAL"]

#: Inline elements whose content is a program's, not a language's.
_CODE = elements(
    "apiname cmdname codeph delim filepath fragref groupcomp kwd markupname msgnum numcharref oper option "
    "parameterentity parmname repsep sep synnoteref synph systemoutput textentity userinput var varname xmlatt "
    "xmlelement xmlnsname xmlpi"
)
#: Those whose content is read, and what stands in a line without any.
_READ = elements(
    "abbreviated-form b boolean cite data data-about draft-comment fn foreign hazardsymbol i image index-base "
    "indexterm indextermref keyword line-through mathml menucascade msgph object overline ph q required-cleanup "
    "shortcut state sub sup svg-container term text tm tt u uicontrol unknown wintitle xref"
)
_HIDDEN = elements(
    "data data-about draft-comment foreign index-base indexterm object prolog related-links required-cleanup topicmeta "
    "unknown"
)

MANUAL = Manual(
    inline=_CODE | _READ,
    code=_CODE,
    hidden=_HIDDEN,
    verbatim=elements("codeblock msgblock pre screen syntaxdiagram"),
    kinds={
        "title": "heading", "navtitle": "heading", "searchtitle": "heading", "mainbooktitle": "heading",
        "booktitlealt": "heading", "glossterm": "heading", "li": "list-item", "sli": "list-item", "dt": "list-item",
        "dd": "list-item", "pt": "list-item", "pd": "list-item", "cmd": "list-item", "choice": "list-item",
        "entry": "cell", "stentry": "cell", "choptionhd": "cell", "chdeschd": "cell", "choption": "cell",
        "chdesc": "cell", "propvalue": "cell", "propdesc": "cell",
    },
    sections=elements("concept glossentry glossgroup reference section task topic troubleshooting"),
    roots=elements(
        "bookmap concept dita glossentry glossgroup learningcontent map reference task topic troubleshooting"
    ),
    mark="DITA",
)  # fmt: skip
FORMAT = Format(
    "dita", (".dita", ".ditamap"), "application/xml", MANUAL.write, MANUAL.read, looks=MANUAL.looks,
    clean=without_controls,
)  # fmt: skip
