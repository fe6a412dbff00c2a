import { precompress } from '@h2s/ui/build/app-build'
import { defineConfig } from 'vite'

/** The page at `/`: no script at all. It is built beside the customer app and served from `dist/landing/`. */
export default defineConfig({
  root: 'landing',
  base: '/',
  plugins: [precompress()],
  build: {
    outDir: '../dist/landing',
    assetsDir: 'landing',
    assetsInlineLimit: 0,
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
})
