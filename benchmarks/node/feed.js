// The feed as anyone would make it who knows Node: gray-matter, markdown-it, feed.
//
//     node feed.js FOLDER FILE [LIMIT]
//
// It reads the posts directly in FOLDER and writes the newest LIMIT of them (20; 0 means all), with
// their full text, to FILE.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { Feed } from "feed";
import matter from "gray-matter";
import MarkdownIt from "markdown-it";

const URL = "https://notes.example/";
const [folder, file, limit = "20"] = process.argv.slice(2);

const posts = readdirSync(folder)
  .filter((name) => name.endsWith(".md"))
  .map((name) => ({
    name: basename(name, ".md"),
    ...matter(readFileSync(join(folder, name), "utf8")),
  }))
  .sort((a, b) => b.data.date - a.data.date)
  .slice(0, Number(limit) || undefined);

const feed = new Feed({ title: "Field notes", description: "Field notes", id: URL, link: URL });
const markdown = new MarkdownIt({ html: true, linkify: true });
for (const { name, data, content } of posts) {
  feed.addItem({
    title: data.title,
    id: `${URL}posts/${name}/`,
    link: `${URL}posts/${name}/`,
    date: data.date,
    content: markdown.render(content),
  });
}
writeFileSync(file, feed.rss2());
