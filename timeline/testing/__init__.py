"""The test kit for authors of plugins. ``strategies`` needs hypothesis; nothing else in ``timeline`` imports it."""
