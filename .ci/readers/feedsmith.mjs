// What feedsmith (fast-xml-parser) makes of a feed.
import { parseFeed } from "feedsmith";
import { instant, main } from "./lines.mjs";

const READ = {
  atom: (entry) => ({
    id: entry.id,
    title: entry.title.value,
    link: entry.links.find((link) => link.rel === "alternate").href,
    published: instant(entry.published),
    authors: entry.authors.map((author) => author.name),
    tags: (entry.categories ?? []).map((category) => category.term),
    content: entry.content?.value ?? "",
  }),
  rss: (item) => ({
    id: item.guid.value,
    title: item.title,
    link: item.link,
    published: instant(item.pubDate),
    authors: item.dc.creators,
    tags: (item.categories ?? []).map((category) => category.name),
    content: item.description ?? "",
  }),
  json: (item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    published: instant(item.date_published),
    authors: item.authors.map((author) => author.name),
    tags: item.tags ?? [],
    content: item.content_html ?? "",
  }),
};

await main((text) => {
  const { format, feed } = parseFeed(text);
  return (feed.entries ?? feed.items ?? []).map(READ[format]);
});
