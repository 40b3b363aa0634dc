// What rss-parser (xml2js) makes of a feed.
import Parser from "rss-parser";
import { instant, main } from "./lines.mjs";

await main(async (text) => {
  const { items } = await new Parser().parseString(text);
  return items.map((item) => ({
    id: item.id ?? item.guid,
    title: item.title,
    link: item.link,
    published: instant(item.isoDate),
    authors: [item.creator ?? item.author],
    tags: item.categories ?? [],
    content: item.content ?? "",
  }));
});
