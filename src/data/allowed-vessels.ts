import * as v from 'valibot'
import { parseAlertRuleBook } from '#domain/alerts/alert-rule.ts'
import { failed, ok, type Result } from '#geo/result.ts'
import type { VersionedRuleBook } from './alerts.ts'
import { fetchAnswer } from './fetch-answer.ts'

/** What a vessel is named by in one entry of the allow-list. */
export type VesselName = { readonly mmsi: number } | { readonly trackId: string }

interface Allowing {
  readonly by: string
  readonly note: string
}

/** Lets one rule leave a vessel alone, for everyone; gives all that is in force then. A refusal is told in the server's words. */
export async function allowVessel(
  ruleId: string,
  vessel: VesselName,
  { by, note }: Allowing,
): Promise<Result<VersionedRuleBook>> {
  return bookOf(
    await fetchAnswer(addressOf(ruleId), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...vessel, by, ...(note && { note }) }),
    }),
  )
}

/** Takes that back. */
export async function disallowVessel(
  ruleId: string,
  vessel: VesselName,
  by: string,
): Promise<Result<VersionedRuleBook>> {
  const named = encodeURIComponent('mmsi' in vessel ? String(vessel.mmsi) : vessel.trackId)
  const address = `${addressOf(ruleId)}/${named}?${new URLSearchParams({ by })}`
  return bookOf(await fetchAnswer(address, { method: 'DELETE' }))
}

function addressOf(ruleId: string): string {
  return `/api/alert-rules/${encodeURIComponent(ruleId)}/allowed`
}

const versionSchema = v.looseObject({ version: v.number() })
const refusalSchema = v.object({ error: v.string() })

async function bookOf(response: Response): Promise<Result<VersionedRuleBook>> {
  const json: unknown = await response.json().catch(() => undefined)
  if (!response.ok) {
    const told = v.safeParse(refusalSchema, json)
    return failed(told.success ? told.output.error : `the server answered ${response.status} ${response.statusText}`)
  }
  const book = parseAlertRuleBook(json)
  return book.ok
    ? ok({ ...book.value, version: v.parse(versionSchema, json).version })
    : failed(`the rules of the server: ${book.problem.join('; ')}`)
}
