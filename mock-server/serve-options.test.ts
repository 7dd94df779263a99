import { expect, test } from 'vitest'
import { parseServeOptions } from './serve-options.ts'

test('without arguments the simulator is served on the default port, or on PORT', () => {
  expect(parseServeOptions([], {})).toMatchObject({
    ok: true,
    value: { port: 8787, feeds: [{ kind: 'simulator' }], seed: 1, speed: 1 },
  })
  expect(parseServeOptions([], { PORT: '9000' })).toMatchObject({ ok: true, value: { port: 9000 } })
  expect(parseServeOptions(['--port', '9001'], { PORT: '9000' })).toMatchObject({ ok: true, value: { port: 9001 } })
})

test('zones are kept in the folder that is named', () => {
  expect(parseServeOptions(['--data', '/srv/eez'], {})).toMatchObject({ ok: true, value: { dataFolder: '/srv/eez' } })
})

test('several live feeds run side by side', () => {
  const options = parseServeOptions(['--feed', 'sim', '--feed', 'tcp://127.0.0.1:4001'], {})
  expect(options).toMatchObject({ ok: true, value: { feeds: [{ kind: 'simulator' }, { kind: 'tcp' }] } })
})

test.each([
  [['--port', '99999'], '--port is "99999", expected 1 to 65535'],
  [['--feed', 'nonsense'], '--feed is "nonsense", expected sim, file:PATH'],
  [['--feed', 'sim', '--feed', 'file:a.nmea'], 'cannot run beside another feed'],
  [['--seed', '-1'], '--seed'],
  [['--seed=1.5'], '--seed is "1.5", expected a whole number'],
  [['--speed', '601'], '--speed is "601", expected 0.1 to 600'],
  [['--scenario', 'war'], '--scenario is "war", expected one of'],
  [['--start', 'noon'], '--start is "noon", expected an ISO 8601 time'],
  [['--start', '2026-03-14T00:00:00Z'], '--start needs a file feed'],
  [['--feed', 'tcp://localhost:4001', '--speed', '2'], '--speed needs a file feed'],
  [['--targets', '10'], '--targets needs the crowd'],
  [['--scenario', 'crowd', '--targets', '0'], '--targets is "0", expected 1 to'],
  [['--ais-out', '0'], '--ais-out is "0", expected a port from 1 to 65535 other than that of the app (8787)'],
  [['--ais-out', '8787'], '--ais-out is "8787", expected a port'],
  [['--feed', 'tcp://localhost:4001', '--ais-out', '10110'], '--ais-out gives out what the simulator says'],
  [['--data', ''], '--data is "", expected a folder'],
  [['--colour', 'red'], '--colour'],
])('%j is refused, with value and expectation', (args, problem) => {
  const options = parseServeOptions(args, {})
  expect(options.ok).toBe(false)
  expect(!options.ok && options.problem).toContain(problem)
})

test('a PORT that is none is refused by its name', () => {
  const options = parseServeOptions([], { PORT: 'http' })
  expect(!options.ok && options.problem).toBe('PORT is "http", expected 1 to 65535')
})
