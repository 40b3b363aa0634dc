AUTHOR = 'Ruth Ansel'
SITENAME = 'Last carriage'
SITESUBTITLE = 'Notes from slow trains'
SITEURL = ""

PATH = "content"

TIMEZONE = 'Europe/Rome'

DEFAULT_LANG = 'en'

# Feed generation is usually not desired when developing
FEED_ALL_ATOM = None
CATEGORY_FEED_ATOM = None
TRANSLATION_FEED_ATOM = None

ARTICLE_URL = '{date:%Y}/{date:%m}/{slug}/'
ARTICLE_SAVE_AS = '{date:%Y}/{date:%m}/{slug}/index.html'

STATIC_PATHS = ['images']

DEFAULT_PAGINATION = 10
