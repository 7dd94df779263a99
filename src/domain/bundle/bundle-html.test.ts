import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { OwnReader } from '../formats/own-reader.ts'
import type { IdentityPatch, PositionReport } from '../report.ts'
import type { Bundle } from './bundle.ts'
import { bundleFileName } from './bundle-file-name.ts'
import { bundleHtml } from './bundle-html.ts'
import { recordingText } from './recording-text.ts'
import { bundle, END_MS, HOSTILE, PNG, START_MS, textIn, twoShips } from './testing.ts'

function htmlOf(made: Bundle = bundle()): string {
  const html = bundleHtml(made)
  if (!html.ok) throw new Error(html.problem)
  return html.value
}

function hashOf(text: string, encoding: 'hex' | 'base64'): string {
  return createHash('sha256').update(text, 'utf8').digest(encoding)
}

test('the page has the facts that an argument needs', () => {
  const html = htmlOf()
  for (const fact of [
    '<h1>Crossing of the line</h1>',
    'Sat 14 Mar 2026 00:35:00Z to 01:35:00Z',
    'GEO MERIDIAN',
    'MMSI 533 000 001',
    'Entered Zone west',
    '00:35:00Z to 00:35:30Z, 30 s wide',
    'turns\ntowards the rig',
    'closest ',
    'within 2 NM of each other for',
    'gpx:1: no report for 31 min',
    'day.nmea',
    'ab'.repeat(32),
    'cd'.repeat(32),
    'Replayed: the same 1 event, the same hash.',
    'test-1',
    'An entry counts after 0.1 NM and 60 s past the limit.',
    'Natural Earth',
    'public domain',
    'Agreed: a treaty or order in force says where it runs.',
    'Not for navigation and not for enforcement',
    '2026-03-14T01:35:00.000Z by AZ, eez-watch 0.6.0',
    `<img src="${PNG}" alt="Both ships at 00:40Z">`,
  ])
    expect(html.includes(fact), fact).toBe(true)
})

test('its structure is whole: every tag that opens is closed, every id is there once, every label has its control', () => {
  const html = htmlOf().replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1>/g, '')
  const open: string[] = []
  for (const [tag, slash = '', name = '', rest = ''] of html.matchAll(/<(\/?)([a-z0-9]+)((?:"[^"]*"|[^>"])*)>/g)) {
    if (slash) expect(`${open.pop()} of ${tag}`).toBe(`${name} of ${tag}`)
    else if (!rest.endsWith('/') && !['meta', 'input', 'img'].includes(name)) open.push(name)
  }
  expect(open).toEqual([])
  const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  for (const [, id] of html.matchAll(/ for="([^"]*)"/g)) expect(ids).toContain(id)
  expect([...html.matchAll(/<h1\b/g)]).toHaveLength(1)
})

test('nothing loads and nothing is sent: the policy allows its own script and style only', () => {
  const html = htmlOf()
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]
  expect(policy).toBe(
    [
      "default-src 'none'",
      `script-src 'sha256-${hashOf(textIn(html, '<script>'), 'base64')}'`,
      `style-src 'sha256-${hashOf(textIn(html, '<style>'), 'base64')}'`,
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ].join('; '),
  )
  const markup = html.replace(/<script[^>]*>[\s\S]*?<\/script>/g, '')
  expect(markup).not.toMatch(/<link|<iframe|<form|javascript:|\son\w+\s*=|\sstyle=|@import|url\(/i)
  expect(markup).not.toMatch(/(src|href|action)="(?!#data|data:image\/png)/)
  expect(textIn(html, '<script>')).not.toMatch(/https?:|fetch|XMLHttpRequest|WebSocket|import\s*\(|innerHTML|eval/)
})

test('the recording in the page is the slice, replays, and has the hash that is stated', () => {
  const made = bundle()
  const html = htmlOf(made)
  const text = textIn(html, '<script type="application/x-ndjson"')
  expect(text).toBe(recordingText(made))
  expect(html).toContain(`<td>${hashOf(text, 'hex')}</td>`)
  const reports: PositionReport[] = []
  const identities: IdentityPatch[] = []
  const rejects: unknown[] = []
  const reader = new OwnReader({
    source: 'bundle',
    sink: {
      report: (each) => reports.push(each),
      identity: (each) => identities.push(each),
      reject: (each) => rejects.push(each),
    },
  })
  reader.write(text)
  reader.end()
  expect(rejects).toEqual([])
  expect(identities).toEqual(made.tracks.map(({ identity }) => identity))
  for (const { identity, reports: own } of made.tracks)
    expect(reports.filter(({ trackId }) => trackId === identity.trackId)).toEqual(own)
  expect(reports.map(({ atMs }) => atMs)).toEqual(reports.map(({ atMs }) => atMs).sort((one, other) => one - other))
  expect(Math.min(...reports.map(({ atMs }) => atMs))).toBe(START_MS)
  expect(Math.max(...reports.map(({ atMs }) => atMs))).toBe(END_MS)
})

test('the facts in the page come back from their JSON as they were', () => {
  const made = bundle({ title: HOSTILE })
  const data = JSON.parse(textIn(htmlOf(made), '<script type="application/json"')) as Record<string, unknown>
  const { title, events, notes, recording, eventLog, rules, sources, window } = made
  expect(data).toMatchObject({
    title,
    events,
    notes,
    recording,
    eventLog,
    rules,
    sources,
    window,
    zonesVersion: 'test-1',
  })
})

test('texts of strangers stay text wherever they stand', () => {
  const evil = `${HOSTILE}</script><script>alert(1)</script><!--]]>`
  const plain = bundle({}, twoShips(evil))
  const { zones, comparison } = plain
  if (!comparison) throw new Error('no comparison')
  const html = htmlOf({
    ...plain,
    title: evil,
    made: { by: evil, atMs: END_MS, tool: evil },
    events: plain.events.map((event) => ({ ...event, id: evil, trackId: evil, zoneId: evil, source: evil })),
    notes: [{ id: evil, atMs: START_MS, text: evil, by: evil, trackId: evil }],
    zones: {
      version: evil,
      zones: zones.zones.map((zone) => ({ ...zone, name: evil, shortName: evil })),
      limits: zones.limits.map((limit) => ({ ...limit, label: evil, instrument: evil, disputedBy: [evil] })),
    },
    picture: { pngDataUrl: PNG, words: evil },
    comparison: {
      comparison: { ...comparison.comparison, trackA: evil },
      names: { a: evil, b: evil },
    },
    recording: { name: evil, sha256: evil },
    eventLog: { sha256: evil, words: evil },
    rules: [evil],
    sources: [{ name: evil, licence: evil, note: evil }],
  })
  expect(html).not.toContain('<img src=x')
  expect(html).not.toContain('alert(1)</script>')
  expect(html).not.toContain('<!--')
  expect(html.match(/<script/g)).toHaveLength(3)
  expect(html.match(/<\/script/g)).toHaveLength(3)
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;')
  const text = textIn(html, '<script type="application/x-ndjson"')
  expect(text.split('\n').map((line) => line && JSON.parse(line))).toContainEqual({
    id: 'mmsi:533000001',
    is: expect.objectContaining({ name: evil }),
  })
  expect(html).toContain(hashOf(text, 'hex'))
})

test('a bundle without what is optional is whole too', () => {
  const { picture: _p, comparison: _c, recording: _r, eventLog: _e, coast: _o, ...plain } = bundle()
  const html = htmlOf({
    ...plain,
    events: [],
    notes: [],
    sources: [],
    rules: [],
    zones: { version: 'none', zones: [], limits: [] },
  })
  for (const words of [
    'No event of these tracks',
    'No zone is seen',
    'none: cut from the live picture',
    'None stated.',
  ])
    expect(html).toContain(words)
  expect(html).not.toContain('graph-now" ')
})

test.each([
  [{ window: { fromMs: 2, toMs: 1 } }, 'the window is 2 to 1, expected the first not after the second'],
  [
    { picture: { pngDataUrl: 'data:text/html;base64,PGI+', words: '' } },
    'picture.pngDataUrl begins "data:text/html;base64,PGI+", expected data:image/png;base64, and base 64',
  ],
  [
    { picture: { pngDataUrl: `${PNG}" onload="x`, words: '' } },
    'picture.pngDataUrl begins "data:image/png;base64,iVBORw0KGgoAAAANSU", expected data:image/png;base64, and base 64',
  ],
  [
    { tracks: [] },
    'the slice holds 0 positions of 0 tracks, expected at least one position: widen the window or choose other tracks',
  ],
  [
    { picture: { pngDataUrl: `data:image/png;base64,${'A'.repeat(21 * 1024 * 1024)}`, words: '' } },
    'the file would have 21.0 MiB (170 positions), expected at most 20.0 MiB: narrow the window, choose fewer tracks or leave out the picture',
  ],
])('what cannot be written is refused by name: %#', (overrides, problem) => {
  expect(bundleHtml(bundle(overrides))).toEqual({ ok: false, problem })
})

test('the same bundle is the same bytes', () => {
  expect(htmlOf()).toBe(htmlOf())
})

test('the file has a name that every file system takes', () => {
  expect(bundleFileName(bundle())).toBe('evidence-bundle-2026-03-14T00-35-00Z-Crossing-of-the-line.html')
  expect(bundleFileName(bundle({ title: '../../\u202e<x>' }))).toBe('evidence-bundle-2026-03-14T00-35-00Z-x.html')
})
