"""CPU time of a step on a text and on longer ones, as a ratio: nothing here depends on the speed of a machine."""

import gc
import time
from collections.abc import Callable

LIMIT = 2.5
"""Times the CPU time of half the text, as the geometric mean over the doublings."""
LEAST = 4e-3
"""CPU seconds that can be measured; they only choose the size."""
