// What @rowanmanning/feed-parser (fast-xml-parser, html-entities) makes of a feed.
import { parseFeed } from "@rowanmanning/feed-parser";
import { instant, main } from "./lines.mjs";

await main((text) =>
  parseFeed(text).items.map((item) => ({
    id: item.id,
    title: item.title,
    link: item.url,
    published: instant(item.published),
    authors: item.authors.map((author) => author.name),
    tags: item.categories.map((category) => category.term),
    content: item.content ?? item.description ?? "",
  })),
);
