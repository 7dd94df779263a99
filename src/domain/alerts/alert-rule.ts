import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import { plainText } from '../notation.ts'
import { OBSERVATION_KINDS } from '../observations/observation.ts'
import { SHIP_GROUPS } from '../target-filter.ts'
import { scheduleSchema } from '../watch-area.ts'
import { ALERT_CAUSES, ALERT_PRIORITIES, type AlertCause } from './alert.ts'

const MOST_RULES = 200
export const MOST_ALLOWED = 5000
const MOST_IN_LIST = 500
const LONGEST_NAME = 120
const LONGEST_REASON = 500

const ZONE_KINDS = [
  'joint-area',
  'overlapping-claim',
  'territorial-sea',
  'contiguous-zone',
  'eez',
  'neighbour',
  'watch-area',
] as const
const EVENT_KINDS = ['entered', 'exited', 'crossed', 'first-seen-inside', 'lost-inside'] as const
const TRACK_KINDS = ['vessel', 'drone', 'patrol', 'aircraft', 'aid', 'base', 'contact', 'other'] as const
const OBSERVATION_STATES = ['begun', 'ended'] as const
const EVENT_FLAGS = [
  'at-coast',
  'in-port',
  'shared-identity',
  'zone-closed',
  'zone-opened',
  'jump',
  'too-close-to-call',
] as const

const text = (most: number) =>
  v.pipe(
    v.string((issue) => `is ${issue.received}, expected a text`),
    v.maxLength(most, (issue) => `has ${issue.received} characters, expected at most ${issue.requirement}`),
    v.transform((value) => plainText(value, most)),
    v.minLength(1, 'is empty, expected a text'),
  )
const number = (from: number, to: number, unit: string) =>
  v.pipe(
    v.number((issue) => `is ${issue.received}, expected ${from} to ${to} ${unit}`),
    v.check(
      (value) => value >= from && value <= to,
      (issue) => `is ${issue.received}, expected ${from} to ${to} ${unit}`,
    ),
  )
const oneOf = <const Options extends readonly string[]>(options: Options) =>
  v.picklist(options, (issue) => `is ${issue.received}, expected one of ${options.join(', ')}`)
const list = <Item extends v.GenericSchema>(item: Item) =>
  v.pipe(
    v.array(item, (issue) => `is ${issue.received}, expected a list`),
    v.maxLength(MOST_IN_LIST, (issue) => `has ${issue.received} entries, expected at most ${issue.requirement}`),
  )
const flag = v.pipe(
  v.string((issue) => `is ${issue.received}, expected a country code such as MY`),
  v.regex(/^[A-Z]{2}$/, (issue) => `is ${issue.received}, expected a country code such as MY`),
)
const truth = v.boolean((issue) => `is ${issue.received}, expected true or false`)
const instant = number(-8.64e15, 8.64e15, 'ms since 1970')

/** What a rule looks for. Every part that is there must hold; an empty list is as none. */
const conditionSchema = v.strictObject(
  {
    /** Zones by kind or by id; with both lists, either will do. Without any list, every zone. */
    zoneKinds: v.exactOptional(list(oneOf(ZONE_KINDS))),
    zoneIds: v.exactOptional(list(text(LONGEST_NAME))),
    /** For zone events: which of them; entries and crossings without. */
    eventKinds: v.exactOptional(list(oneOf(EVENT_KINDS))),
    /** For observations: which of them; a rule of that cause names at least one. */
    observationKinds: v.exactOptional(list(oneOf(OBSERVATION_KINDS))),
    /** For observations: that they go on, or that they are over; either without. One moment is over when it is told. */
    observationStates: v.exactOptional(list(oneOf(OBSERVATION_STATES))),
    /** For zone events: only those that came from outside all zones of the rule, not from one into the next. */
    fromOutside: v.exactOptional(truth),
    /** For zone events: flags that mask an event for other rules and not for this one; see rule-match.ts. */
    evenIf: v.exactOptional(list(oneOf(EVENT_FLAGS))),
    trackKinds: v.exactOptional(list(oneOf(TRACK_KINDS))),
    /** ISO 3166-1 alpha-2. A flag that is not known is in no list, so it passes `notFlags`. */
    flags: v.exactOptional(list(flag)),
    notFlags: v.exactOptional(list(flag)),
    /** A ship that does not say its type is in no group. */
    shipGroups: v.exactOptional(list(oneOf(SHIP_GROUPS))),
    /** Knots over ground; those of unknown speed pass neither. */
    minSogKn: v.exactOptional(number(0, 200, 'knots')),
    maxSogKn: v.exactOptional(number(0, 200, 'knots')),
    schedule: v.exactOptional(scheduleSchema),
    /** Those on the allow-list too. */
    evenIfAllowed: v.exactOptional(truth),
  },
  (issue) =>
    issue.expected === 'never'
      ? 'is not known, expected a condition of alert-rule.ts'
      : `is ${issue.received}, expected an object`,
)

const ruleSchema = v.strictObject(
  {
    id: v.pipe(
      v.string((issue) => `is ${issue.received}, expected a text`),
      v.regex(
        /^[a-z0-9][a-z0-9-]{0,59}$/,
        (issue) => `is ${issue.received}, expected small letters, digits and hyphens`,
      ),
    ),
    name: text(LONGEST_NAME),
    enabled: truth,
    priority: oneOf(ALERT_PRIORITIES),
    cause: oneOf(ALERT_CAUSES),
    when: conditionSchema,
    /** Unacknowledged for so long, it becomes one step more urgent. Seconds. */
    escalateAfterS: v.exactOptional(number(1, 86_400, 'seconds')),
    /** For an approach: so many minutes before the limit at the present course and speed. */
    approachMin: v.exactOptional(number(1, 240, 'minutes')),
    /** For a gap or a lost link: no report for so long; for a feed: silent or lost for so long. Seconds. */
    gapS: v.exactOptional(number(0, 86_400, 'seconds')),
    /** For a gap, a lost link or an observation: only so near to the outer limit of the zones. Nautical miles. */
    nearLimitNm: v.exactOptional(number(0.1, 200, 'nautical miles')),
    /** When the condition ends it leaves the list unseen: for what is of no more interest then. The log keeps it. */
    clearsItself: v.exactOptional(truth),
  },
  (issue) =>
    issue.expected === 'never'
      ? 'is not known, expected a part of an alert rule'
      : `is ${issue.received}, expected an alert rule`,
)

/** What makes an alert, as data. */
export type AlertRule = Readonly<v.InferOutput<typeof ruleSchema>>

const allowedSchema = v.strictObject(
  {
    /** Any of the three is enough. */
    mmsi: v.exactOptional(v.pipe(number(0, 999_999_999, 'as MMSI'), v.integer('is no whole number'))),
    imo: v.exactOptional(v.pipe(number(1, 9_999_999, 'as IMO number'), v.integer('is no whole number'))),
    trackId: v.exactOptional(text(LONGEST_NAME)),
    name: text(LONGEST_NAME),
    reason: text(LONGEST_REASON),
    /** Until this instant, exclusive; for good without. */
    untilMs: v.exactOptional(instant),
    /** For these rules only; without, or empty, for every rule that is not about the allowed too. */
    ruleIds: v.exactOptional(list(text(LONGEST_NAME))),
    /** Who allowed it, and when by the server's clock. */
    by: v.exactOptional(text(LONGEST_NAME)),
    atMs: v.exactOptional(instant),
  },
  (issue) =>
    issue.expected === 'never'
      ? 'is not known, expected a part of an allow-list entry'
      : `is ${issue.received}, expected an allow-list entry`,
)

/** A vessel that may be where it is, who said so and for how long. */
export type AllowedVessel = Readonly<v.InferOutput<typeof allowedSchema>>

/** One entry of the allow-list from parsed JSON. */
export function parseAllowedVessel(json: unknown): Result<AllowedVessel> {
  const parsed = v.safeParse(allowedSchema, json)
  if (!parsed.success) return failed(issueWords(parsed.issues[0]))
  return namesVessel(parsed.output) ? ok(parsed.output) : failed('body names no vessel, expected mmsi, imo or trackId')
}

/** All that alerts are made by. */
export interface AlertRuleBook {
  readonly rules: readonly AlertRule[]
  readonly allowList: readonly AllowedVessel[]
}

const bookSchema = v.object(
  {
    rules: v.pipe(
      v.array(ruleSchema, (issue) => `is ${issue.received}, expected a list of rules`),
      v.maxLength(MOST_RULES, (issue) => `has ${issue.received} rules, expected at most ${issue.requirement}`),
    ),
    allowList: v.exactOptional(
      v.pipe(
        v.array(allowedSchema, (issue) => `is ${issue.received}, expected a list of vessels`),
        v.maxLength(MOST_ALLOWED, (issue) => `has ${issue.received} entries, expected at most ${issue.requirement}`),
      ),
      [],
    ),
  },
  (issue) => `is ${issue.received}, expected rules and allowList`,
)

/** What a rule of a cause cannot do without. */
const NEEDS: Readonly<Record<AlertCause, readonly (keyof AlertRule)[]>> = {
  'zone-event': [],
  approach: ['approachMin'],
  gap: ['gapS', 'nearLimitNm'],
  'link-lost': ['gapS', 'nearLimitNm'],
  speed: [],
  observation: [],
  'feed-silent': [],
  'feed-lost': [],
}

/** Rules and allow-list from parsed JSON: all that is wrong is told, each with place, value and expectation. */
export function parseAlertRuleBook(json: unknown): Result<AlertRuleBook, readonly string[]> {
  const parsed = v.safeParse(bookSchema, json)
  if (!parsed.success) return failed(parsed.issues.map(issueWords))
  const { rules, allowList } = parsed.output
  const problems = [
    ...rules.flatMap((rule, i) => ruleProblems(rule, rules, i)),
    ...allowList.flatMap((entry, i) =>
      namesVessel(entry) ? [] : [`allowList.${i} names no vessel, expected mmsi, imo or trackId`],
    ),
  ]
  return problems.length > 0 ? failed(problems) : ok({ rules, allowList })
}

function issueWords(issue: v.BaseIssue<unknown>): string {
  return `${v.getDotPath(issue) ?? 'body'} ${issue.message}`
}

function namesVessel({ mmsi, imo, trackId }: AllowedVessel): boolean {
  return mmsi !== undefined || imo !== undefined || trackId !== undefined
}

function ruleProblems(rule: AlertRule, rules: readonly AlertRule[], i: number): string[] {
  const place = `rules.${i}`
  const { id, cause, when } = rule
  const first = rules.findIndex((each) => each.id === id)
  const problems = NEEDS[cause]
    .filter((key) => rule[key] === undefined)
    .map((key) => `${place}.${key} is not there, expected one for cause ${cause}`)
  if (first !== i) problems.push(`${place}.id is ${id}, the id of rules.${first} too, expected another`)
  if (cause === 'speed' && when.minSogKn === undefined && when.maxSogKn === undefined)
    problems.push(`${place}.when.minSogKn is not there, expected it or maxSogKn for cause speed`)
  if (cause === 'observation' && !when.observationKinds?.length)
    problems.push(`${place}.when.observationKinds is not there, expected at least one kind for cause observation`)
  if (when.minSogKn !== undefined && when.maxSogKn !== undefined && when.minSogKn > when.maxSogKn)
    problems.push(`${place}.when.minSogKn is ${when.minSogKn}, expected at most maxSogKn, ${when.maxSogKn}`)
  return problems
}
