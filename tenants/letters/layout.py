"""The one layout of letters: tables and inline styles, which every mail program draws; no picture, no script.

Light stands inline. Dark is told to the programs that ask for it, and the colours are those of the console.
"""

from collections.abc import Sequence
from html import escape
from string import Template

_SANS = "-apple-system,'Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif"
_PARAGRAPH = "margin:0 0 16px;font-size:16px;line-height:24px"
_SMALL = "font-size:13px;line-height:20px"

_LETTER = Template(
    f"""<!doctype html>
<html lang="en" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>$subject</title>
<style>
:root {{ color-scheme: light dark; supported-color-schemes: light dark; }}
@media (prefers-color-scheme: dark) {{
.page {{ background-color: #0b0e13 !important; }}
.card {{ background-color: #12161d !important; border-color: #262e3a !important; }}
.ink {{ color: #e8ecf2 !important; }}
.muted {{ color: #a3aebd !important; }}
.link {{ color: #8ab4ff !important; }}
.press {{ background-color: #8ab4ff !important; }}
.press a {{ color: #0b0e13 !important; }}
}}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:#f6f7f9;font-family:{_SANS}">
<div data-preheader style="display:none;max-height:0;overflow:hidden;mso-hide:all">$preheader</div>
<table role="presentation" class="page" width="100%" cellspacing="0" cellpadding="0" border="0" \
style="background-color:#f6f7f9">
<tr><td align="center" style="padding:32px 16px">
<table role="presentation" width="100%" cellspacing="0" cellpadding="0" border="0" style="max-width:600px">
<tr><td class="ink" style="padding:0 8px 16px;color:#141a22;font-size:16px;line-height:24px;\
font-weight:700">$name</td></tr>
<tr><td class="card ink" style="padding:32px;color:#141a22;background-color:#ffffff;\
border:1px solid #dde2e9;border-radius:10px">
<h1 style="margin:0 0 16px;font-size:22px;line-height:30px;font-weight:700">$subject</h1>
<p style="{_PARAGRAPH}">$opening</p>
$links
<p class="muted" style="margin:24px 0 0;color:#525d6d;font-size:14px;line-height:22px">$closing</p>
</td></tr>
<tr><td class="muted" style="padding:16px 8px;color:#525d6d;{_SMALL}">$reason</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
"""
)

_BUTTON = Template(
    f"""<table role="presentation" cellspacing="0" cellpadding="0" border="0" style="margin:24px 0 12px">
<tr><td class="press" style="background-color:#1d4ed8;border-radius:6px">
<a href="$url" style="display:inline-block;padding:12px 20px;color:#ffffff;font-size:16px;line-height:20px;\
font-weight:600;text-decoration:none">$label</a></td></tr>
</table>
<p style="margin:0;{_SMALL};word-break:break-all">\
<a class="link" href="$url" style="color:#1d4ed8" dir="ltr">$url</a></p>"""
)

_MORE = Template(
    f"""<p class="ink" style="margin:16px 0 0;{_SMALL};word-break:break-all"><b>$label</b><br>
<a class="link" href="$url" style="color:#1d4ed8" dir="ltr">$url</a></p>"""
)


def html_of_parts(
    *,
    name: str,
    subject: str,
    preheader: str,
    opening: str,
    links: Sequence[tuple[str, str]],
    closing: str,
    reason: str,
) -> str:
    """A whole document. `preheader` is what a list of mails shows beside the subject."""
    drawn = [
        (_MORE if number else _BUTTON).substitute(label=_safe(label), url=_safe(url))
        for number, (label, url) in enumerate(links)
    ]
    said = {"name": name, "subject": subject, "preheader": preheader, "opening": opening}
    said |= {"closing": closing, "reason": reason}
    return _LETTER.substitute({part: _safe(words) for part, words in said.items()}, links="\n".join(drawn))


def _safe(words: str) -> str:
    """Escaped, and isolated names in the element that isolates."""
    return escape(words).replace("\u2068", "<bdi>").replace("\u2069", "</bdi>")
