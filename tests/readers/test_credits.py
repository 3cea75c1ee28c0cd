"""Whom a text credits."""

import pytest

from timeline.model.document import Document
from timeline_plugins.dateline import find
from timeline_plugins.readers.credits import credited, with_credit

BODY = "A barge ran aground below the lock at Orlin and blocked the river for a day, the port office said.\n" * 12


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        (f"ORLIN, Dec 23 (AP) — {BODY}", "AP", "(AP)"),
        (f"ORLIN (Reuters) - {BODY}", "Reuters", "(Reuters)"),
        (f"ORLIN (CNN Newsource/AP) - {BODY}", "CNN", "(CNN Newsource/AP)"),
        (f"ORLIN (AFP via Varn Times) - {BODY}", "AFP", "(AFP via Varn Times)"),
        (f"By Ada Keller, Associated Press\n{BODY}", "AP", "By Ada Keller, Associated Press"),
        (f"Barge aground\nThe Associated Press\n{BODY}", "AP", "The Associated Press"),
        (f"{BODY}With files from The Canadian Press", "The Canadian Press", "With files from The Canadian Press"),
        (f"{BODY}— Agence France-Presse", "AFP", "Agence France-Presse"),
        (
            f"{BODY}(Reporting by Ada Keller; Editing by Max Orl)",
            "Reuters",
            "Reporting by Ada Keller; Editing by Max Orl",
        ),
        (
            f"{BODY}Copyright 2019 The Associated Press. All rights reserved.",
            "AP",
            "Copyright 2019 The Associated Press. All rights reserved.",
        ),
        (
            f"{BODY}This story was first published by the Varn River Gazette.",
            "the Varn River Gazette",
            "first published by the Varn River Gazette.",
        ),
        (f"[Reuters] {BODY}", "Reuters", "[Reuters]"),
        (f"ORLIN, December 23. /TASS/. {BODY}", "TASS", "/TASS/"),
        (f"ORLIN, 23 Dec (EFE).- {BODY}", "EFE", "(EFE)"),
        (f"ORLIN. Dec 23 (Interfax-Ukraine) – {BODY}", "Interfax-Ukraine", "(Interfax-Ukraine)"),
        (f"{BODY}Source: Varn River Gazette", "Varn River Gazette", "Source: Varn River Gazette"),
        (f"Forwarded from Orlin Live\n{BODY}", "Orlin Live", "Forwarded from Orlin Live"),
        (f"[Forwarded from Orlin Live]\n{BODY}", "Orlin Live", "Forwarded from Orlin Live"),
        (f"Forwarded from: @orlin_live {BODY}", "@orlin_live", "Forwarded from: @orlin_live"),
        (f"Forwarded message from Orlin Live: {BODY}", "Orlin Live", "Forwarded message from Orlin Live"),
        (f"Переслано из Орлин онлайн\n{BODY}", "Орлин онлайн", "Переслано из Орлин онлайн"),
        (f"RT @orlin_live: {BODY}", "@orlin_live", "RT @orlin_live:"),
        (
            f"-------- Forwarded message --------\nDate: Mon\nFrom: Ada Keller <ada@orlin.example>\n\n{BODY}",
            "Ada Keller",
            "From: Ada Keller <ada@orlin.example",
        ),
        (f"Forwarded from Orlin Live\nORLIN (AP) — {BODY}", "AP", "(AP)"),
    ],
)
def test_credits(text: str, name: str, words: str) -> None:
    found = credited(text)
    assert found is not None
    assert (found.name, found.words) == (name, words)


@pytest.mark.parametrize(
    "text",
    [
        "",
        BODY,
        f"ORLIN (Varn Post) - {BODY}",
        f"ORLIN (AP Photo/Ada Keller) {BODY}",
        f"A boat on the river. (Photo by Ada Keller/AFP via Getty Images)\n{BODY}",
        f"The captain told Reuters on Monday that the river was too low.\n{BODY}",
        f"{BODY}He had spoken to the Associated Press in May.",
        f"FILE PHOTO (Reuters): a barge\n{BODY}",
        f"The letter was forwarded from Orlin to the ministry.\n{BODY}",
        f"{BODY}Source: the minister's own words, as far as they are known",
        f"{BODY}{BODY}ORLIN (AP) — {BODY}{BODY}",
        "(" * 5000 + "AP" + ")" * 5000,
        "\ud800 (\U0010ffff) " * 400,
    ],
)
def test_what_is_no_credit(text: str) -> None:
    assert credited(text) is None


def test_what_a_document_declares_stands_above_what_its_text_credits() -> None:
    credited_by_text = with_credit(Document(id="a", text=f"ORLIN (Reuters) - {BODY}"))
    assert (credited_by_text.origin, credited_by_text.credit) == ("Reuters", "(Reuters)")
    declared = Document(id="a", text=f"ORLIN (Reuters) - {BODY}", origin="AFP")
    assert with_credit(declared) == declared


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        (f"ORLIN (Varn Times) — {BODY}", "Varn Times"),
        (f"Orlin, Dec. 23, 2024 (Varn Times) — {BODY}", "Varn Times"),
        (f"ORLIN (Agencies) — {BODY}", None),
        (f"Ada Keller (Labour) — who had been in Orlin — wrote of it.\n{BODY}", None),
    ],
)
def test_a_dateline_may_name_somebody_unknown(text: str, origin: str | None) -> None:
    document = Document(id="a", text=text)
    assert with_credit(document, find(text)).origin == origin


@pytest.mark.parametrize(
    ("document", "origin"),
    [
        (Document(id="a", text=BODY, origin="AFP via Varn Times"), "AFP"),
        (Document(id="a", text=BODY, origin="Associated Press"), "AP"),
        (Document(id="a", text=BODY, origin="Varn Times"), "Varn Times"),
        (Document(id="a", text=BODY, publisher="The Associated Press"), "AP"),
        (Document(id="a", text=BODY, publisher="Reuters"), None),
        (Document(id="a", text=BODY, publisher="Varn Times"), None),
    ],
)
def test_an_agency_has_one_name(document: Document, origin: str | None) -> None:
    assert with_credit(document).origin == origin
