"""The test kit for authors of plugins. ``strategies`` needs hypothesis; nothing else in ``timeline`` imports it."""

from timeline.testing.checks import Check, checks_of, parametrize_with_checks

__all__ = ["Check", "checks_of", "parametrize_with_checks"]
