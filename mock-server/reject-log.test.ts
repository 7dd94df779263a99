import { expect, test } from 'vitest'
import { rejectLog } from './reject-log.ts'

test('the first three of each feed and reason are logged, then every hundredth', () => {
  const lines: string[] = []
  const log = rejectLog((line) => lines.push(line))
  for (let line = 1; line <= 250; line++) log('tcp://a:1', { reason: 'checksum', line, message: '*00, expected *24' })
  log('tcp://b:1', { reason: 'checksum', line: 7, message: '' })
  log('tcp://a:1', { reason: 'payload', line: 8, message: '' })
  expect(lines.map((line) => line.split(': ')[1])).toEqual([
    'line 1',
    'line 2',
    'line 3',
    'line 100',
    'line 200',
    'line 7',
    'line 8',
  ])
  expect(lines[3]).toBe('tcp://a:1: line 100: checksum (100 so far): *00, expected *24')
})

test('what a stranger sent cannot steer the terminal', () => {
  const lines: string[] = []
  const message = 'a\u001b[2Jb\u009b31mc\u202ed'
  rejectLog((line) => lines.push(line))('udp', { reason: 'payload', line: 1, message })
  expect(lines).toEqual(['udp: line 1: payload (1 so far): a [2Jb 31mc d'])
})
