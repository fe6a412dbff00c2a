import { appBuild } from '@h2s/ui/build/app-build'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['API_ORIGIN'] ?? 'http://localhost:4000'

export default defineConfig({
  base: '/provider/',
  plugins: [react(), appBuild()],
  // The kit imports react-dom without declaring it: it is taken from here, not from where the package manager puts strays.
  resolve: { dedupe: ['react', 'react-dom'] },
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { '/trpc': server, '/api': server } },
})
