import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { newFolder } from '../testing.ts'
import { jsonLine } from './tell.ts'

const CLI = fileURLToPath(new URL('../cli.ts', import.meta.url))
const HOSTILE = '\u001b[2J\u009b31m\u202e'
const CONTROLS = /[\p{Cc}\p{Cf}]/u

const eez = (args: string[], input = '') => spawnSync(process.execPath, [CLI, ...args], { input, encoding: 'utf8' })
const unsafe = (text: string) => text.split('\n').filter((line) => CONTROLS.test(line))

test('no command lets what a file holds steer the terminal', { timeout: 30_000 }, () => {
  const path = join(newFolder(), 'day.nmea')
  writeFileSync(path, `!AIVDM,1,1,,A,${HOSTILE},0*00\n!AIVDM,1,1,,A${HOSTILE},13u?etPv2;0n:dDPwUM1U1Cb069D,0*24\n`)
  const runs = [eez(['locate'], `${HOSTILE}\n`), eez(['decode', path]), eez(['events', path]), eez(['info', HOSTILE])]
  for (const { stderr, stdout } of runs) {
    expect(stderr).not.toBe('')
    expect(unsafe(stderr)).toEqual([])
    expect(unsafe(stdout)).toEqual([])
  }
})

test('JSON lines escape what terminals and text directions obey, and mean the same', () => {
  const value = { name: 'A\u009bB\u202eC\u2028D\u{e0041}E🚢' }
  expect(jsonLine(value)).toBe(String.raw`{"name":"A\u009bB\u202eC\u2028D\udb40\udc41E🚢"}`)
  expect(JSON.parse(jsonLine(value))).toEqual(value)
})
