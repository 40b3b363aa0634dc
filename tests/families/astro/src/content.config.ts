import { defineCollection, reference } from "astro:content";
import { glob } from "astro/loaders";
import { z } from "astro/zod";

const blog = defineCollection({
	// Load Markdown and MDX files in the `src/content/blog/` directory, but no templates.
	loader: glob({ base: "./src/content/blog", pattern: "**/[^_]*.{md,mdx}" }),
	// Type-check frontmatter using a schema
	schema: ({ image }) =>
		z.object({
			title: z.string(),
			description: z.string().optional(),
			// Transform string to Date object
			pubDate: z.coerce.date(),
			updatedDate: z.coerce.date().optional(),
			heroImage: z.optional(image()),
			tags: z.array(z.string()).default([]),
			author: reference("authors").optional(),
			draft: z.boolean().default(false),
		}),
});

const authors = defineCollection({
	loader: glob({ base: "./src/data/authors", pattern: "**/*.json" }),
	schema: z.object({ name: z.string(), portfolio: z.string().url() }),
});

export const collections = { authors, blog };
