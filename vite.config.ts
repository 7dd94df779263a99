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
    // MapLibre alone is 1.1 MB: in a chunk of its own it comes beside the app, and stays cached when the app is another.
    // The rest of what the page begins with is one chunk: what panels share with it would else be many small ones.
    chunkSizeWarningLimit: 1600,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ },
            { name: 'first', tags: ['$initial'] },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', proxy: { '/api': { target: server, ws: true } } },
  test: {
    include: ['{geo,src,mock-server,scripts,bench}/**/*.test.ts'],
    setupFiles: ['scripts/pinned-seeds.ts'],
    // Of what runs on two busy cores; no test waits for it to pass.
    testTimeout: 60_000,
  },
})
