"""Texts and bytes for the conformance checks: a small story, and input that nobody should choke on."""

STORY = (
    "KYIV, Dec. 23, 2024 (Agency) - Nine people were killed on Monday, the mayor of Rill said.",
    "The ministry denied on Tuesday that up to 90 soldiers had been captured. About 1,200 people fled in May 2023.",
    "\u201cAt least 14 were hurt,\u201d Anna Berg told reporters. It may rise. Critics call the plan a symbol of hope.",
)

JUNK_TEXTS = (
    "",
    " \t\r\n\u2028\u2029\x85",
    "\x00\x01\x02 text with \x00 controls \x1b[31m",
    "\u201c\u201c\u2018'\"\u201e \u00ab unclosed \u201d\u201d said said said, said",
    "\u0130stanbul'da 3 ki\u015fi \u00f6ld\u00fc; \u1e9e \ufb03 \u01c5 \u2167 \u00bd \u0663\u0664 \u4e09\u5341\u4eba",
    "\u202e three hundred \u202c dead \u2066on\u2069 Monday\u200f",
    "a\u0301\u0323" * 300,
    "\U0001f1fa\U0001f1e6 \U0001f468\u200d\U0001f469\u200d\U0001f467 said 12 \U0001f4a5 on 5 May",
    "-5 +5 1,2,3,4 1.2.3.4 99999999999999999999999999 0 00 1e9999 $ % 12% $1bn 3-1 Feb 30 31/31/2024 2024-99-99",
    "said " * 400,
    "(" * 500 + ")" * 500,
    "12,000," * 300,
    "on Monday the " * 200,
    "x" * 5000,
)

JUNK_BYTES = (
    b"",
    b" \n\n",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\x00" * 100,
    b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4,
    b"caf\xe9 \x93quoted\x94",
    b"---\ntitle: [unclosed\n---\ntext\n",
    b"---\na: &a [*a]\n---\ntext\n",
    b'{"id": 1}\n[]\n{"text": "x"\nnull\n"\\ud800"\n',
    b"[" * 10_000,
    b'a,b\n"unclosed\n1,2,3,4\n',
    b"<html><script>alert(1)</script>",
)
