import * as v from 'valibot'
import { failed, ok, type Result } from '#geo/result.ts'
import { number, oneOf, strict } from '../search/search-schema.ts'

/** Thirty days: longer than anybody watches a simulated world (notional). */
const LONGEST_S = 30 * 86_400
const LONGEST_DELAY_S = 3600
const MOST_SWITCHES = 20
const MOST_TRACKS = 100

const share = number(0, 1, '(a share)')
const delay = number(0, LONGEST_DELAY_S, 'seconds')

/** From when to when it is on, simulated seconds after the world began: from the beginning, and for good, when absent. */
const times = {
  fromS: v.exactOptional(number(0, LONGEST_S, 'seconds')),
  untilS: v.exactOptional(number(0, LONGEST_S, 'seconds')),
}

const switchSchema = v.pipe(
  v.variant(
    'kind',
    [
      /** So many of the reports do not come. */
      strict({ kind: v.literal('loss'), share, ...times }, 'a switch'),
      /** Every report comes later, by `delayS` and an even draw of 0 to `jitterS` on top. */
      strict({ kind: v.literal('delay'), delayS: delay, jitterS: v.exactOptional(delay), ...times }, 'a switch'),
      /** So many of the reports are held for `byS` (15 s when absent), so that later ones overtake them. */
      strict({ kind: v.literal('reorder'), share, byS: v.exactOptional(delay), ...times }, 'a switch'),
      /** So many of the reports come twice, word for word. */
      strict({ kind: v.literal('duplicates'), share, ...times }, 'a switch'),
      /** Times are told so much too late (positive) or too early. */
      strict({ kind: v.literal('clock-skew'), skewS: number(-86_400, 86_400, 'seconds'), ...times }, 'a switch'),
      /** Nothing comes of the tracks named, else of a share of all tracks, else of any. */
      strict(
        {
          kind: v.literal('silence'),
          share: v.exactOptional(share),
          trackIds: v.exactOptional(
            v.pipe(
              v.array(v.pipe(v.string('is no text, expected the id of a track'), v.maxLength(100, 'is too long'))),
              v.minLength(1, 'is empty, expected at least one track'),
              v.maxLength(MOST_TRACKS, `has too many tracks, expected at most ${MOST_TRACKS}`),
              v.readonly(),
            ),
          ),
          ...times,
        },
        'a switch',
      ),
      /** So many of the sentences come damaged, and cannot be used. */
      strict({ kind: v.literal('malformed'), share, ...times }, 'a switch'),
      /**
       * A share of the tracks tell false positions: `shift` is their own by `nm` towards `towardsDeg` (90 when absent),
       * `circle` runs round where they were when it began, `nm` off.
       */
      strict(
        {
          kind: v.literal('spoof'),
          share,
          pattern: oneOf(['shift', 'circle']),
          nm: number(0.1, 500, 'nautical miles'),
          towardsDeg: v.exactOptional(number(0, 360, 'degrees')),
          ...times,
        },
        'a switch',
      ),
      /** So many reports come in place of one, their times between it and the second before. */
      strict(
        {
          kind: v.literal('burst'),
          times: v.pipe(number(2, 50, 'times'), v.integer('is no whole number, expected 2 to 50')),
          ...times,
        },
        'a switch',
      ),
    ],
    (issue) =>
      `is ${issue.received}, expected a switch of kind loss, delay, reorder, duplicates, clock-skew, silence, malformed, spoof or burst`,
  ),
  v.forward(
    v.check(
      ({ fromS = 0, untilS = Number.POSITIVE_INFINITY }) => untilS > fromS,
      ({ input }) => `is ${input.untilS}, expected more than fromS, ${input.fromS ?? 0}`,
    ),
    ['untilS'],
  ),
)

/** A fault between a simulated world and its feed, in simulated time; the shapes say what each does. */
export type ChaosSwitch = v.InferOutput<typeof switchSchema>
export type ChaosKind = ChaosSwitch['kind']

/** One switch, as `GET /api/world` tells it. */
export const chaosSwitchSchema = switchSchema

const switchesSchema = v.pipe(
  v.array(switchSchema, (issue) => `is ${issue.received}, expected a list of switches`),
  v.maxLength(MOST_SWITCHES, (issue) => `has ${issue.received} switches, expected at most ${MOST_SWITCHES}`),
)

/**
 * Switches as they came from outside. Each problem names the place below `place`, the value and what was expected:
 * `chaos[0].share is 1.5, expected 0 to 1 (a share)`.
 */
export function parseChaos(json: unknown, place = 'chaos'): Result<readonly ChaosSwitch[], readonly string[]> {
  const parsed = v.safeParse(switchesSchema, json, { abortPipeEarly: true })
  if (parsed.success) return ok(parsed.output)
  return failed(
    parsed.issues.map((issue) => {
      const path = (v.getDotPath(issue) ?? '').replaceAll(/(^|\.)(\d+)(?=\.|$)/g, '[$2]')
      return `${place}${path === '' || path.startsWith('[') ? '' : '.'}${path} ${issue.message}`
    }),
  )
}

/** Whether a switch is on so many simulated seconds after the world began: `fromS` included, `untilS` not. */
export function isOn({ fromS = 0, untilS = Number.POSITIVE_INFINITY }: ChaosSwitch, atS: number): boolean {
  return atS >= fromS && atS < untilS
}

/** What a switch does, short: `loss 20 %`. */
export function chaosWords(one: ChaosSwitch): string {
  switch (one.kind) {
    case 'loss':
    case 'duplicates':
    case 'malformed':
      return `${one.kind} ${percent(one.share)}`
    case 'delay':
      return one.jitterS ? `delay ${one.delayS} to ${one.delayS + one.jitterS} s` : `delay ${one.delayS} s`
    case 'reorder':
      return `reorder ${percent(one.share)} by ${one.byS ?? REORDER_S} s`
    case 'clock-skew':
      return `clock skew ${one.skewS < 0 ? '−' : '+'}${Math.abs(one.skewS)} s`
    case 'silence':
      if (one.trackIds) return `silence of ${one.trackIds.length === 1 ? '1 track' : `${one.trackIds.length} tracks`}`
      return one.share === undefined || one.share === 1 ? 'silence' : `silence of ${percent(one.share)} of tracks`
    case 'spoof':
      return `spoof ${percent(one.share)} of tracks, ${one.pattern} ${one.nm} NM`
    case 'burst':
      return `burst ${one.times} times`
  }
}

/** By how much `reorder` holds a report when it does not say: more than the 10 s of a class A ship under way. */
export const REORDER_S = 15

function percent(part: number): string {
  return `${Number((100 * part).toFixed(1))} %`
}
