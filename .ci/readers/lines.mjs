import { readFileSync } from "node:fs";

/** Print what `read` makes of each file named on the command line: a line of JSON for each entry. */
export async function main(read) {
  for (const feed of process.argv.slice(2)) {
    for (const entry of await read(readFileSync(feed, "utf8"))) {
      console.log(JSON.stringify({ feed, ...entry }));
    }
  }
}

/** Return the instant that a date in any form stands for. */
export const instant = (date) => new Date(date).toISOString();
