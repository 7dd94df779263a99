import { expect, test } from 'vitest'
import { readUrl, type UrlState, writeUrl } from './url-query.ts'

test('what the user looks at survives the address', () => {
  const state: UrlState = {
    palette: 'night',
    track: 'mmsi:533000001',
    view: { lon: 113.1234, lat: -4.5, zoom: 7.25 },
    limit: { id: 'natuna-east-1969', at: [109.98765, 3.12345] },
    event: '5f00ab12cd34',
    hidden: ['near-lines', 'claims'],
  }
  expect(writeUrl(state)).toBe(
    'palette=night&track=mmsi:533000001&map=7.25/-4.5000/113.1234&limit=natuna-east-1969/3.12345/109.98765&event=5f00ab12cd34&hide=near-lines,claims',
  )
  expect(readUrl(`?${writeUrl(state)}`)).toEqual(state)
})

test('an address without a query is the default', () => {
  expect(readUrl('')).toEqual({
    palette: 'dusk',
    track: undefined,
    view: undefined,
    limit: undefined,
    event: undefined,
    hidden: [],
  })
  expect(writeUrl(readUrl(''))).toBe('')
})

test.each([
  '?palette=pink',
  '?map=nowhere',
  '?map=7/95/110',
  '?map=7/5',
  '?map=//',
  '?map=7/5/NaN',
  '?limit=a',
  '?limit=a/95/3',
  '?hide=everything',
  '?event=',
])('%s is passed over', (search) => {
  expect(readUrl(search)).toEqual(readUrl(''))
})
