"""Pelican's settings: a feed of the newest posts, no page of any kind, and its cache."""

SITENAME = "Field notes"
SITEURL = "https://notes.example"
TIMEZONE = "UTC"
PATH = "../hugo/content"
ARTICLE_PATHS = ["posts"]
OUTPUT_PATH = "public"

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = None
FEED_ALL_RSS = "rss.xml"
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = None
AUTHOR_FEED_RSS = None
FEED_MAX_ITEMS = 20
RSS_FEED_SUMMARY_ONLY = False

ARTICLE_SAVE_AS = ""
AUTHOR_SAVE_AS = ""
CATEGORY_SAVE_AS = ""
TAG_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []

CACHE_CONTENT = True
LOAD_CONTENT_CACHE = True
CACHE_PATH = "cache"
