# -*- coding: utf-8 -*-

import time

# Data about this site
BLOG_AUTHOR = "Ewan Pike"  # (translatable)
BLOG_TITLE = "Squall line"  # (translatable)
# This is the main URL for your site. It will be used
# in a prominent link. Don't forget the protocol (http/https)!
SITE_URL = "https://squall.example/"
# This is the URL where Nikola's output will be deployed.
# If not set, defaults to SITE_URL
# BASE_URL = "https://squall.example/"
BLOG_EMAIL = "ewan@squall.example"
BLOG_DESCRIPTION = "A weather station in a garden"  # (translatable)

DEFAULT_LANG = "en"

TRANSLATIONS = {
    DEFAULT_LANG: "",
    "pt": "./pt",
}

TRANSLATIONS_PATTERN = '{path}.{lang}.{ext}'

NAVIGATION_LINKS = {
    DEFAULT_LANG: (
        ("/archive.html", "Archive"),
        ("/rss.xml", "RSS feed"),
    ),
}

POSTS = (
    ("posts/*.rst", "posts", "post.tmpl"),
    ("posts/*.md", "posts", "post.tmpl"),
)
PAGES = (
    ("pages/*.md", "", "page.tmpl"),
)

TIMEZONE = "America/Halifax"

COMPILERS = {
    "rest": ['.rst'],
    "markdown": ['.md', '.mdown', '.markdown'],
    "html": ['.html', '.htm'],
}

PRETTY_URLS = True

CONTENT_FOOTER_FORMATS = {
    DEFAULT_LANG: (
        (),
        {"author": BLOG_AUTHOR, "date": time.gmtime().tm_year},
    )
}
