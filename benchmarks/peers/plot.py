"""Time against the number of posts, as a picture for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import matplotlib as mpl
from matplotlib.figure import Figure
from matplotlib.ticker import FuncFormatter, NullFormatter

from benchmarks.peers.rounds import COLD, NEW, UNCHANGED
from benchmarks.peers.tools import NEWEST

if TYPE_CHECKING:
    from pathlib import Path

    from matplotlib.axes import Axes

    from benchmarks.peers.report import Results

__all__ = ["draw"]

PANELS = {COLD: "cold", NEW: "one post changed", UNCHANGED: "nothing changed"}
#: Readable on white and on black.
GREY = "#848d97"
COLOURS = {
    "feedkit": "#e5484d",
    "Hugo": "#0fa3b1",
    "Node script": "#30a46c",
    "Python script": "#3b82f6",
    "Jekyll": "#b07d2b",
    "Pelican": "#8e6ff7",
}


def draw(results: Results, path: Path) -> None:
    """Write an SVG: a line for each tool, a panel for each scenario, both axes logarithmic."""
    settings = {
        "svg.hashsalt": "feedkit",  # the same picture of the same numbers
        "svg.fonttype": "none",
        "font.family": "sans-serif",
        "font.size": 11,
        **dict.fromkeys(["text.color", "axes.edgecolor", "axes.labelcolor"], GREY),
        **dict.fromkeys(["xtick.color", "ytick.color", "grid.color"], GREY),
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(11, 4.6), layout="constrained")
        panels = figure.subplots(1, len(PANELS), sharey=True)
        for axes, (scenario, title) in zip(panels, PANELS.items(), strict=True):
            _panel(axes, results, scenario)
            axes.set_title(title, loc="left", fontsize=12)
        panels[0].set_ylabel("seconds")
        handles, names = panels[0].get_legend_handles_labels()
        figure.legend(handles, names, loc="outside lower center", ncols=len(names), frameon=False)
        figure.savefig(path, transparent=True, metadata={"Date": None, "Creator": None})


def _panel(axes: Axes, results: Results, scenario: str) -> None:
    for tool, colour in COLOURS.items():
        found = [results.find(tool, NEWEST, posts, scenario) for posts in results.sizes]
        points = [(one.posts, one.time) for one in found if one]
        own = tool == "feedkit"
        if points:
            axes.plot(
                *zip(*points, strict=True),
                color=colour,
                label=tool,
                marker="o",
                linewidth=2.6 if own else 1.6,
                markersize=6 if own else 4,
                zorder=3 if own else 2,
            )
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.set_xticks(results.sizes)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,.0f}"))
    axes.xaxis.set_minor_formatter(NullFormatter())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{value:,g}"))
    axes.minorticks_off()
    axes.set_xlabel("posts")
    axes.grid(alpha=0.25)
    axes.spines[["top", "right"]].set_visible(False)
