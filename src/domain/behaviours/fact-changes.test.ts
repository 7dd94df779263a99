import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import type { IdentityPatch } from '../report.ts'
import { behaviourEventSchema } from './behaviour-event.ts'
import { behaviourWords } from './behaviour-words.ts'
import { behavioursOf, HOUR_MS, leg, MINUTE_MS, ofKind, SHIP, START_MS } from './testing.ts'

/** What the ship says, an hour after each other, while it sails for so long. */
function told(facts: readonly Partial<IdentityPatch>[], portNm = 50) {
  const reports = leg({ minutes: facts.length * 60 + 10, everyS: 60 })
  return behavioursOf(reports, {
    sea: { portNm: () => portNm },
    facts: facts.map((patch, i) => ({ patch: { trackId: SHIP, ...patch }, atMs: START_MS + MINUTE_MS + i * HOUR_MS })),
  })
}

describe('an identity change', () => {
  it('of endless texts, as a file may hold, is one that can be sent', () => {
    const [change, ...none] = ofKind(told([{ name: 'A'.repeat(9000) }, { name: 'B'.repeat(9000) }]), 'identity-change')
    expect(none).toEqual([])
    expect(v.parse(behaviourEventSchema, change)).toEqual(change)
    expect(change?.evidence).toMatchObject({ was: 'A'.repeat(500), is: 'B'.repeat(500) })
  })

  it('is another name, call sign, IMO number or ship type, with what it was', () => {
    const events = ofKind(
      told([
        { name: 'SERI LUCONIA', callSign: '9WAA1', imo: 9074729, shipType: 70 },
        { name: 'SULU STAR' },
        { callSign: '9WBB2' },
        { imo: 9074731 },
        { shipType: 80 },
      ]),
      'identity-change',
    )
    expect(events.map(({ evidence }) => evidence)).toEqual([
      { fact: 'name', was: 'SERI LUCONIA', is: 'SULU STAR' },
      { fact: 'callSign', was: '9WAA1', is: '9WBB2' },
      { fact: 'imo', was: 9074729, is: 9074731 },
      { fact: 'shipType', was: 70, is: 80 },
    ])
    expect(events[0]).toMatchObject({ state: 'ended', atMs: START_MS + MINUTE_MS + HOUR_MS })
    expect(events.map((event) => behaviourWords(event)).slice(0, 3)).toEqual([
      'Reported name was “SERI LUCONIA”, is “SULU STAR”',
      'Reported call sign was “9WAA1”, is “9WBB2”',
      'Reported IMO number was 9074729, is 9074731',
    ])
  })

  it('is not a first name, nor a difference of case and spaces', () => {
    expect(told([{ shipType: 70 }, { name: 'Seri Luconia' }, { name: 'SERI  LUCONIA@@' }])).toEqual([])
  })

  it('to and fro is told once a day each way', () => {
    const names = Array.from({ length: 10 }, (_, i) => ({ name: i % 2 ? 'A' : 'B' }))
    expect(ofKind(told(names), 'identity-change')).toHaveLength(2)
    const days = Array.from({ length: 28 }, (_, i) => ({ name: i % 2 ? 'A' : 'B' }))
    expect(ofKind(told(days), 'identity-change')).toHaveLength(4)
  })
})

describe('a draught change', () => {
  it('is half a metre or more, away from a port', () => {
    const [change, ...more] = ofKind(told([{ draughtM: 7.1 }, { draughtM: 7.6 }]), 'draught-change')
    expect(more).toEqual([])
    expect(change?.evidence).toEqual({ wasM: 7.1, isM: 7.6, portNm: 50 })
    expect(change && behaviourWords(change)).toBe('Reported draught was 7.1 m, is 7.6 m, 50 NM from the nearest port')
    expect(told([{ draughtM: 7.1 }, { draughtM: 7.5 }])).toEqual([])
    expect(told([{ draughtM: 7.1 }, { draughtM: 9.6 }], 5.3)).toEqual([])
  })
})
