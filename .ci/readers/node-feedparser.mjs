// What Node's feedparser (sax) makes of a feed.
import { Readable } from "node:stream";
import FeedParser from "feedparser";
import { instant, main } from "./lines.mjs";

await main(async (text) => {
  const entries = [];
  for await (const item of Readable.from([text]).pipe(new FeedParser())) {
    entries.push({
      id: item.guid,
      title: item.title,
      link: item.link,
      published: instant(item.pubdate),
      authors: [item.author],
      tags: item.categories,
      content: item.description ?? "",
    });
  }
  return entries;
});
