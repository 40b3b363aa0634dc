import { defineConfig } from 'vitepress'

// https://vitepress.dev/reference/site-config
export default defineConfig({
  lang: 'en-GB',
  title: 'Allotment 12',
  description: 'One plot, badly dug',
  base: '/allotment/',
  cleanUrls: true,
  lastUpdated: true,
  srcExclude: ['drafts/**'],
  rewrites: {
    'posts/2025/hedge.md': 'posts/hedge.md',
  },
  sitemap: {
    hostname: 'https://plot12.example',
  },
  themeConfig: {
    nav: [
      { text: 'Home', link: '/' },
      { text: 'Posts', link: '/posts/' },
    ],
    socialLinks: [{ icon: 'github', link: 'https://git.example/plot12' }],
  },
})
