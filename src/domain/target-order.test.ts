import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyFrame, FRESH, type PictureFrame, SIGN } from './picture.ts'
import type { TrackIdentity } from './report.ts'
import { TargetBook } from './target-book.ts'
import { NO_FILTER } from './target-filter.ts'
import { type OrderOptions, orderTargets, SORT_COLUMNS, type TargetSort } from './target-order.ts'

const zones = [
  { id: 'my-ts', kind: 'territorial-sea', name: 'TS' },
  { id: 'my-eez', kind: 'eez', name: 'EEZ' },
  { id: 'bn-eez', kind: 'neighbour', name: 'Brunei' },
] as const
const BY_NAME: TargetSort = { column: 'name', descending: false }
const all: OrderOptions = {
  filter: NO_FILTER,
  sort: BY_NAME,
  zones,
  alertOf: new Map(),
  watched: new Set(),
  view: undefined,
  boxed: undefined,
  keepAlerted: false,
}

interface Ship {
  readonly name: string
  readonly sogKn?: number
  readonly ageS?: number
  readonly zone?: number
  readonly sign?: number
  readonly lon?: number
  readonly kind?: TrackIdentity['kind']
}

function scene(ships: readonly Ship[]) {
  const frame: PictureFrame = {
    ...emptyFrame(),
    count: ships.length,
    // Slots that are not the rows: a frame may leave some out.
    slot: Uint32Array.from(ships, (_, i) => ships.length * 2 - i),
    sogKn: Float32Array.from(ships, ({ sogKn = Number.NaN }) => sogKn),
    ageS: Float32Array.from(ships, ({ ageS = 0 }) => ageS),
    zone: Uint8Array.from(ships, ({ zone = 0 }) => zone),
    sign: Uint8Array.from(ships, ({ sign = SIGN.vessel }) => sign),
    fresh: Uint8Array.from(ships, ({ ageS = 0 }) => (ageS > 600 ? FRESH.lost : FRESH.fresh)),
    lon: Float64Array.from(ships, ({ lon = 113 }) => lon),
    lat: Float64Array.from(ships, () => 5),
  }
  const identities = new Map(
    ships.map(({ name, kind = 'vessel' }, i): [number, TrackIdentity] => [
      ships.length * 2 - i,
      { trackId: `id:${i}`, kind, name },
    ]),
  )
  const book = new TargetBook()
  book.learn(frame.slot, frame.count, (slot) => identities.get(slot), ships.length)
  const names = (options: Partial<OrderOptions> = {}) =>
    [...orderTargets(frame, book, { ...all, ...options }).rows].map((row) => ships[row]?.name)
  return {
    frame,
    book,
    names,
    order: (options: Partial<OrderOptions>) => orderTargets(frame, book, { ...all, ...options }),
  }
}

const fleet = scene([
  { name: 'CHARLIE', sogKn: 12, ageS: 5, zone: 2 },
  { name: 'alpha', sogKn: 0, ageS: 700, zone: 1 },
  { name: 'BRAVO', sogKn: 12, ageS: 3, lon: 179.9 },
  { name: 'ANKA-S 1', sogKn: 90, sign: SIGN.drone, kind: 'drone', zone: 2 },
  { name: 'DELTA', ageS: 3, zone: 3 },
])

test.each<[TargetSort, string[]]>([
  [BY_NAME, ['ANKA-S 1', 'alpha', 'BRAVO', 'CHARLIE', 'DELTA']],
  [{ column: 'name', descending: true }, ['ANKA-S 1', 'DELTA', 'CHARLIE', 'BRAVO', 'alpha']],
  [{ column: 'speed', descending: false }, ['ANKA-S 1', 'alpha', 'BRAVO', 'CHARLIE', 'DELTA']],
  [{ column: 'speed', descending: true }, ['ANKA-S 1', 'BRAVO', 'CHARLIE', 'alpha', 'DELTA']],
  [{ column: 'age', descending: true }, ['ANKA-S 1', 'alpha', 'CHARLIE', 'BRAVO', 'DELTA']],
  [{ column: 'zone', descending: false }, ['ANKA-S 1', 'alpha', 'CHARLIE', 'DELTA', 'BRAVO']],
])('ours first, then by %o; equals by name, unknown last', (sort, names) => {
  expect(fleet.names({ sort })).toEqual(names)
})

test('who has an open alert needs action: before all, the most urgent first', () => {
  const alertOf = new Map([
    ['id:0', 'alarm'],
    ['id:4', 'emergency'],
    ['id:3', 'caution'],
  ] as const)
  const order = fleet.order({ alertOf })
  expect(fleet.names({ alertOf })).toEqual(['DELTA', 'CHARLIE', 'ANKA-S 1', 'alpha', 'BRAVO'])
  expect(order.groups).toEqual([
    { title: 'Needs action', count: 3 },
    { title: 'Others', count: 2 },
  ])
})

test('alerts that the filter hides are counted, and listed when asked for', () => {
  const options = { alertOf: new Map([['id:0', 'alarm']] as const), filter: { ...NO_FILTER, search: ' Alpha ' } }
  expect(fleet.order(options)).toMatchObject({ hiddenAlerted: 1, total: 5 })
  expect(fleet.names(options)).toEqual(['alpha'])
  expect(fleet.names({ ...options, keepAlerted: true })).toEqual(['CHARLIE', 'alpha'])
  expect(fleet.order({ ...options, keepAlerted: true }).hiddenAlerted).toBe(0)
})

test('zone, view, box and watch list are those of the moment', () => {
  expect(fleet.names({ filter: { ...NO_FILTER, inOurZones: true } })).toEqual(['ANKA-S 1', 'alpha', 'CHARLIE'])
  expect(fleet.names({ filter: { ...NO_FILTER, zoneIds: ['bn-eez'] } })).toEqual(['DELTA'])
  expect(fleet.names({ filter: { ...NO_FILTER, ages: ['lost'] } })).toEqual(['alpha'])
  expect(fleet.names({ filter: { ...NO_FILTER, inView: true }, view: [170, 0, 185, 10] })).toEqual(['BRAVO'])
  expect(fleet.names({ view: [170, 0, 185, 10] })).toHaveLength(5)
  expect(fleet.names({ boxed: new Set([10, 9]) })).toEqual(['alpha', 'CHARLIE'])
  expect(fleet.names({ filter: { ...NO_FILTER, watched: true }, watched: new Set(['id:2']) })).toEqual(['BRAVO'])
})

test('the order is that of a plain sort of objects, whatever the fleet', () => {
  const ship = fc.record({
    name: fc.stringMatching(/^[a-c]{0,2}$/),
    sogKn: fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined }),
    ageS: fc.integer({ min: 0, max: 100_000 }),
    sign: fc.constantFrom(SIGN.vessel, SIGN.drone),
  })
  const unnamed = (i: number, name: string) => name || `id:${i}`
  fc.assert(
    fc.property(
      fc.array(ship, { maxLength: 40 }),
      fc.constantFrom(...SORT_COLUMNS),
      fc.boolean(),
      (some, column, descending) => {
        const ships = some.map(({ sogKn, ...rest }) => ({ ...rest, ...(sogKn !== undefined && { sogKn }) }))
        const value = ({ sogKn, ageS }: Ship) => (column === 'speed' ? sogKn : column === 'age' ? ageS : 0)
        const expected = ships
          .map((each, row) => ({ ...each, row, name: unnamed(row, each.name) }))
          .sort((a, b) => {
            const [x, y] = [value(a), value(b)]
            const known = Number(x === undefined) - Number(y === undefined)
            const byValue = ((x ?? 0) - (y ?? 0)) * (descending ? -1 : 1)
            const byName = a.name < b.name ? -1 : a.name > b.name ? 1 : b.row - a.row
            const flip = column === 'name' && descending ? -1 : 1
            return Number(b.sign === SIGN.drone) - Number(a.sign === SIGN.drone) || known || byValue || byName * flip
          })
        expect([...scene(ships).order({ sort: { column, descending } }).rows]).toEqual(expected.map(({ row }) => row))
      },
    ),
  )
})

test('names are learned a slice at a time, and again when they change', () => {
  const book = new TargetBook()
  const identities: TrackIdentity[] = ['C', 'B', 'A'].map((name, i) => ({ trackId: `id:${i}`, kind: 'vessel', name }))
  const slots = Uint32Array.of(0, 1, 2)
  expect(book.learn(slots, 3, (slot) => identities[slot], 2)).toBe(false)
  expect(book.size).toBe(2)
  expect(book.learn(slots, 3, (slot) => identities[slot], 2)).toBe(true)
  expect([...book.ranks]).toEqual([2, 1, 0])
  identities[0] = { trackId: 'id:0', kind: 'vessel', name: '0' }
  expect(book.learn(slots, 3, (slot) => identities[slot], 2)).toBe(true)
  expect([...book.ranks]).toEqual([0, 2, 1])
})
