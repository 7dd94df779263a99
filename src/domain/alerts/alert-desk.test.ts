import { expect, test } from 'vitest'
import { Engine } from '../engine.ts'
import { zoneContext } from '../events/zone-context.ts'
import type { ZoneEvent } from '../events/zone-event.ts'
import { report, twoZones, zoneEvent } from '../testing.ts'
import type { Alert } from './alert.ts'
import { AlertBook } from './alert-book.ts'
import { AlertDesk } from './alert-desk.ts'
import type { AlertRule } from './alert-rule.ts'
import { AlertLab, alertOf, feedOf, ruleOf } from './testing.ts'

const SHIP = 'mmsi:574000001'
const MINUTE = 60_000

/** Feeds events straight to a desk. */
function told(rules: readonly AlertRule[], options: ConstructorParameters<typeof AlertLab>[1] = {}) {
  const { store, context } = new Engine(zoneContext(twoZones, { ports: [] }))
  const desk = new AlertDesk({ rules, allowList: options.allowList ?? [] })
  const book = new AlertBook({ open: options.open ?? [] })
  return {
    book,
    store,
    tell: (events: readonly ZoneEvent[], { nowMs = 0, learned = [] as string[] } = {}) => {
      const identities = learned.flatMap((id) => store.identity(store.slotOf(id) ?? -1) ?? [])
      const sight = { nowMs, events, observations: [], learned: identities, store, context, feeds: [] }
      return desk.look(sight, book)
    },
  }
}

const anyTrack = ruleOf({ when: {} })

test('who enters from outside raises an alert, and who leaves ends it', () => {
  const lab = new AlertLab([ruleOf({ when: { fromOutside: true, trackKinds: ['vessel'] } })])
  lab.learn({ trackId: SHIP, kind: 'vessel', name: 'SERI', flag: 'VN', shipType: 30 })
  const changes = lab.sail(SHIP, 109.95, 110.05)
  expect(changes.map(({ did, alert }) => [did, alert.state, alert.title, alert.trackName])).toEqual([
    [
      'raised',
      'active-unacknowledged',
      'Entered Zone west: fishing vessel, flag Viet Nam, not on the allow-list',
      'SERI',
    ],
  ])
  const [{ alert }] = changes as [(typeof changes)[0]]
  expect(alert).toMatchObject({ priority: 'warning', cause: 'zone-event', zoneId: 'west', trackId: SHIP, causes: 1 })
  expect(alert.place?.lon).toBeCloseTo(110, 5)
  const left = lab.sail(SHIP, 110.05, 109.95)
  expect(left.map(({ did, note }) => [did, note?.replace(/\d\d:\d\d:\d\d/, 'hh:mm:ss')])).toEqual([
    ['rectified', 'left Zone west at hh:mm:ssZ'],
  ])
  expect(lab.book.open[0]?.state).toBe('rectified-unacknowledged')
})

test('from one zone of a rule into the next nobody enters and nobody leaves', () => {
  const lab = new AlertLab([ruleOf({ when: { fromOutside: true } })], {
    open: [alertOf({ ruleId: 'entry', trackId: SHIP, atMs: -MINUTE })],
  })
  lab.learn({ trackId: SHIP, kind: 'vessel' })
  expect(lab.sail(SHIP, 111.97, 112.03)).toEqual([])
  expect(lab.engine.standing.map(({ kind, zoneId }) => `${kind} ${zoneId}`)).toEqual([
    'first-seen-inside west',
    'exited west',
    'entered east',
  ])
})

test('a ship that says its type later is judged then', () => {
  const lab = new AlertLab([ruleOf({ when: { shipGroups: ['fishing'] } })])
  lab.learn({ trackId: SHIP, kind: 'vessel' })
  expect(lab.sail(SHIP, 109.98, 110.05)).toEqual([])
  lab.learn({ trackId: SHIP, kind: 'vessel', shipType: 30 })
  expect(lab.deeds(lab.nowMs)).toEqual(['raised'])
  lab.learn({ trackId: SHIP, kind: 'vessel', name: 'SERI' })
  expect(lab.deeds(lab.nowMs)).toEqual([])
})

test('who is on the allow-list raises nothing, unless the rule is about those too', () => {
  const allowList = [{ trackId: SHIP, name: 'SERI', reason: 'licensed' }]
  const event = zoneEvent({ trackId: SHIP })
  expect(told([anyTrack], { allowList }).tell([event])).toEqual([])
  expect(told([ruleOf({ when: { evenIfAllowed: true } })], { allowList }).tell([event])).toHaveLength(1)
})

test('the same event told again changes nothing', () => {
  const { tell } = told([anyTrack])
  expect(tell([zoneEvent()]).map(({ did }) => did)).toEqual(['raised'])
  expect(tell([zoneEvent(), zoneEvent()])).toEqual([])
})

test('another entry without a leaving that was seen calls again', () => {
  const { tell } = told([anyTrack])
  tell([zoneEvent()])
  const [change] = tell([zoneEvent({ id: 'b', atMs: 60_000 })])
  expect([change?.did, change?.note, change?.alert.causes]).toEqual(['returned', 'entered again', 2])
})

test('an event that is withdrawn ends its alert with the reason', () => {
  const { tell } = told([anyTrack])
  tell([zoneEvent()])
  const [change] = tell([zoneEvent({ withdrawn: { reason: 'undone by a late report' } })])
  expect([change?.did, change?.note]).toEqual(['rectified', 'the event was withdrawn: undone by a late report'])
})

test('an event that another takes the place of keeps its alert, acknowledged as it was', () => {
  const { tell, book } = told([anyTrack])
  const [raised] = tell([zoneEvent()])
  book.act(raised?.alert.id ?? '', { action: 'acknowledge', by: 'Ana' }, 0)
  const changes = tell([
    zoneEvent({ withdrawn: { reason: 'told better', replacedBy: 'b' } }),
    zoneEvent({ id: 'b', atMs: 5000 }),
  ])
  expect(changes.map(({ did, alert }) => [did, alert.state, alert.eventId, alert.atMs])).toEqual([
    ['corrected', 'active-acknowledged', 'b', 5000],
  ])
})

test('in and out again is told, though it is over', () => {
  const { tell } = told([anyTrack])
  const out = {
    atMs: 1000,
    lon: 110,
    lat: 4,
    before: { atMs: 0, lon: 110, lat: 4 },
    after: { atMs: 0, lon: 110, lat: 4 },
  }
  const changes = tell([zoneEvent({ kind: 'crossed', out })])
  expect(changes.map(({ did, alert }) => [did, alert.state])).toEqual([
    ['raised', 'active-unacknowledged'],
    ['rectified', 'rectified-unacknowledged'],
  ])
})

test('what comes and goes within one beat ends in that beat', () => {
  const { tell, book } = told([anyTrack])
  const after = { atMs: 2000, lon: 109, lat: 5 }
  const left = zoneEvent({ id: 'b', kind: 'exited', atMs: 2000, lon: 109, after })
  expect(tell([zoneEvent({ atMs: 1000 }), left]).map(({ did }) => did)).toEqual(['raised', 'rectified'])
  const other = zoneEvent({ id: 'c', trackId: 'mmsi:2' })
  const withdrawn = { ...other, withdrawn: { reason: 'undone by a late report' } }
  expect(tell([other, withdrawn]).map(({ did }) => did)).toEqual(['raised', 'rectified'])
  const more = [zoneEvent({ id: 'd', trackId: 'mmsi:3' }), zoneEvent({ id: 'e', trackId: 'mmsi:3', atMs: 9000 })]
  expect(tell(more).map(({ did, note }) => note ?? did)).toEqual(['raised', 'entered again'])
  expect(book.open).toHaveLength(3)
})

test('a rule about the allowed too says what the list says of a vessel', () => {
  const rule = ruleOf({ when: { evenIfAllowed: true } })
  const allowList = [{ trackId: SHIP, name: 'SERI', reason: 'licensed' }]
  const titles = told([rule], { allowList })
    .tell([zoneEvent({ trackId: SHIP }), zoneEvent({ id: 'b', trackId: 'mmsi:2' })])
    .map(({ alert }) => alert.title.split(', ').at(-1))
  expect(titles).toEqual(['on the allow-list (licensed)', 'not on the allow-list'])
})

test('who is known as something that the rule is not about ends its alerts, and what is not known yet ends none', () => {
  const fishing = { trackKinds: ['vessel' as const], notFlags: ['MY'], shipGroups: ['fishing' as const] }
  const rules = [ruleOf({ when: fishing }), { ...gaps, when: fishing }]
  const causes = ['zone-event', 'gap'] as const
  const open = causes.map((cause, i) => alertOf({ id: cause, ruleId: ['entry', 'gap'][i] ?? '', cause, trackId: SHIP }))
  const lab = new AlertLab(rules, { open })
  lab.beat(0)
  lab.learn({ trackId: SHIP, kind: 'vessel', flag: 'VN' })
  expect(lab.deeds(1000)).toEqual([])
  lab.learn({ trackId: SHIP, shipType: 70 })
  expect(lab.beat(2000).map(({ did, note }) => [did, note])).toEqual([
    ['rectified', 'known as cargo ship, flag Viet Nam now: the rule is not about those'],
    ['rectified', 'known as cargo ship, flag Viet Nam now: the rule is not about those'],
  ])
})

test('alerts of rules that are gone, switched off or about something else end with the first beat', () => {
  const [gone, off, other, good] = ['gone', 'off', 'other', 'good'].map((ruleId) =>
    alertOf({ id: ruleId, ruleId, trackId: SHIP }),
  ) as [Alert, Alert, Alert, Alert]
  const feed = { ...alertOf({ id: 'feed', ruleId: 'gone', cause: 'feed-lost', feedId: 'test' }), trackId: undefined }
  const { trackId: _, ...ofFeed } = feed
  const rules = [
    ruleOf({ id: 'off', enabled: false }),
    ruleOf({ id: 'other', cause: 'speed', when: { minSogKn: 30 } }),
    ruleOf({ id: 'good' }),
  ]
  const lab = new AlertLab(rules, { open: [gone, off, other, good, ofFeed] })
  expect(lab.beat(0).map(({ alert, note }) => [alert.id, note])).toEqual([
    ['gone', 'its rule was removed'],
    ['off', 'its rule was switched off'],
    ['other', 'its rule is about something else now'],
    ['feed', 'its rule was removed'],
  ])
  lab.desk.setRules({ rules: [], allowList: [] })
  expect(lab.beat(1000).map(({ alert }) => alert.id)).toEqual(['good'])
})

test('into a port nobody leaves, and a leaving of before the entry ends nothing', () => {
  const { tell, book } = told([anyTrack])
  tell([zoneEvent({ atMs: 1000 })])
  const leaving = { kind: 'exited', lon: 109, after: { atMs: 2000, lon: 109, lat: 5 } } as const
  expect(tell([zoneEvent({ id: 'b', atMs: 2000, ...leaving, flags: ['at-coast'] })])).toEqual([])
  expect(tell([zoneEvent({ id: 'c', atMs: 500, ...leaving })])).toEqual([])
  expect(tell([zoneEvent({ id: 'd', atMs: 3000, ...leaving })]).map(({ did }) => did)).toEqual(['rectified'])
  expect(book.open).toHaveLength(1)
})

test('who left while nobody looked is found outside after five minutes', () => {
  const lab = new AlertLab([anyTrack], { open: [alertOf({ trackId: SHIP })] })
  const at = (minute: number, lon: number) => {
    lab.report({ trackId: SHIP, atMs: minute * MINUTE, lon })
    return lab.beat(minute * MINUTE).map(({ note }) => note)
  }
  expect([at(1, 109), at(3, 109), at(5, 109), at(6, 109)]).toEqual([
    [],
    [],
    [],
    ['heard outside its zones since 00:01:00Z'],
  ])
})

const nears = ruleOf({
  id: 'near',
  priority: 'caution',
  cause: 'approach',
  approachMin: 15,
  clearsItself: true,
  when: {},
})

test('who will be at the limit within minutes is told once, a minute after it is so, and cleared when inside', () => {
  const lab = new AlertLab([nears])
  lab.learn({ trackId: SHIP, kind: 'vessel' })
  // At 10 kn fifteen minutes are 2.5 NM, 0.042 degrees.
  const changes = lab.sail(SHIP, 109.9, 110.02)
  expect(changes.map(({ did, note }) => [did, note])).toEqual([
    ['raised', undefined],
    ['rectified', 'it is inside'],
  ])
  const [raised] = changes
  expect(raised?.alert.title).toBe('14 min before Zone west, at 10.0 kn on 090°T: vessel, flag not known')
  expect(raised?.alert.place?.lon).toBeCloseTo(109.961, 2)
  expect(lab.book.open).toEqual([])
})

test('who turns away before the limit is cleared, and one look at a course is not enough', () => {
  const lab = new AlertLab([nears])
  lab.report({ trackId: SHIP, atMs: 0, lon: 109.97, sogKn: 10, cogDeg: 90 })
  expect(lab.deeds(0)).toEqual([])
  lab.report({ trackId: SHIP, atMs: 30_000, lon: 109.97, sogKn: 10, cogDeg: 270 })
  expect(lab.deeds(30_000)).toEqual([])
  for (let s = 40; s <= 100; s += 10) {
    lab.report({ trackId: SHIP, atMs: s * 1000, lon: 109.97, sogKn: 10, cogDeg: 90 })
    expect(lab.deeds(s * 1000)).toEqual(s === 100 ? ['raised'] : [])
  }
  lab.report({ trackId: SHIP, atMs: 110_000, lon: 109.97, sogKn: 10, cogDeg: 180 })
  expect(lab.beat(110_000).map(({ did, note }) => [did, note])).toEqual([
    ['rectified', 'its course leads to no limit within 23 min'],
  ])
})

const gaps = ruleOf({ id: 'gap', priority: 'caution', cause: 'gap', gapS: 600, nearLimitNm: 6, when: {} })

test('who is not heard near the limit is told in plain words, and ends when heard', () => {
  const lab = new AlertLab([gaps])
  lab.learn({ trackId: SHIP, kind: 'vessel' })
  lab.beat(0)
  lab.report({ trackId: SHIP, atMs: 0, lon: 110.05, sogKn: 10, cogDeg: 90 })
  expect(lab.deeds(9 * MINUTE)).toEqual([])
  const [gap] = lab.beat(10 * MINUTE)
  expect(gap?.alert).toMatchObject({
    title: 'No report for more than 10 min (expected every 10 s), last 3.0 NM from the limit of Zone west',
    atMs: 0,
    cause: 'gap',
  })
  expect(lab.deeds(20 * MINUTE)).toEqual([])
  lab.report({ trackId: SHIP, atMs: 21 * MINUTE, lon: 110.1, sogKn: 10 })
  expect(lab.beat(21 * MINUTE).map(({ did, note }) => [did, note])).toEqual([['rectified', 'heard again']])
})

test('a class B set that reports seldom is lost later, and one that reports often sooner', () => {
  const silentAfterS = (unit: 'self-organising' | 'carrier-sense') => {
    const lab = new AlertLab([{ ...gaps, gapS: 0 }])
    lab.beat(0)
    lab.learn({ trackId: SHIP, kind: 'vessel', aisClass: 'B', classBUnit: unit })
    lab.report({ trackId: SHIP, atMs: 0, lon: 110.05, sogKn: 20 })
    let s = 0
    while (lab.deeds(s * 1000).length === 0) s += 10
    return s
  }
  expect([silentAfterS('self-organising'), silentAfterS('carrier-sense')]).toEqual([90, 180])
})

test('far from the limit, between two zones of the rule, and while the feed is away nobody is missing', () => {
  const lab = new AlertLab([gaps])
  lab.beat(0)
  lab.report({ trackId: 'mmsi:1', atMs: 0, lon: 110.5 })
  lab.report({ trackId: 'mmsi:2', atMs: 0, lon: 112.01 })
  expect(lab.deeds(30 * MINUTE)).toEqual([])
  const away = new AlertLab([gaps])
  away.report({ trackId: 'mmsi:3', atMs: 0, lon: 110.05 })
  away.beat(0)
  away.feeds = [feedOf({ state: 'silent', silentS: 1800 })]
  expect(away.deeds(30 * MINUTE)).toEqual([])
  away.feeds = [feedOf()]
  // It is back: from now on the track is missing.
  expect([away.deeds(31 * MINUTE), away.deeds(42 * MINUTE)]).toEqual([[], ['raised']])
})

test('a drone whose link is lost near the limit is an alarm of its own', () => {
  const rule = ruleOf({
    cause: 'link-lost',
    priority: 'alarm',
    gapS: 60,
    nearLimitNm: 6,
    when: { trackKinds: ['drone'] },
  })
  const lab = new AlertLab([rule])
  lab.learn({ trackId: 'uav:1', kind: 'drone', name: 'ANKA-S 1' })
  lab.report({ trackId: 'uav:1', atMs: 0, lon: 109.95, sogKn: 100 })
  lab.report({ trackId: SHIP, atMs: 0, lon: 109.95, sogKn: 10 })
  lab.beat(0)
  const [change] = lab.beat(2 * MINUTE)
  expect(change?.alert).toMatchObject({ priority: 'alarm', trackName: 'ANKA-S 1', trackId: 'uav:1' })
  expect(lab.book.open).toHaveLength(1)
})

test('too fast for a minute in a zone is told, with some room before it ends', () => {
  const lab = new AlertLab([ruleOf({ cause: 'speed', when: { minSogKn: 40 }, clearsItself: true })])
  lab.learn({ trackId: SHIP, kind: 'vessel' })
  const at = (s: number, sogKn: number) => {
    lab.report({ trackId: SHIP, atMs: s * 1000, lon: 111 + s / 5000, sogKn })
    return lab.beat(s * 1000).map(({ did, alert, note }) => note ?? `${did}: ${alert.title}`)
  }
  expect([at(0, 50), at(30, 50), at(60, 50), at(70, 38), at(80, 35)]).toEqual([
    [],
    [],
    ['raised: 50.0 kn in Zone west: vessel, flag not known'],
    [],
    ['back at 35.0 kn'],
  ])
})

test('what the watch closed by hand is not told again before it was over', () => {
  const lab = new AlertLab([gaps])
  lab.beat(0)
  lab.report({ trackId: SHIP, atMs: 0, lon: 110.05 })
  const [gap] = lab.beat(30 * MINUTE)
  for (const action of ['rectify', 'acknowledge'] as const)
    lab.book.act(gap?.alert.id ?? '', { action, by: 'Ana', reason: 'in port' }, 31 * MINUTE)
  expect([lab.book.open, lab.deeds(32 * MINUTE)]).toEqual([[], []])
  lab.report({ trackId: SHIP, atMs: 33 * MINUTE, lon: 110.05 })
  expect([lab.deeds(33 * MINUTE), lab.deeds(60 * MINUTE)]).toEqual([[], ['raised']])
})

test('a feed that is silent or lost is an alarm, and one situation at a time', () => {
  const lab = new AlertLab([
    ruleOf({ id: 'silent', cause: 'feed-silent', priority: 'alarm', when: {} }),
    ruleOf({ id: 'lost', cause: 'feed-lost', priority: 'alarm', when: {}, gapS: 5 }),
  ])
  const at = (s: number, state: 'live' | 'silent' | 'lost') => {
    lab.feeds = [feedOf({ state })]
    return lab.beat(s * 1000).map(({ did, alert, note }) => note ?? `${did} ${alert.title}`)
  }
  expect([at(0, 'live'), at(1, 'silent'), at(2, 'silent'), at(3, 'lost'), at(8, 'lost'), at(9, 'live')]).toEqual([
    [],
    ['raised Test feed: connected but silent'],
    [],
    ['the feed is lost now'],
    ['raised Test feed: connection lost'],
    ['heard again'],
  ])
})

test('an alert of a feed that the server runs no more ends', () => {
  const open = [alertOf({ ruleId: 'silent', cause: 'feed-silent', feedId: 'gone', trackId: 'x' })].map(
    ({ trackId: _, ...alert }) => alert,
  )
  const lab = new AlertLab([ruleOf({ id: 'silent', cause: 'feed-silent', when: {} })], { open })
  expect(lab.beat(0).map(({ note }) => note)).toEqual(['the server runs without this feed now'])
})

test('the work of a beat is bounded: of many tracks each has its turn', () => {
  const engine = new Engine(zoneContext(twoZones, { ports: [] }))
  for (let i = 0; i < 100; i++)
    engine.report(report({ trackId: `mmsi:${i}`, lon: 110.05, lat: 4.5 + i / 1000, sogKn: 5 }))
  const { store, context } = engine
  const desk = new AlertDesk({ rules: [gaps], allowList: [] }, { tracksABeat: 10 })
  const book = new AlertBook()
  const found = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((beat) => {
    const nowMs = beat === 0 ? 0 : 60 * MINUTE + beat
    return desk.look({ nowMs, events: [], observations: [], learned: [], store, context, feeds: [feedOf()] }, book)
      .length
  })
  expect(found).toEqual([0, ...Array.from({ length: 10 }, () => 10), 0])
})

const allowing = { allowList: [{ trackId: SHIP, name: 'SERI', reason: 'licensed' }] }

test('who is allowed no more, before it left, is told again; who left meanwhile is not', () => {
  for (const leaves of [false, true]) {
    for (const waitMs of [1000, 60 * MINUTE]) {
      const lab = new AlertLab([anyTrack])
      lab.learn({ trackId: SHIP, kind: 'vessel' })
      expect(lab.sail(SHIP, 109.98, 110.02).map(({ did }) => did)).toEqual(['raised'])
      expect(lab.deeds(lab.nowMs + waitMs)).toEqual([])
      lab.desk.setRules({ rules: [anyTrack], ...allowing })
      expect(lab.deeds(lab.nowMs + 1000)).toEqual(['rectified'])
      if (leaves) lab.sail(SHIP, 110.02, 109.95)
      lab.desk.setRules({ rules: [anyTrack], allowList: [] })
      expect(lab.deeds(lab.nowMs + 1000)).toEqual(leaves ? [] : ['returned'])
      expect(lab.deeds(lab.nowMs + 1000)).toEqual([])
    }
  }
})

test('who came in while it was allowed is told when it is so no more', () => {
  const lab = new AlertLab([anyTrack], allowing)
  lab.learn({ trackId: SHIP, kind: 'vessel' })
  expect(lab.sail(SHIP, 109.98, 110.02)).toEqual([])
  lab.desk.setRules({ rules: [anyTrack], allowList: [] })
  expect(lab.deeds(lab.nowMs + 1000)).toEqual(['raised'])
})

test('who is known as something else for a while is told again when it is what the rule is about', () => {
  const rule = ruleOf({ when: { shipGroups: ['fishing'] } })
  const lab = new AlertLab([rule, { ...gaps, when: rule.when }])
  const known = (shipType: number, afterMs = 1000) => {
    lab.learn({ trackId: SHIP, kind: 'vessel', shipType })
    return lab.beat(lab.nowMs + afterMs).map(({ did, alert }) => `${alert.ruleId} ${did}`)
  }
  known(30)
  lab.sail(SHIP, 109.98, 110.02)
  expect(lab.deeds(lab.nowMs + 30 * MINUTE)).toEqual(['raised'])
  expect(known(70)).toEqual(['entry rectified', 'gap rectified'])
  expect(known(30)).toEqual(['entry returned', 'gap returned'])
  expect(lab.deeds(lab.nowMs + 1000)).toEqual([])
})

test('a speed that goes on while it is allowed is told at once when it is not any more, and not if it ended', () => {
  const fast = ruleOf({ cause: 'speed', when: { minSogKn: 40 } })
  for (const slowed of [false, true]) {
    const lab = new AlertLab([fast])
    const look = (atS: number, sogKn = 50) => {
      lab.report({ trackId: SHIP, atMs: atS * 1000, lon: 110.05, sogKn })
      return lab.deeds(atS * 1000)
    }
    expect([look(0), look(30), look(61)]).toEqual([[], [], ['raised']])
    lab.desk.setRules({ rules: [fast], ...allowing })
    expect([look(70), look(80, slowed ? 10 : 50), look(90)]).toEqual([['rectified'], [], []])
    lab.desk.setRules({ rules: [fast], allowList: [] })
    expect(look(91)).toEqual(slowed ? [] : ['returned'])
  }
})

test('a lost track that was allowed for a moment, before its turn came, is told again', () => {
  const lab = new AlertLab([gaps])
  lab.beat(0)
  lab.report({ trackId: SHIP, atMs: 0, lon: 110.05 })
  // So many that its turn comes with every third beat.
  for (let i = 0; i < 1200; i++) lab.report({ trackId: `mmsi:${i}`, atMs: 0, lon: 111 })
  expect(lab.deeds(30 * MINUTE)).toEqual(['raised'])
  const rounds = (nowMs: number, book: Parameters<typeof lab.desk.setRules>[0]) => {
    lab.desk.setRules(book)
    return lab.deeds(nowMs)
  }
  expect(rounds(31 * MINUTE, { rules: [gaps], ...allowing })).toEqual(['rectified'])
  expect(rounds(32 * MINUTE, { rules: [gaps], allowList: [] })).toEqual(['returned'])
})

test('an older crossing that is judged again does not end what began later', () => {
  const { tell } = told([anyTrack])
  const out = { atMs: 1000, lon: 110, lat: 4 }
  const crossed = zoneEvent({ kind: 'crossed', out: { ...out, before: out, after: out } })
  tell([crossed])
  expect(tell([zoneEvent({ id: 'b', atMs: 60_000 })], { nowMs: 60_000 }).map(({ did }) => did)).toEqual(['returned'])
  expect(tell([crossed], { nowMs: 61_000 })).toEqual([])
})

/** As many open alerts as a book takes. */
const manyOpen = Array.from({ length: 2000 }, (_, i) => alertOf({ id: `x${i}`, trackId: `mmsi:${i + 10}` }))

function makeRoom({ book }: { book: AlertBook }): (string | undefined)[] {
  for (const action of ['rectify', 'acknowledge'] as const) book.act('x0', { action, by: 'Ana', reason: 'left' }, 0)
  return book.tick([], 0).map(({ did, note }) => note ?? did)
}

test('what was in and out, or withdrawn, while it waited is told with its end', () => {
  const after = { atMs: 2000, lon: 109, lat: 5 }
  const reason = 'undone by a late report'
  for (const [then, words] of [
    [zoneEvent({ id: 'b', kind: 'exited', atMs: 2000, lon: 109, after }), 'left Zone west at 00:00:02Z'],
    [zoneEvent({ withdrawn: { reason } }), `the event was withdrawn: ${reason}`],
  ] as const) {
    const desk = told([anyTrack], { open: manyOpen })
    expect([desk.tell([zoneEvent()]), desk.tell([then]), desk.book.heldBack]).toEqual([[], [], 1])
    expect(makeRoom(desk)).toEqual(['raised', words])
  }
})

test('what waits and was told better is raised as the better event', () => {
  const desk = told([anyTrack], { open: manyOpen })
  desk.tell([zoneEvent()])
  desk.tell([zoneEvent({ withdrawn: { reason: 'told better', replacedBy: 'b' } }), zoneEvent({ id: 'b', atMs: 5000 })])
  expect(makeRoom(desk)).toEqual(['raised'])
  expect(desk.book.open.at(-1)).toMatchObject({ eventId: 'b', atMs: 5000 })
})

test('what waits ends when the track is heard again, and is dropped when the rule is not about it', () => {
  const rule = { ...gaps, priority: 'warning' as const, when: { notFlags: ['MY'] } }
  const open = manyOpen.map((alert) => ({ ...alert, ruleId: 'gap', cause: 'gap' as const }))
  const waiting = () => {
    const lab = new AlertLab([rule], { open })
    lab.beat(0)
    lab.report({ trackId: SHIP, atMs: 0, lon: 110.05 })
    lab.beat(20 * MINUTE)
    expect(lab.book.heldBack).toBe(1)
    return lab
  }
  const heard = waiting()
  heard.report({ trackId: SHIP, atMs: 21 * MINUTE, lon: 110.05 })
  heard.beat(21 * MINUTE)
  expect(makeRoom(heard)).toEqual(['raised', 'heard again'])
  const known = waiting()
  known.learn({ trackId: SHIP, kind: 'vessel', flag: 'MY' })
  known.beat(21 * MINUTE)
  expect([known.book.heldBack, makeRoom(known)]).toEqual([0, []])
})

test('a feed that waits and is heard again is told with its end', () => {
  const open = manyOpen.map((alert) => ({ ...alert, priority: 'alarm' as const }))
  const silent = ruleOf({ id: 'silent', cause: 'feed-silent', priority: 'alarm', when: {} })
  const lab = new AlertLab([anyTrack, silent], { open })
  lab.feeds = [feedOf({ state: 'silent' })]
  lab.beat(0)
  lab.feeds = [feedOf()]
  lab.beat(1000)
  expect(makeRoom(lab)).toEqual(['raised', 'heard again'])
})
