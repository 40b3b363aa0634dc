"""feedkit turns a directory of front-matter posts into feeds."""
