// What the feed parser of htmlparser2 makes of a feed.
import { parseFeed } from "htmlparser2";
import { instant, main } from "./lines.mjs";

await main((text) =>
  parseFeed(text).items.map((item) => ({
    id: item.id,
    title: item.title,
    link: item.link,
    published: instant(item.pubDate),
    content: item.description ?? "",
  })),
);
