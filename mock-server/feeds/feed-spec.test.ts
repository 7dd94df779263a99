import { expect, test } from 'vitest'
import { parseFeedSpec } from './feed-spec.ts'

test.each([
  ['sim', { kind: 'simulator' }],
  ['file:day one.nmea', { kind: 'file', path: 'day one.nmea' }],
  ['tcp://127.0.0.1:4001', { kind: 'tcp', host: '127.0.0.1', port: 4001 }],
  ['TCP://receiver.local:4001', { kind: 'tcp', host: 'receiver.local', port: 4001 }],
  ['udp://[::1]:10110', { kind: 'udp', host: '::1', port: 10110 }],
])('%s is understood', (text, spec) => {
  expect(parseFeedSpec(text)).toEqual({ ok: true, value: spec })
})

test.each(['', 'file:', 'tcp://host', 'tcp://host:0', 'tcp://host:65536', 'http://host:80', 'udp://a b:1/x'])(
  '%j is refused, with what was expected',
  (text) => {
    const spec = parseFeedSpec(text)
    expect(spec).toMatchObject({ ok: false })
    expect(!spec.ok && spec.problem).toMatch(/^--feed is ".*", expected/)
  },
)
