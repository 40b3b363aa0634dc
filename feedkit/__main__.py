"""``python -m feedkit`` is the same as ``feedkit``."""

from feedkit.start import run

run()
