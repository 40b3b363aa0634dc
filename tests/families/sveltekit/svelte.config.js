import adapter from '@sveltejs/adapter-static'
import { mdsvex } from 'mdsvex'

const config = {
  extensions: ['.svelte', '.md', '.svx'],
  preprocess: [mdsvex({ extensions: ['.md', '.svx'] })],
  kit: { adapter: adapter(), paths: { base: '/log' } },
}

export default config
