import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { temporaryFolder } from '../scripts/temporary-folder.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** The production build in a folder of its own, with a manifest of what loads what. */
export async function buildPage(): Promise<string> {
  const folder = temporaryFolder()
  await build({
    root: projectFolder,
    logLevel: 'error',
    build: {
      outDir: folder,
      emptyOutDir: true,
      manifest: true,
      sourcemap: false,
    },
  })
  return folder
}

/** A server of its own on a free port. */
export async function servePage(folder: string, args: readonly string[]): Promise<{ url: string; stop(): void }> {
  const port = await freePort()
  const data = temporaryFolder()
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
      // Again when this process ends, should the server have written meanwhile.
      rmSync(data, { recursive: true, force: true, maxRetries: 5 })
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
