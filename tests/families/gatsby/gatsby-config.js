/** @type {import('gatsby').GatsbyConfig} */
module.exports = {
  siteMetadata: {
    title: `Spoke & Chain`,
    description: `Repairs, mostly of my own mistakes`,
    siteUrl: `https://spoke.example`,
    author: {
      name: `Priya Nair`,
      summary: `who rides to work.`,
    },
    social: { twitter: `spokeandchain` },
  },
  plugins: [
    "gatsby-plugin-sass",
    {
      // the first one, so that the others can use what is in it
      resolve: "gatsby-source-filesystem",
      options: { path: `${__dirname}/static/img`, name: "uploads" },
    },
    {
      resolve: "gatsby-source-filesystem",
      options: { path: `${__dirname}/src/pages`, name: "pages" },
    },
    "gatsby-plugin-mdx",
    {
      resolve: "gatsby-transformer-remark",
      options: {
        plugins: [
          { resolve: "gatsby-remark-images", options: { maxWidth: 2048 } },
          "gatsby-remark-relative-images",
        ],
      },
    },
    "gatsby-plugin-decap-cms",
  ],
}
