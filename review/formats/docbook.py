"""DocBook, the XML that KDE's and many programs' manuals are written in, versions 4 and 5: `.docbook`, `.dbk`, and
`.xml` that begins with one of its elements.

Elements by the DocBook 5.1 reference (https://tdg.docbook.org/tdg/5.1/), its inline elements and those that 4.5 had
besides. Terms of an index and who wrote or translated a book are no text of it.
"""

from __future__ import annotations

from review.formats.format import Format
from review.formats.xml_manual import Manual, elements
from review.formats.xml_writing import without_controls

__all__ = ["FORMAT", "MANUAL"]

#: Inline elements whose content is a program's, not a language's.
_CODE = elements(
    "classname code command computeroutput constant email enumvalue envar errorcode errorname errortype "
    "exceptionname filename function hardware initializer interfacename jsp keycode keysym literal markup "
    "methodname modifier nonterminal option optional package parameter prompt property returnvalue "
    "sgmltag symbol systemitem tag token type uri userinput varname"
)
#: Those whose content is read, and what stands in a line without any.
_READ = elements(
    "abbrev accel acronym action alt anchor annotation application biblioref citation citebiblioid "
    "citerefentry citetitle co coref database emphasis error errortext firstname firstterm "
    "foreignphrase glossterm guibutton guiicon guilabel guimenu guimenuitem guisubmenu honorific imagedata imageobject "
    "indexterm inlineequation inlinegraphic inlinemediaobject interface keycap keycombo keysym lineannotation link "
    "manvolnum mathphrase medialabel menuchoice mousebutton olink ooclass ooexception oointerface org "
    "orgname othername person personname phrase productname productnumber quote refentrytitle remark shortcut "
    "replaceable rev subscript superscript surname termdef textobject trademark ulink wordasword xref year"
)
_HIDDEN = elements(
    "authorgroup author authorinitials collab copyright date editor imageobject include indexterm othercredit "
    "pubdate releaseinfo remark revhistory shortcut"
)

MANUAL = Manual(
    inline=_CODE | _READ,
    code=_CODE,
    hidden=_HIDDEN,
    verbatim=elements("cmdsynopsis funcsynopsis programlisting screen synopsis"),
    kinds={
        "title": "heading", "subtitle": "heading", "bridgehead": "heading", "titleabbrev": "heading",
        "listitem": "list-item", "member": "list-item", "term": "list-item", "step": "list-item",
        "entry": "cell", "td": "cell", "th": "cell", "caption": "caption",
    },
    sections=elements(
        "appendix article book chapter glossary part preface refentry refsect1 refsect2 refsect3 refsection "
        "sect1 sect2 sect3 sect4 sect5 section set"
    ),
    roots=elements(
        "appendix article book bookinfo chapter glossary legalnotice part preface refentry reference sect1 "
        "sect2 sect3 section set"
    ),
)  # fmt: skip
FORMAT = Format(
    "docbook", (".docbook", ".dbk"), "application/xml", MANUAL.write, MANUAL.read,
    looks=MANUAL.looks, clean=without_controls,
)  # fmt: skip
