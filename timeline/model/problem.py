"""What was skipped on the way in, and what an export could not say."""

import enum

import attrs


@enum.unique
class ProblemKind(enum.Enum):
    """What a problem cost."""

    LOST = "lost"
    """A source or a document could not be read; nothing of it is in the timeline."""
    SKIPPED = "skipped"
    """Left out by a rule that the message names; nothing is wrong with it."""
    DAMAGED = "damaged"
    """Read, with something replaced, renamed or left aside."""
    STEP = "step"
    """A plugin failed on one document; its output there is missing."""
    UNREAD = "unread"
    """The document is kept, and no extractor understands its language."""
    SETUP = "setup"
    """A plugin could not be used at all."""

    @property
    def costs(self) -> bool:
        """Whether something is missing or damaged: a document, a part of one, a layer of it, or a plugin."""
        return self not in (ProblemKind.SKIPPED, ProblemKind.UNREAD)


@attrs.frozen(slots=True, order=True, kw_only=True)
class Problem:
    """One thing that went wrong, as data that is stored with the result.

    ``source`` and ``document`` name where, ``place`` is a line or an offset in words, ``plugin`` the culprit's name,
    ``hint`` the way out; each is empty where it does not apply. Carries no times, so that results stay identical.
    """

    kind: ProblemKind = attrs.field(order=lambda kind: kind.value)
    message: str
    source: str = ""
    document: str = ""
    place: str = ""
    plugin: str = ""
    hint: str = ""

    def __str__(self) -> str:
        where = ":".join(part for part in (self.source or self.document, self.place) if part)
        by = f" [{self.plugin}]" if self.plugin else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{where + ': ' if where else ''}{self.message}{by}{hint}"


@attrs.frozen(slots=True, order=True)
class Loss:
    """Something that an export format cannot say: what, and how often."""

    what: str
    count: int
