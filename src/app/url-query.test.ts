import { expect, test } from 'vitest'
import { readUrl, writeUrl } from './url-query.ts'

test('what the user looks at survives the address', () => {
  const state = { palette: 'night', track: 'mmsi:533000001', view: { lon: 113.1234, lat: -4.5, zoom: 7.25 } } as const
  expect(writeUrl(state)).toBe('palette=night&track=mmsi:533000001&map=7.25/-4.5000/113.1234')
  expect(readUrl(`?${writeUrl(state)}`)).toEqual(state)
})

test('an address without a query is the default', () => {
  expect(readUrl('')).toEqual({ palette: 'dusk', track: undefined, view: undefined })
  expect(writeUrl(readUrl(''))).toBe('')
})

test.each(['?palette=pink', '?map=nowhere', '?map=7/95/110', '?map=7/5', '?map=//', '?map=7/5/NaN'])(
  '%s is passed over',
  (search) => {
    expect(readUrl(search)).toEqual(readUrl(''))
  },
)
