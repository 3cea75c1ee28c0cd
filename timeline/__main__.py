"""``python -m timeline`` is the program ``timeline``."""

from timeline.command import main

main()
