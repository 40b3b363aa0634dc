"""From files to posts: the only place that reads source files."""
