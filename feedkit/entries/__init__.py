"""From posts to entries: the only place that knows what a front matter key means."""
