"""A dossier of reports that try to be more than text: markup, script, templates, turned letters, formulas.

Place names are real, so that the map has something to show; all else is invented.
"""

import json
from pathlib import Path

NAME = "<script>window.bad=1</script> {{ 7*7 }} \u202etalks"
FORMULA = "=cmd('/C calc')!A0 is what they sent us"
FIRST = f"""<script>window.bad = 1</script> <img src=x onerror="window.bad=1"> Ardan and Belmar met.

“{FORMULA},” said Mira Voss, the Ardan negotiator. \U0001f600\U0001f600
“@SUM(1+1)*cmd|' /C calc'!A0 will be our answer,” Mira Voss told reporters on Monday.
<a href="javascript:window.bad=1">Talks</a> were held in Geneva on 9 May 2033 between Ardan and Belmar.
{{{{ 7*7 }}}} {{% for x in y %}} ${{7*7}} &lt;b&gt; &amp;amp; --> ]]>
</textarea></title></div></main><style>*{{display:none}}</style>
Belmar demands that Ardan <b onmouseover=window.bad=1>withdraw its troops</b> from \u202ethe northern\u202c valley.
Ardan would sign a ceasefire only if Belmar released all prisoners \u2066before June\u2069, Mira Voss said.
A shell hit a market in Geneva on Tuesday 10 May 2033, killing nine people, Belmar officials said.
Ardan agreed to open the crossing at Basel by 15 May 2033. Switzerland, the host, welcomed it.
"""
SECOND = """<svg onload=window.bad=1> Ardan and Belmar met in Geneva on 9 May 2033 for talks.

A shell hit a market in Geneva on Tuesday 10 May 2033, killing twelve people, Ardan officials in Switzerland said.
“=1+1 is all that Belmar offers,” said Mira Voss, the Ardan negotiator.
[a link](javascript:window.bad=1) ![x](x) `code` | cell | <http://example.org/> *strong* # head
"""


def hostile(folder: Path) -> Path:
    """The reports in a folder: one in a file of a hostile name, one with a hostile title and outlet."""
    folder.mkdir()
    (folder / "<img src=x onerror=window.bad=1>{{7*7}}.txt").write_text(FIRST, encoding="utf-8")
    second = {
        "title": "<script>window.bad=1</script>{{ 7*7 }} \u202eeltit",
        "outlet": "=HYPERLINK(0) <b onclick=window.bad=1>Outlet</b>",
        "published": "2033-05-11",
        "text": SECOND,
    }
    (folder / "second.json").write_text(json.dumps(second), encoding="utf-8")
    return folder
