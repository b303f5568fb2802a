"""Small office files, made part by part: what is in them is plain to see, and stays the same."""

from __future__ import annotations

import io
import zipfile

__all__ = [
    "DOCX",
    "EPUB",
    "ODP",
    "ODT",
    "PPTX",
    "XLSX",
    "docx",
    "epub",
    "odp",
    "odt",
    "parts",
    "pptx",
    "xlsx",
    "zipped",
]

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
_ODF = "urn:oasis:names:tc:opendocument:xmlns"


def zipped(held: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in held.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def docx(body: str, **more: str) -> bytes:
    styles = (
        '<w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>'
        '<w:style w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>'
    )
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f"<w:document {_W}><w:body>{body}</w:body></w:document>",
            "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
            "word/media/image1.png": b"\x89PNG\r\n",
            **{f"word/{name}.xml": f"<w:{name} {_W}>{text}</w:{name}>" for name, text in more.items()},
        }
    )


def pptx(*slides: str) -> bytes:
    held: dict[str, str | bytes] = {"ppt/presentation.xml": "<p:presentation xmlns:p='p'/>"}
    for n, slide in enumerate(slides, start=1):
        held[f"ppt/slides/slide{n}.xml"] = f"<p:sld xmlns:p='p' {_A}>{slide}</p:sld>"
    return zipped(held)


def _open_document(body: str, styles: str, media_type: str) -> bytes:
    prefixes = ("office", "text", "table", "style", "draw", "presentation")
    names = " ".join(f'xmlns:{name}="{_ODF}:{name}:1.0"' for name in prefixes)
    automatic = f"<office:automatic-styles>{styles}</office:automatic-styles>"
    content = f"<office:document-content {names}>{automatic}<office:body>{body}</office:body></office:document-content>"
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{media_type}", "content.xml": content})


def odt(body: str, styles: str = "") -> bytes:
    return _open_document(body, styles, "text")


def odp(*pages: str) -> bytes:
    slides = "".join(f'<draw:page draw:name="Seite {n}">{page}</draw:page>' for n, page in enumerate(pages, start=1))
    return _open_document(f"<office:presentation>{slides}</office:presentation>", "", "presentation")


def epub(spine: tuple[str, ...], **pages: str) -> bytes:
    """A book: what the pages' bodies hold, by their names, and which of them are read, in their order."""
    container = '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
    page = '<item id="{0}" href="text/{0}%20page.xhtml#top" media-type="application/xhtml+xml"/>'
    items = "".join(page.format(name) for name in pages) + '<item id="look" href="a.css" media-type="text/css"/>'
    order = "".join(f'<itemref idref="{name}"/>' for name in spine)
    head = '<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title>Kopf</title></head>'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "OEBPS/book.opf": f"<package><manifest>{items}</manifest><spine>{order}</spine></package>",
            "OEBPS/a.css": "p {}",
            **{f"OEBPS/text/{name} page.xhtml": f"{head}<body>{body}</body></html>" for name, body in pages.items()},
        }
    )


def xlsx(sheet: str, *shared: str) -> bytes:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    sheets = '<sheets><sheet name="Texte" r:id="rId1"/></sheets>'
    relations = '<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'
    return zipped(
        {
            "xl/workbook.xml": f'<workbook {main} xmlns:r="r">{sheets}</workbook>',
            "xl/_rels/workbook.xml.rels": relations,
            "xl/sharedStrings.xml": f"<sst {main}>{''.join(f'<si>{one}</si>' for one in shared)}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>",
        }
    )


DOCX = docx(
    '<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Die </w:t></w:r><w:r><w:rPr><w:i/></w:rPr>'
    "<w:t>rote</w:t></w:r><w:r><w:t xml:space=\"preserve\"> Brücke</w:t></w:r></w:p>"
    '<w:p><w:r><w:t>Sie hat 13 Bögen</w:t></w:r><w:r><w:tab/><w:t>&amp; ein Tor.</w:t></w:r>'
    '<w:del><w:r><w:delText>weg</w:delText></w:r></w:del>'
    '<w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    '<w:p><w:pPr><w:numPr/><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
    '<w:r><w:t>Eins</w:t><w:br/><w:t>zwei</w:t></w:r></w:p>'
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Zelle</w:t></w:r></w:p></w:tc></w:tr></w:tbl>'
    '<w:p><w:pPr><w:pStyle w:val="Beschriftung"/></w:pPr><w:r><w:t>Bild 1</w:t></w:r></w:p>',
    footnotes='<w:footnote w:id="1"><w:p><w:r><w:t>Eine Fußnote.</w:t></w:r></w:p></w:footnote>',
)  # fmt: skip
PPTX = pptx(
    "<p:sp><a:p><a:r><a:t>Die Brücke</a:t></a:r></a:p></p:sp>",
    "<p:sp><a:p><a:r><a:t>Sie hat </a:t></a:r>"
    "<a:r><a:rPr b='1'/><a:t>13</a:t></a:r><a:r><a:t> Bögen</a:t></a:r></a:p></p:sp>",
)
ODT = odt(
    '<text:h text:outline-level="2">Die <text:span>rote</text:span> Brücke</text:h>'
    '<text:p>Sie hat<text:s text:c="2"/>13 Bögen<text:tab/>&amp; ein Tor.<text:note><text:note-citation>1'
    "</text:note-citation><text:note-body><text:p>Eine Fußnote.</text:p></text:note-body></text:note></text:p>"
    "<text:list><text:list-item><text:p>Eins</text:p></text:list-item></text:list>"
    "<table:table-cell><text:p>Zelle</text:p></table:table-cell>"
    '<text:p text:style-name="P1">Bild 1</text:p>',
    '<style:style style:name="P1" style:parent-style-name="Illustration"/>',
)
ODP = odp(
    '<draw:frame presentation:class="title"><draw:text-box><text:p>Die Brücke</text:p></draw:text-box></draw:frame>'
    "<draw:frame><draw:text-box><text:list><text:list-item><text:p>Sie hat <text:span>13</text:span> Bögen</text:p>"
    "</text:list-item></text:list></draw:text-box></draw:frame>"
    "<presentation:notes><draw:frame><draw:text-box><text:p>Langsam sprechen</text:p></draw:text-box></draw:frame>"
    "</presentation:notes>",
    "<draw:custom-shape><text:p>&amp; ein Tor</text:p></draw:custom-shape>",
)
EPUB = epub(
    ("two", "one"),
    one='<h1>Die <em>rote</em> Brücke</h1><p>Sie hat 13&nbsp;Bögen &amp; <a href="#n1">zwei</a> Tore.</p>',
    two="<p>Vorwort<br/>von Ada</p><ul><li>Eins</li></ul>",
    three="<p>Steht in keiner Reihe.</p>",
)
XLSX_ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c></row>'
    '<row r="2"><c r="A2" t="s"><v>3</v></c><c r="B2" s="4" t="s"><v>4</v></c><c r="C2"><v>13</v></c></row>'
    '<row r="3"><c r="A3" t="inlineStr"><is><t>Two</t></is></c><c r="C3"><f>1+1</f><v>2</v></c></row>'
    '<row r="4"><c r="A4" t="s"><v>3</v></c><c r="B4" t="str"><f>"Brü"&amp;"cke"</f><v>Brücke</v></c></row>'
)
XLSX_TEXTS = (
    "<t>source</t>",
    "<t>Target</t>",
    "<t>note</t>",
    "<r><t>The </t></r><r><rPr><b/></rPr><t>red</t></r><rPh><t>x</t></rPh>",
    "<t>Die rote Brücke</t>",
)
XLSX = xlsx(XLSX_ROWS, *XLSX_TEXTS)
