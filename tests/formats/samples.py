"""A small file of every format, with what is awkward in it; the languages are English and German."""

from __future__ import annotations

MARKDOWN = """---
title: "The bridge"
weight: 3
---

# The *red* bridge {#bridge}

It has 13 arches, see [the plan](plan.md "Plan")
and `arches.txt`.

> ## Note
>
> Nobody **walks**
> here.

| Arch | Width |
| --- | --- |
| First | 3.5 m |
| a \\| b | `x` |

- One ![A picture](a.png)
  - Two

```sh
cross --bridge
```

<details>
<summary>More</summary>
Text &amp; more.
</details>
"""
HTML = """<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>A bridge</title><script>var a = "<p>no</p>";</script></head>
<body><h1>The <em>red</em> bridge</h1>
<p class="x">It has 13&nbsp;arches &amp; two
   gates<br>and <code>arches.txt</code>.</p>
<ul><li>One<li>Two <img src="a.png" alt="A picture"></ul>
<pre>cross --bridge</pre>
</body></html>
"""
PO = """# a comment
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=UTF-8\\n"

#: a.c:1
msgid ""
"The bridge has %d arches.\\n"
"It is \\"red\\"."
msgstr ""
"Die Brücke hat %d Bögen.\\n"
"Sie ist \\"rot\\"."

#, fuzzy
msgctxt "menu"
msgid "Open"
msgstr ""

msgid "One arch"
msgid_plural "%d arches"
msgstr[0] "Ein Bogen"
msgstr[1] "%d Bögen"

#~ msgid "gone"
#~ msgstr "weg"
"""
XLIFF = """<?xml version="1.0" encoding="utf-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2">
  <file original="a" source-language="en" target-language="de" datatype="plaintext"><body>
    <trans-unit id="a"><source>The <g id="1">red</g> bridge &amp; gate</source>
      <target>Die <g id="1">rote</g> Brücke &amp; Tor</target></trans-unit>
    <trans-unit id="b">
      <source>It has <x id="1"/> arches.</source>
    </trans-unit>
  </body></file>
</xliff>
"""
JSON = '{\n  "a": {"title": "The \\"red\\" bridge", "n": 3},\n  "list": ["One {count}", "Two\\nlines \\u00e9"]\n}\n'
YAML = """# a comment
de:
  title: Die rote Brücke  # not this
  count: 13
  yes: true
  "quoted": "Sie hat \\"13\\" Bögen \\u00e9"
  single: 'Wie geht''s?'
  many: |
    Erste Zeile
      eingerückt

    Dritte
  folded: >-
    Ein Satz
    auf zwei Zeilen.

    Absatz.
  list:
    - Eins
    - {a: Zwei, b: "Drei"}
  long: Ein Text
    auf zwei Zeilen
"""
TOML = """# a comment
title = "Die \\"rote\\" Brücke"
raw = 'C:\\Pfad'
n = 13
[a.b]
many = \"\"\"
Eine Zeile
und noch \\
   eine\"\"\"
[[list]]
x = "Eins"
[[list]]
x = ["Zwei", {y = "Drei"}]
"""
PROPERTIES = (
    "# a comment\ntitle = Die rote Brücke\n! and one\n"
    "long: Eine Zeile \\\n    und \\u00e9ine\na\\ b=Tab\\there\n\nempty=\n"
)
STRINGS = '/* a comment */\n"title" = "Die \\"rote\\" Brücke";\n\n// and one\nkey = "Zwei\\nZeilen %@";\n'
ANDROID = """<?xml version="1.0" encoding="utf-8"?>
<resources xmlns:xliff="urn:oasis:names:tc:xliff:document:1.2">
  <!-- a comment -->
  <string name="title">Die <b>rote</b> Brücke &amp; wie geht\\'s?</string>
  <string name="id" translatable="false">x</string>
  <string name="html"><![CDATA[Ein <i>Text</i> & mehr]]></string>
  <plurals name="arches">
    <item quantity="one"><xliff:g id="n">%d</xliff:g> Bogen</item>
    <item quantity="other">%d Bögen\\nund mehr</item>
  </plurals>
  <string-array name="list"><item>Eins</item><item>Zwei</item></string-array>
</resources>
"""
RESX = """<?xml version="1.0" encoding="utf-8"?>
<root>
  <resheader name="version"><value>2.0</value></resheader>
  <data name="Title" xml:space="preserve"><value>Die rote Brücke &lt;b&gt;</value><comment>x</comment></data>
  <data name="Icon" type="System.Drawing.Bitmap"><value>AAAA</value></data>
</root>
"""
QT = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Main</name>
    <message><location filename="a.cpp" line="1"/><source>The &amp;red bridge</source>
        <translation>Die rote Brücke</translation></message>
    <message numerus="yes"><source>%n arch(es)</source>
        <translation><numerusform>%n Bogen</numerusform><numerusform>%n Bögen</numerusform></translation></message>
    <message><source>gone</source><translation type="vanished">weg</translation></message>
</context>
</TS>
"""
TMX = """<?xml version="1.0" encoding="utf-8"?>
<tmx version="1.4"><header srclang="en" datatype="plaintext"/><body>
  <tu><tuv xml:lang="en"><seg>The <bpt i="1">&lt;b&gt;</bpt>red<ept i="1">&lt;/b&gt;</ept> bridge</seg></tuv>
    <tuv xml:lang="de"><seg>Die <bpt i="1">&lt;b&gt;</bpt>rote<ept i="1">&lt;/b&gt;</ept> Brücke</seg></tuv></tu>
</body></tmx>
"""
XCSTRINGS = """{
  "sourceLanguage" : "en",
  "strings" : {
    "bridge.title" : {
      "localizations" : {
        "en" : { "stringUnit" : { "state" : "translated", "value" : "The red bridge" } },
        "de" : { "stringUnit" : { "state" : "translated", "value" : "Die rote Brücke" } }
      }
    },
    "arches" : {
      "localizations" : {
        "de" : { "variations" : { "plural" : {
          "one" : { "stringUnit" : { "state" : "translated", "value" : "%lld Bogen" } },
          "other" : { "stringUnit" : { "state" : "translated", "value" : "%lld Bögen" } } } } },
        "en" : { "variations" : { "plural" : {
          "one" : { "stringUnit" : { "state" : "translated", "value" : "%lld arch" } },
          "other" : { "stringUnit" : { "state" : "translated", "value" : "%lld arches" } } } } }
      }
    }
  },
  "version" : "1.0"
}
"""
JSON_LINES = (
    '{"id": 1, "source": "The bridge", "target": "Die \\"Brücke\\""}\n{"translation": {"en": "Two", "de": "Zwei"}}\n'
)
SRT = """1
00:00:01,000 --> 00:00:03,500
Die <i>rote</i> Brücke,
die keiner kennt,

2
00:00:03,600 --> 00:00:05,000
steht noch.

3
00:00:06,000 --> 00:00:08,000
- Wirklich?
- Ja, 13 Bögen.
"""
VTT = """WEBVTT - a bridge

NOTE not this

STYLE
::cue { color: red }

first
00:01.000 --> 00:03.500 align:start
<v Anna>Die rote Brücke &amp; ihr Tor,

00:00:03.600 --> 00:00:05.000
stehen noch.
"""
ASS = """[Script Info]
Title: A bridge

[V4+ Styles]
Format: Name, Fontname
Style: Default,Arial

[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not this
Dialogue: 0,0:00:01.00,0:00:03.50,Default,,0,0,0,,Die {\\i1}rote{\\i0} Brücke,\\Ndie keiner kennt,
Dialogue: 0,0:00:03.60,0:00:05.00,Default,,0,0,0,,steht noch, mit Tor.
Dialogue: 0,0:00:06.00,0:00:07.00,Default,,0,0,0,,{\\p1}m 0 0 l 1 1{\\p0}
"""
RST = """.. a comment

==========
  Bridge
==========

The *red* ``bridge`` has 13
arches, see `the plan <plan.html>`_ and :ref:`more <here>`.

Arches
----------

- One
- Two
  goes on

  and on

.. note:: Nobody walks
   here.

   Really.

.. code-block:: sh
   :linenos:

   cross --bridge

.. versionadded:: 3.1 The gate.

Like this::

    cross --bridge

:author: Anna
term
    A definition.

+-------+--------+
| Arch  | Width  |
+=======+========+
| First | 3.5 m  |
+-------+--------+

======= =====
One     Two
======= =====
Three   Four
======= =====
"""
ADOC = """= The bridge
:author: Anna

// a comment
The *red* `bridge` has {count} arches,
see link:plan.html[the plan] and <<more,more>>.

[source,sh]
----
cross --bridge
----

== Arches

.A list
* One
** Two
goes on

NOTE: Nobody walks here.

====
In a block.
====

Term:: A definition.

|===
|Arch |Width

|First |3.5 m
|===
"""
MALLARD = """<?xml version="1.0" encoding="utf-8"?>
<page xmlns="http://projectmallard.org/1.0/" type="topic" id="bridge">
  <info>
    <credit type="author"><name>Ada Field</name></credit>
    <desc>How to cross the bridge.</desc>
  </info>
  <title>The <em>red</em> bridge</title>
  <!-- nobody reads this -->
  <p>It has 13 arches &amp; two
  gates, see <link xref="plan"/>.</p>
  <steps>
    <item><p>Press <keyseq><key>Ctrl</key><key>B</key></keyseq>.</p></item>
    <item><p>Run <cmd>cross --bridge</cmd>.</p></item>
  </steps>
  <screen>cross --bridge</screen>
</page>
"""
DOCBOOK = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article SYSTEM "bridge.dtd">
<article lang="en">
  <articleinfo><title>The &appname; bridge</title>
    <copyright><year>2020</year><holder>Ada Field</holder></copyright>
  </articleinfo>
  <sect1 id="arches">
    <title>Arches</title>
    <para><indexterm><primary>arch</primary></indexterm>It has 13 arches &amp; two
      <emphasis>gates</emphasis>, see <xref linkend="plan"/>.</para>
    <itemizedlist><listitem><para>Run <command>cross</command>.</para></listitem></itemizedlist>
    <programlisting>cross --bridge</programlisting>
  </sect1>
</article>
"""
FLUENT = """# a comment
-brand = Brückenbuch
    .gender = neuter

### of the group
## the bridge
bridge = Die { -brand(case: "gen") } Brücke { "{" }rot{ "}" } hier
    .tooltip = Sie hat { $arches } Bögen,
        gezählt von { $name }.
    .accesskey = B
long =
    Zwei Zeilen,
      eingerückt <b data-l10n-name="x">und</b>

    ein Absatz.
arches = { $count ->
    [0] Kein Bogen
    [one] Ein Bogen
   *[other] { $count } Bögen
 }
keys = Mit { PLATFORM() ->
    [macos] Cmd
   *[other] Strg
 } öffnen
"""
DITA = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE concept PUBLIC "-//OASIS//DTD DITA Concept//EN" "concept.dtd">
<concept id="bridge" xml:lang="en">
  <title>The <ph>red</ph> bridge</title>
  <shortdesc>It has 13 arches &amp; two <uicontrol>gates</uicontrol>.</shortdesc>
  <prolog><author>Ada Field</author></prolog>
  <conbody>
    <p><indexterm>arch</indexterm>Run <cmdname>cross</cmdname>, see <xref href="plan.dita"/>.</p>
    <ul><li>One</li><li>Two</li></ul>
    <codeblock>cross --bridge</codeblock>
    <note>Nobody walks here.</note>
  </conbody>
</concept>
"""
TTML = """<?xml version="1.0" encoding="utf-8"?>
<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" ttp:frameRate="25" xml:lang="de">
  <head><metadata><title>Die Brücke</title></metadata></head>
  <body><div>
    <p begin="00:00:01.000" end="00:00:02.500">Die <span>rote</span> Brücke</p>
    <p begin="3s" dur="1500ms">hat 13<br/>Bögen &amp; Tore.</p>
    <p begin="00:00:05:10" end="00:00:07:00">- Kommst du?</p>
  </div></body>
</tt>
"""
SAMPLES = {
    "paragraphs": ("t.de.txt", "Die Brücke.\n\nSie hat 13 Bögen.\n"),
    "lines": ("t.de.txt", "Die Brücke.\nSie hat 13 Bögen.\n"),
    "tsv": ("t.tsv", "source\ttarget\nThe bridge\tDie Brücke\n"),
    "csv": ("t.csv", 'source,target\nThe bridge,"Die ""Brücke"""\n'),
    "markdown": ("t.de.md", MARKDOWN),
    "page": ("t.de.html", HTML),
    "rst": ("t.de.rst", RST),
    "adoc": ("t.de.adoc", ADOC),
    "mallard": ("t.de.page", MALLARD),
    "docbook": ("t.de.docbook", DOCBOOK),
    "dita": ("t.de.dita", DITA),
    "po": ("t.po", PO),
    "xliff": ("t.xliff", XLIFF),
    "json": ("t.de.json", JSON),
    "xcstrings": ("t.xcstrings", XCSTRINGS),
    "yaml": ("t.de.yaml", YAML),
    "toml": ("t.de.toml", TOML),
    "properties": ("t.de.properties", PROPERTIES),
    "strings": ("t.de.strings", STRINGS),
    "android": ("t.de.xml", ANDROID),
    "fluent": ("t.de.ftl", FLUENT),
    "resx": ("t.de.resx", RESX),
    "qt": ("t.ts", QT),
    "tmx": ("t.tmx", TMX),
    "json-lines": ("t.jsonl", JSON_LINES),
    "srt": ("t.de.srt", SRT),
    "vtt": ("t.de.vtt", VTT),
    "ttml": ("t.de.ttml", TTML),
    "ass": ("t.de.ass", ASS),
}
