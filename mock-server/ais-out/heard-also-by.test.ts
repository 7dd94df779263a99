import { expect, test } from 'vitest'
import { heardAlsoBy } from './heard-also-by.ts'

test('another sink hears what the taker has heard, and the taker alone answers', () => {
  const heard: string[] = []
  const taker = heardAlsoBy(
    {
      report: ({ trackId }) => void heard.push(`other ${trackId}`),
      identity: ({ trackId }) => void heard.push(`other is ${trackId}`),
    },
    {
      report: ({ trackId }) => {
        heard.push(`own ${trackId}`)
        return false
      },
      identity: ({ trackId }) => {
        heard.push(`own is ${trackId}`)
        return true
      },
      look: ({ sensorId }) => {
        heard.push(`own look ${sensorId}`)
        return undefined
      },
    },
  )
  expect(taker.report({ trackId: 'a', source: 's', atMs: 0, lon: 0, lat: 0 })).toBe(false)
  expect(taker.identity({ trackId: 'a', kind: 'vessel' })).toBe(true)
  const pose = { place: [0, 0], headingDeg: 0, altitudeM: 0 } as const
  const rest = { fit: 'anka-s', sensor: 'maritime-radar', fromMs: 0, toMs: 1, from: pose, to: pose } as const
  taker.look?.({ sensorId: 'a/radar', platformId: 'a', ...rest, seaState: 3, contacts: [] })
  expect(heard).toEqual(['own a', 'other a', 'own is a', 'other is a', 'own look a/radar'])
})
