import { createServer, type Socket } from 'node:net'
import { encodeSentences } from '../src/domain/ais/testing.ts'
import { expect, test } from './fixtures.ts'
import { WatchPage } from './watch-page.ts'

/** An AIS receiver that listens on TCP and says what it is told to everyone connected. */
class Receiver {
  readonly #sockets = new Set<Socket>()
  readonly #server = createServer((socket) => {
    this.#sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => this.#sockets.delete(socket))
  })

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    const address = this.#server.address()
    if (address === null || typeof address === 'string') throw new Error('no port')
    return `tcp://127.0.0.1:${address.port}`
  }

  say(lines: readonly string[]): void {
    for (const socket of this.#sockets) socket.write(`${lines.join('\r\n')}\r\n`)
  }

  close(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }
}

const mmsi = 533000077
const voyage = encodeSentences({
  type: 5,
  mmsi,
  name: 'SERI PULAU',
  callSign: '9MPU1',
  shipType: 52,
  destination: 'LABUAN',
})
const position = (lon: number) =>
  encodeSentences({ type: 1, mmsi, lon, lat: 5.6, sogKn: 8.4, cogDeg: 270, headingDeg: 271 })

test('a real receiver is seen, its rejects are counted, and when it hangs up the bar names it', async ({
  serve,
  watched,
}) => {
  const receiver = new Receiver()
  const feed = await receiver.listen()
  const watch = new WatchPage(watched)
  const url = await serve('--feed', feed)
  await watched.goto(url)
  await watch.expectMode('WAITING')
  const status = async () => (await (await watched.request.get(`${url}/api/status`)).json()).feeds[0]
  await expect.poll(async () => (await status()).detail).toContain('waiting for the first sentence')

  receiver.say([...voyage, ...position(114.6), '!AIVDM,1,1,,A,15N9?cP01BGR1ttC>C03Tjon00S@,0*00'])
  await expect(watch.target(/SERI PULAU, tug, 8\.4 knots/)).toBeVisible()
  await watch.expectMode('LIVE')
  await watch.target(/SERI PULAU/).click()
  await expect(watch.track).toContainText('tug · Malaysia · MMSI 533 000 077')
  await expect(watch.track).toContainText('270°T')

  await watched.getByRole('button', { name: 'Feeds' }).click()
  await expect(watched.getByText('1 checksum')).toBeVisible()
  await watched.keyboard.press('Escape')

  receiver.close()
  await expect(watched.getByRole('button', { name: 'Feeds' })).toContainText(/lost/)
  await watch.expectMode('STALE')
})
