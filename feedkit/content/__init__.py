"""From a post's body to HTML that a reader can show."""
