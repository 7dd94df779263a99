import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** The production build in a folder of its own, MapLibre in a chunk of its own, with a manifest of what loads what. */
export async function buildPage(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'eez-watch-page-'))
  await build({
    root: projectFolder,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: true,
      sourcemap: false,
      rolldownOptions: {
        output: { codeSplitting: { groups: [{ name: 'maplibre', test: /node_modules[\\/]maplibre-gl[\\/]/ }] } },
      },
    },
  })
  return folder
}

/** A server of its own on a free port. */
export async function servePage(folder: string, args: readonly string[]): Promise<{ url: string; stop(): void }> {
  const port = await freePort()
  const data = mkdtempSync(join(tmpdir(), 'eez-watch-bench-'))
  const child = spawn(
    process.execPath,
    ['mock-server/cli.ts', 'serve', '--port', String(port), '--data', data, '--page', folder, ...args],
    { cwd: projectFolder },
  )
  let output = ''
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      output += chunk
      if (output.includes('is ready on')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)))
  })
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      child.kill('SIGTERM')
      rmSync(data, { recursive: true, force: true })
    },
  }
}

/** What is told of one thing that is looked at, not compared. */
export interface Finding {
  readonly name: string
  readonly ok: boolean
  readonly words: string
  readonly numbers: Readonly<Record<string, number>>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
