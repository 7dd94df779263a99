import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('the page with hot reload asks the server on the chosen port', { timeout: 30_000 }, async () => {
  const port = await freePort()
  const script = fileURLToPath(new URL('dev.ts', import.meta.url))
  const child = spawn(process.execPath, [script, '--port', String(port)], {
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    env: { ...process.env, NO_COLOR: '1' },
  })
  try {
    let output = ''
    for await (const chunk of child.stdout) {
      output += chunk
      if (/Local: +http\S+/.test(output)) break
    }
    const url = /Local: +(http\S+)/.exec(output)?.[1]
    const status = await (await fetch(`${url}api/status`)).json()
    expect(status).toMatchObject({ name: 'eez-watch' })
  } finally {
    child.kill('SIGKILL')
  }
})

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
