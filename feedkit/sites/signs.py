"""By which of its files a site's generator is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from feedkit.sites.files import DATA, SCRIPTS, named
from feedkit.sites.paths import joined

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "ASTRO",
    "DOCUSAURUS",
    "ELEVENTY",
    "GATSBY",
    "HEXO",
    "HUGO",
    "HUGO_ENDINGS",
    "HUGO_OR_OTHER",
    "JEKYLL",
    "MKDOCS",
    "NEXTJS",
    "NIKOLA",
    "NUXT",
    "PELICAN",
    "QUARTZ",
    "SIGNS",
    "SVELTEKIT",
    "VITE",
    "VITEPRESS",
    "VITEPRESS_FOLDERS",
    "VUEPRESS",
    "VUEPRESS_FOLDERS",
    "ZOLA",
]

HUGO_ENDINGS = ("toml", "yaml", "yml", "json")
HUGO = named("hugo", HUGO_ENDINGS)
HUGO_OR_OTHER = named("config", HUGO_ENDINGS)
GATSBY = named("gatsby-config", SCRIPTS)
ASTRO = named("astro.config", SCRIPTS)
DOCUSAURUS = named("docusaurus.config", SCRIPTS)
PELICAN = ("pelicanconf.py", "publishconf.py")
NIKOLA = "conf.py"
ZOLA = ("zola.toml", "config.toml")
HEXO = named("_config", ("yml", "yaml", "json"))
JEKYLL = named("_config", ("yml", "yaml", "toml"))
ELEVENTY = (*named(".eleventy", SCRIPTS), *named("eleventy.config", SCRIPTS))
MKDOCS = ("mkdocs.yml", "mkdocs.yaml")
VITEPRESS_FOLDERS = ("", "docs")
VITEPRESS = (*named(".vitepress/config", SCRIPTS), *named(".vitepress/config/index", SCRIPTS))
VUEPRESS_FOLDERS = ("", "docs", "src", "blog")
VUEPRESS = named(".vuepress/config", SCRIPTS)
VITE = named("vite.config", SCRIPTS)
NEXTJS = named("next.config", SCRIPTS)
SVELTEKIT = named("svelte.config", SCRIPTS)
NUXT = named("nuxt.config", SCRIPTS)
QUARTZ = named("quartz.config", (*SCRIPTS, *DATA))

#: Files and folders by the name of the generator, which is that of the module that reads them: in a
#: folder with none of them it has no site, and one of them may still be another's. Those whose
#: files have names of their own come first; one that tells its files by their content comes before
#: one that takes what is left (Hexo's and Jekyll's `_config.yml`). A folder may hold the files of
#: several: a vault of notes is the source of a site, and half of all sites have a `package.json`.
SIGNS: Mapping[str, tuple[str, ...]] = {
    "hugo": (*HUGO, *HUGO_OR_OTHER, "config/_default"),
    "gatsby": GATSBY,
    "astro": ASTRO,
    "docusaurus": DOCUSAURUS,
    "nuxt": NUXT,
    "sveltekit": SVELTEKIT,
    "pelican": PELICAN,
    "nikola": (NIKOLA,),
    "zola": ZOLA,
    "hexo": HEXO,
    "jekyll": JEKYLL,
    "eleventy": (*ELEVENTY, "package.json"),
    "mkdocs": MKDOCS,
    "vitepress": (
        *(joined(folder, name) for folder in VITEPRESS_FOLDERS for name in VITEPRESS),
        *(joined(folder, name) for folder in VUEPRESS_FOLDERS for name in VUEPRESS),
        *VITE,
    ),
    "nextjs": (*NEXTJS, "package.json"),
    "obsidian": (*QUARTZ, ".obsidian"),
}
