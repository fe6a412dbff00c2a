import { appBuild } from '@h2s/ui/build/app-build'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  base: '/admin/',
  plugins: [react(), ...appBuild()],
  build: { target: 'es2023', manifest: true, chunkSizeWarningLimit: 700 },
  server: { proxy: { '/trpc': 'http://127.0.0.1:4000', '/api': 'http://127.0.0.1:4000' } },
})
