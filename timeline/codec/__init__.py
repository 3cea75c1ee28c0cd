"""The JSON forms: ``claim-timeline/1``, documents as JSON Lines, and the lines of ``annotate``."""
