"""The decisions of a person as a file of plain text: one a line, undone by removing the line.

``DATE | WHO | WHAT CLAIM... [FIELD [= VALUE]] | REASON``; what stands behind ``#`` at the beginning of a line is a
remark. Claims are named by their whole ids. ``> CLAIM | FILE | WORDS`` quotes a claim that lines name, so that it is
found again should its id change.
"""

import re
from collections.abc import Mapping

import attrs

from timeline.model import edtf
from timeline.model.claim import Claim
from timeline.model.decision import Decision, DecisionKind, Quoted, words_of
from timeline.model.document import Document
from timeline.model.problem import Problem, ProblemKind

SUFFIX = ".decisions"
HEAD = """\
# Decisions on claims, one a line; take a line away and the decision is undone. Build with this file among the inputs.
# date | who | same ID ID... / different ID ID... / wrong ID [FIELD] / correct ID FIELD = VALUE / retract ID | why
# A line that begins with > quotes a claim: ID | file | words. By these it is found again if its document grows.
"""
_FORM = "DATE | WHO | WHAT CLAIM... [FIELD [= VALUE]] | REASON"
_QUOTE_FORM = "> CLAIM | FILE | WORDS"
_ID = re.compile(r"[0-9a-f]{32}")


@attrs.frozen(slots=True)
class Read:
    """What a file of decisions held."""

    decisions: tuple[Decision, ...]
    problems: tuple[Problem, ...]


def loads(data: bytes, name: str) -> Read:
    """Read a file of decisions; a line that cannot be read is a problem, and the others hold."""
    decisions: list[Decision] = []
    quotes: dict[str, Quoted] = {}
    problems: list[Problem] = []
    for number, line in enumerate(data.decode("utf-8-sig", "replace").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        try:
            if line.lstrip().startswith(">"):
                quoted = parse_quote(line)
                quotes[quoted.claim] = quoted
            else:
                decisions.append(parse(line))
        except ValueError as error:
            message, hint = f"no decision: {error}", _FORM
            if line.lstrip().startswith(">"):
                message, hint = f"no quotation: {error}", _QUOTE_FORM
            problems.append(
                Problem(kind=ProblemKind.DAMAGED, message=message, source=name, place=f"line {number}", hint=hint)
            )
    return Read(tuple(_quoting(decision, quotes) for decision in decisions), tuple(problems))


def _quoting(decision: Decision, quotes: Mapping[str, Quoted]) -> Decision:
    found = tuple(quotes[name] for name in decision.claims if name in quotes)
    return attrs.evolve(decision, quotes=found) if found else decision


def parse_quote(line: str) -> Quoted:
    """A line that quotes a claim; raises ``ValueError`` with what is wrong."""
    parts = [part.strip() for part in line.lstrip().removeprefix(">").split("|", 2)]
    if len(parts) != 3 or not _ID.fullmatch(parts[0]):
        raise ValueError("an id (32 characters of 0-9 and a-f), a file and the words of the claim are needed")
    return Quoted(parts[0], words_of(parts[2]), parts[1])


def quote_line(claim: Claim, document: Document) -> str:
    """The line that quotes a claim, without its end."""
    source = words_of(document.file_name).replace("|", " ").strip()
    return f"> {claim.id} | {source} | {words_of(claim.text)}"


def parse(line: str) -> Decision:
    """One line; raises ``ValueError`` with what is wrong."""
    parts = [part.strip() for part in line.split("|", 3)]
    if len(parts) != 4:
        raise ValueError("four parts with | between are needed")
    date, author, what, reason = parts
    if not author:
        raise ValueError("it says not who decided")
    edtf.parse(date)
    left, equals, value = what.partition("=")
    kind, *words = left.split() or [""]
    if kind not in [known.value for known in DecisionKind]:
        raise ValueError(f"{kind!r} is none of {', '.join(known.value for known in DecisionKind)}")
    claims = [word for word in words if _ID.fullmatch(word)]
    others = [word for word in words if not _ID.fullmatch(word)]
    if len(others) > 1 or words[len(claims) :] != others or (others and not claims):
        raise ValueError(f"{' '.join(others)!r} is no id of a claim (32 characters of 0-9 and a-f)")
    if equals and not others:
        raise ValueError("a value needs the name of its field before the =")
    return Decision(
        kind=DecisionKind(kind),
        claims=tuple(claims),
        author=author,
        date=date,
        reason=reason,
        field="".join(others),
        value=value.strip(),
    )


def line(decision: Decision) -> str:
    """A decision as a line of the file, without its end and without what it quotes.

    Raises ``ValueError`` where an author holds ``|`` or a part runs over several lines, since no line says that.
    """
    field = f" {decision.field}" if decision.field else ""
    value = f" = {decision.value}" if decision.kind is DecisionKind.CORRECT else ""
    what = f"{decision.kind.value} {' '.join(decision.claims)}{field}{value}"
    made = f"{decision.date} | {decision.author} | {what} | {decision.reason}"
    if parse(made) != attrs.evolve(decision, quotes=()) or len(made.splitlines()) != 1:
        raise ValueError("author, value and reason must each fit on one line, and an author holds no |")
    return made
