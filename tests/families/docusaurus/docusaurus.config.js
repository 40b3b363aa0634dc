// @ts-check
import {themes as prismThemes} from 'prism-react-renderer';

/** @type {import('@docusaurus/types').Config} */
const config = {
  title: 'Tidewatch',
  tagline: 'Know when to leave the beach',
  favicon: 'img/favicon.ico',

  // Set the production url of your site here
  url: 'https://tidewatch.example',
  // Set the /<baseUrl>/ pathname under which your site is served
  baseUrl: '/docs-site/',

  onBrokenLinks: 'throw',

  i18n: {
    defaultLocale: 'en',
    locales: ['en'],
  },

  presets: [
    [
      'classic',
      /** @type {import('@docusaurus/preset-classic').Options} */
      ({
        docs: {sidebarPath: './sidebars.js'},
        blog: {
          showReadingTime: true,
          feedOptions: {type: ['rss', 'atom'], xslt: true},
          onInlineTags: 'warn',
        },
        theme: {customCss: './src/css/custom.css'},
      }),
    ],
  ],

  themeConfig: {
    prism: {theme: prismThemes.github, darkTheme: prismThemes.dracula},
  },
};

export default config;
