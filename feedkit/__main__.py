"""``python -m feedkit`` is the same as ``feedkit``."""

from feedkit.cli import main

main(prog_name="feedkit")
