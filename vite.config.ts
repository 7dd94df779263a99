import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = `http://127.0.0.1:${process.env.SERVER_PORT ?? 8787}`

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  optimizeDeps: { include: ['@turf/turf', 'maplibre-gl'] },
  build: { target: 'baseline-widely-available', sourcemap: true, assetsInlineLimit: 0 },
  server: { host: '127.0.0.1', proxy: { '/api': server, '/feed': { target: server, ws: true } } },
  test: { include: ['{geo,src,mock-server,scripts}/**/*.test.ts'] },
})
