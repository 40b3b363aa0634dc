export default defineNuxtConfig({
  modules: ['@nuxt/content', '@nuxtjs/seo'],
  css: ['~/assets/main.css'],
  site: {
    url: 'https://kiln.example',
    name: 'Kiln log',
    description: 'What came out of the kiln',
    defaultLocale: 'en',
  },
  nitro: { prerender: { routes: ['/', '/rss.xml'] } },
})
