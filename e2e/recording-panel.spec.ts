import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { recordedDay } from './recorded-day.ts'
import { runCommand } from './run-command.ts'
import { WatchPage } from './watch-page.ts'

const HOUR = 3_600_000
const START_MS = Date.UTC(2026, 2, 14)

/** A table of two ships that pass each other north of Bintulu, a report a minute; one row has a place that is none. */
function table(header = 'timestamp,lat,lon,mmsi,sog'): Buffer {
  const rows = Array.from({ length: 60 }, (_, minute) => {
    const at = new Date(START_MS + minute * 60_000).toISOString()
    const far = (minute * 0.003).toFixed(4)
    return [
      `${at},4.20,${(112 + Number(far)).toFixed(4)},533000101,10`,
      `${at},4.21,${(112.2 - Number(far)).toFixed(4)},574000102,9`,
    ]
  }).flat()
  return Buffer.from([header, ...rows, '2026-03-14T01:00:00Z,91,181,533000101,0', ''].join('\n'))
}

/** A drone by a hand-held receiver. */
function flight(): Buffer {
  const points = Array.from({ length: 30 }, (_, minute) => {
    const at = new Date(START_MS + minute * 60_000).toISOString()
    return `<trkpt lat="4.5" lon="${(112 + minute * 0.01).toFixed(3)}"><ele>1500</ele><time>${at}</time></trkpt>`
  })
  return Buffer.from(
    `<?xml version="1.0"?><gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><name>KENYALANG</name><trkseg>${points.join('')}</trkseg></trk></gpx>`,
  )
}

async function openFacts(watch: WatchPage): Promise<Locator> {
  await watch.page.getByRole('button', { name: 'About this recording' }).click()
  return watch.page.getByRole('list', { name: 'Files' })
}

test('three files of three formats are one picture, and each can be hidden, shifted and let go', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.dropAll([
    ['day.nmea', recordedDay()],
    ['flight.gpx.gz', gzipSync(flight())],
    ['ships.csv', table()],
  ])
  await watch.expectMode('REPLAY')
  await expect(watch.target('KENYALANG')).toBeVisible()
  await expect(watch.target(/^533 000 101/)).toBeVisible()
  await expect(watch.target('GEO MERIDIAN')).toBeVisible()
  await watched.getByRole('button', { name: 'Pause (Space)' }).click()

  const files = await openFacts(watch)
  await expect(files.getByRole('listitem')).toHaveCount(3)
  const row = (name: string) => files.getByRole('listitem').filter({ hasText: name })
  await expect(row('flight.gpx.gz')).toContainText(/GPX, gzip · .*1 track · 30 positions/)
  await expect(row('ships.csv')).toContainText(/CSV · .*2 tracks · 120 positions/)
  await expect(row('ships.csv')).toContainText(/Rejected: 1 /)
  await expect(row('day.nmea')).toContainText(/NMEA AIS · .*724 positions/)
  await expect(row('day.nmea')).toContainText('Sat 14 Mar 2026 00:00:00Z to 01:30:00Z')

  await files.getByRole('button', { name: 'Hide day.nmea' }).click()
  await expect(row('day.nmea')).toContainText('Hidden: not read.')
  await expect(watch.target('GEO MERIDIAN')).toHaveCount(0)
  await expect(watch.target('KENYALANG')).toBeVisible()
  await files.getByRole('button', { name: 'Show day.nmea' }).click()
  await expect(watch.target('GEO MERIDIAN')).toBeVisible()

  const shift = files.getByRole('textbox', { name: 'Shift flight.gpx.gz in time' })
  await shift.fill('tomorrow')
  await shift.press('Enter')
  await expect(row('flight.gpx.gz').getByRole('alert')).toHaveText(/"tomorrow" is no shift, expected such as/)
  await shift.fill('1 h')
  await shift.press('Enter')
  await expect(row('flight.gpx.gz')).toContainText('01:00:00Z to 01:29:00Z')
  await expect(shift).toHaveValue('+01:00:00')
  await expect(watch.target('KENYALANG')).toHaveCount(0)
  await watched.keyboard.press('Escape')
  await watched.getByRole('slider', { name: 'Time' }).press('End')
  await expect.poll(() => watch.nowMs()).toBe(START_MS + 1.5 * HOUR)
  await expect(watch.target('KENYALANG')).toBeVisible()

  const again = await openFacts(watch)
  await again.getByRole('button', { name: 'Close flight.gpx.gz' }).click()
  await expect(again.getByRole('listitem')).toHaveCount(2)
  await expect(watch.target('KENYALANG')).toHaveCount(0)

  const saving = watched.waitForEvent('download')
  await watched.getByRole('button', { name: 'Save as CSV' }).click()
  const saved = readFileSync(await (await saving).path(), 'utf8')
    .trim()
    .split('\r\n')
  expect(saved[0]).toBe('file,line,reason,found,text')
  expect(saved.filter((line) => line.startsWith('ships.csv,122,'))).toHaveLength(1)
  expect(saved.filter((line) => line.includes('checksum'))).toHaveLength(1)
  expect(saved).toHaveLength(4)
})

test('a file is added beside those that are open', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('flight.gpx', flight())
  await expect(watch.target('KENYALANG')).toBeVisible()
  await watch.dropAll([['ships.csv', table()]], true)
  await expect(watch.target(/^533 000 101/)).toBeVisible()
  await expect(watch.target('KENYALANG')).toBeVisible()
  await expect(watched.getByRole('button', { name: 'About this recording' })).toContainText('2 files')
})

test('of several files one that cannot be read is named, and the others are open', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.dropAll([
    ['ships.csv', table()],
    ['rubbish.bin', Buffer.from([0, 1, 2, 255, 254, 0, 7])],
  ])
  const dialog = watched.getByRole('dialog', { name: 'Left out' })
  await expect(dialog).toContainText('rubbish.bin: the file is binary, expected text')
  await expect(dialog).toContainText('The other file is open.')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await watch.expectMode('REPLAY')
  await expect(watch.target(/^533 000 101/)).toBeVisible()
})

test('of a table with strange columns the page asks what they mean', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('strange.csv', table('wann,hoch,quer,wer,flott'))
  const dialog = watched.getByRole('dialog', { name: 'What do these columns mean?' })
  await expect(dialog).toContainText('112.2000')
  await expect(dialog).toContainText('Still needed: a time, or a date and a time of day, a latitude, a longitude.')
  await dialog.getByRole('combobox', { name: 'Time', exact: true }).selectOption('wann')
  await dialog.getByRole('combobox', { name: 'Latitude' }).selectOption('hoch')
  await dialog.getByRole('button', { name: 'Replay' }).click()
  await expect(dialog.getByRole('alert')).toHaveText('Still needed: a longitude.')
  await dialog.getByRole('combobox', { name: 'Longitude' }).selectOption('quer')
  await dialog.getByRole('combobox', { name: 'MMSI' }).selectOption('wer')
  await dialog.getByRole('combobox', { name: 'Speed over ground', exact: true }).selectOption('flott')
  await dialog.getByRole('combobox', { name: 'Unit of speed over ground' }).selectOption('m/s')
  await dialog.getByRole('button', { name: 'Replay' }).click()
  await watch.expectMode('REPLAY')
  // 10 m/s are 19.4 knots.
  await expect(watch.target(/^533 000 101/)).toContainText('19.4')
  const files = await openFacts(watch)
  await expect(files.getByRole('listitem')).toContainText(/2 tracks · 120 positions/)
})

for (const [name, bytes, words] of [
  ['nothing.nmea', Buffer.alloc(0), /nothing\.nmea/],
  [
    'picture.png',
    Buffer.from('89504e470d0a1a0a0000000d49484452000000100000001008060000001ff3ff61', 'hex'),
    /picture\.png/,
  ],
  ['letter.csv', Buffer.from('name,street,town\nAli,Jalan 1,Miri\nSiti,Jalan 2,Labuan\n'), /letter\.csv/],
] as const)
  test(`${name} is named with what was expected, and the live picture stays`, async ({ serve, watched }) => {
    const watch = new WatchPage(watched)
    await watch.open(await serve('--scenario', 'crossing'))
    await watch.drop(name, bytes)
    const dialog = watched.getByRole('dialog')
    await expect(dialog).toContainText(words)
    await dialog.getByRole('button', { name: /^(Close|Cancel)$/ }).click()
    await watch.expectMode('LIVE')
  })

test('a folder that is dropped is named, with what was expected', async ({ serve, watched }, testInfo) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const folder = testInfo.outputPath('charts')
  mkdirSync(folder)
  writeFileSync(`${folder}/day.nmea`, recordedDay())
  // Only the browser itself drops folders.
  const browser = await watched.context().newCDPSession(watched)
  const data = { items: [], files: [folder], dragOperationsMask: 1 }
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, x: 700, y: 400, data })
  const dialog = watched.getByRole('dialog')
  await expect(dialog).toContainText(/charts: the browser could not read it .*Expected files, not folders/)
  await dialog.getByRole('button', { name: 'Close' }).click()
  await watch.expectMode('LIVE')
})

test('a file that is cut off in the middle of its packing shows what came before, and says so', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  const packed = gzipSync(recordedDay())
  await watch.drop('cut.nmea.gz', packed.subarray(0, Math.floor(packed.length / 2)))
  await watch.expectMode('REPLAY')
  await expect(watch.target('GEO MERIDIAN')).toBeVisible()
  await watched.getByRole('button', { name: 'About this recording' }).click()
  await expect(watched.getByRole('row', { name: /truncated/ })).toBeVisible()
})

/** Chooses a file that holds a day so many times: far too much to be sent to the page. */
async function chooseLong(watch: WatchPage, days: number): Promise<void> {
  const input = watch.page.getByLabel('Recorded track file', { exact: true })
  await input.evaluate(
    (element: HTMLInputElement, [text, count]) => {
      const transfer = new DataTransfer()
      transfer.items.add(new File(new Array<string>(count).fill(text), 'long.nmea'))
      element.files = transfer.files
      element.dispatchEvent(new Event('change', { bubbles: true }))
    },
    [recordedDay().toString(), days] as const,
  )
}

test('the panel stays while a long file is read again', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await chooseLong(watch, 150)
  const files = await openFacts(watch)
  await expect(files.getByRole('listitem')).toContainText('00:00:00Z to 01:30:00Z')
  const shift = files.getByRole('textbox', { name: 'Shift long.nmea in time' })
  await shift.fill('1 h')
  await shift.press('Enter')
  await expect(watched.getByText('Reading long.nmea', { exact: true }).first()).toBeAttached()
  await expect(shift).toBeFocused()
  await expect(files.getByRole('listitem')).toContainText('01:00:00Z to 02:30:00Z')
  await expect(shift).toBeFocused()
  await expect(shift).toHaveValue('+01:00:00')
})

test('an import can be given up while it runs', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await chooseLong(watch, 3000)
  await watched.getByRole('button', { name: 'Cancel', exact: true }).click()
  await watch.expectMode('LIVE')
  await expect(watched.getByRole('button', { name: 'Cancel', exact: true })).toHaveCount(0)
  await expect(watch.target(/^ANKA-S 1/)).toBeVisible()
})

test('a link to a moment of a file names the file by what it holds', async ({ serve, watched }) => {
  const watch = new WatchPage(watched)
  const url = await serve('--scenario', 'crossing')
  await watch.open(url)
  await watch.drop('day.nmea', recordedDay())
  await watch.expectMode('REPLAY')
  await watched.getByRole('button', { name: 'Pause (Space)' }).click()
  await watched.getByRole('slider', { name: 'Time' }).press('End')
  await expect.poll(() => new URL(watched.url()).searchParams.get('at')).toBe('2026-03-14T01:30:00Z')
  expect(new URL(watched.url()).searchParams.get('sha256')).toMatch(/^[0-9a-f]{16}$/)
  const link = watched.url()

  await watch.open(link)
  await expect(watched.getByText(/in “day\.nmea” \(SHA-256 [0-9a-f]{16}…\)\. .*Open that file to see it/)).toBeVisible()
  // Called otherwise, it is the same all the same.
  await watch.drop('copy of day.txt', recordedDay())
  await watch.expectMode('REPLAY')
  await expect.poll(() => watch.nowMs()).toBe(START_MS + 1.5 * HOUR)

  await watch.open(link)
  await watch.drop('day.nmea', Buffer.concat([recordedDay(), Buffer.from('# another\n')]))
  await expect(watched.getByText(/“day\.nmea” is not what this link was made of: it has SHA-256/)).toBeVisible()
})

test('who opens a link without its file is asked for it, and another file is told apart', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  const url = await serve('--scenario', 'crossing')
  const sha256 = createHash('sha256').update(recordedDay()).digest('hex').slice(0, 16)
  await watch.open(`${url}/?at=2026-03-14T01:00:00Z&recording=day.nmea&sha256=${sha256}`)
  const choose = watched.getByRole('button', { name: 'Choose the file' })
  await expect(choose).toBeVisible()
  const input = watched.getByLabel('Recorded track file of the link')
  await input.setInputFiles({ name: 'flight.gpx', mimeType: '', buffer: flight() })
  await watch.expectMode('REPLAY')
  await expect(
    watched.getByText(/“flight\.gpx” is not what this link was made of: .* expected “day\.nmea” with/),
  ).toContainText(sha256)
  await input.setInputFiles({ name: 'renamed.nmea', mimeType: '', buffer: recordedDay() })
  await expect.poll(() => watch.nowMs()).toBe(START_MS + HOUR)
  await expect(choose).toBeHidden()
  await expect.poll(() => new URL(watched.url()).searchParams.get('recording')).toBe('renamed.nmea')
})

test('what is open is told by a command, and why only a recording of eez-watch can be verified', async ({
  serve,
  watched,
}) => {
  const watch = new WatchPage(watched)
  await watch.open(await serve('--scenario', 'crossing'))
  await watch.drop('ships.csv', table())
  await expect(watched.getByRole('button', { name: 'About this recording' })).toBeVisible()
  await runCommand(watched, 'What is open')
  await expect(watched.getByRole('list', { name: 'Files' }).getByRole('listitem')).toHaveCount(1)
  await expect(watched.getByText(/Cannot be verified: only a recording of eez-watch/)).toBeVisible()
})
