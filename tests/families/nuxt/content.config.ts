import { defineCollection, defineContentConfig } from '@nuxt/content'

export default defineContentConfig({
  collections: {
    pages: defineCollection({ type: 'page', source: '*.md' }),
    notes: defineCollection({ type: 'page', source: { include: 'notes/**', prefix: '/shelf' } }),
    blog: defineCollection({ type: 'page', source: 'blog/**/*.md' }),
  },
})
