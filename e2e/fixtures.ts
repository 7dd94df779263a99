import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { test as base, expect, type Page } from '@playwright/test'
import { removeFolder, temporaryFolder } from '../scripts/temporary-folder.ts'

const projectFolder = fileURLToPath(new URL('..', import.meta.url))

/** Starts the production server on a free port; stopped after the test, and it must stop cleanly. */
type Serve = (...args: string[]) => Promise<string>

interface Fixtures {
  serve: Serve
  /** A page that fails its test on any console complaint, page error, CSP violation, failed request or one to elsewhere. */
  watched: Page
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the wanted fixtures from a pattern
  serve: async ({}, use) => {
    const stops: (() => Promise<void>)[] = []
    await use(async (...args) => {
      const server = await startServer(args)
      stops.push(server.stop)
      return server.url
    })
    for (const stop of stops) await stop()
  },
  watched: async ({ page }, use) => {
    const complaints: string[] = []
    await page.exposeFunction('reportViolation', (text: string) => complaints.push(`CSP: ${text}`))
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        window.reportViolation(`${event.violatedDirective} ${event.blockedURI}`)
      })
    })
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(`console: ${message.text()}`)
    })
    page.on('pageerror', (error) => complaints.push(`page: ${error.message}`))
    page.context().on('request', (request) => {
      const url = new URL(request.url())
      if (!['data:', 'blob:'].includes(url.protocol) && url.hostname !== '127.0.0.1') complaints.push(`outside: ${url}`)
    })
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText
      // The page itself gave it up, as one that is left does with what it still waits for.
      if (reason !== 'net::ERR_ABORTED') complaints.push(`failed: ${request.url()} ${reason}`)
    })
    await use(page)
    expect(complaints).toEqual([])
  },
})

export { expect }

/** A port nobody uses at this moment. */
async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A server of its own, for a story that stops, freezes or starts it again: `pid` is its process. */
export async function startServer(
  args: readonly string[],
  atPort?: number,
): Promise<{ url: string; port: number; pid: number; stop: () => Promise<void> }> {
  const port = atPort ?? (await freePort())
  // What a story changes is forgotten with it; one that starts its server again names a folder of its own.
  const data = temporaryFolder()
  const child = spawn(
    process.execPath,
    ['mock-server/cli.ts', 'serve', '--port', String(port), '--data', data, ...args],
    { cwd: projectFolder },
  )
  let output = ''
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve))
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
    port,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM')
      expect(await exited, output).toBe(0)
      removeFolder(data)
    },
  }
}

declare global {
  interface Window {
    reportViolation(text: string): void
  }
}
