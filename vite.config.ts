import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const server = `http://127.0.0.1:${process.env.PORT ?? 8787}`

export default defineConfig({
  plugins: [react()],
  worker: { format: 'es' },
  // Libraries that only a worker imports: found late, they would reload the page.
  optimizeDeps: { include: ['@turf/turf', 'maplibre-gl', 'valibot', 'saxes', 'robust-predicates'] },
  build: {
    target: 'baseline-widely-available',
    sourcemap: true,
    // Small assets as data: addresses would be refused by the page's own content security policy.
    assetsInlineLimit: 0,
    // MapLibre alone is 1.1 MB.
    chunkSizeWarningLimit: 1600,
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: server, ws: true } } },
  test: { include: ['{geo,src,mock-server,scripts,bench}/**/*.test.ts'] },
})
