"""From a `Feed` to the bytes of one format. Nothing here sees front matter or configuration."""
