import type { Evidence } from './evidence.ts'

/** The evidence as JSON text, with when it was written out. */
export function evidenceJson(evidence: Evidence, madeAtMs: number): string {
  const { schema, schemaVersion, ...rest } = evidence
  return `${JSON.stringify({ schema, schemaVersion, madeAt: new Date(madeAtMs).toISOString(), ...rest }, null, 2)}\n`
}

/** What to call the saved file, without its ending: plain letters, digits and dashes only. */
export function evidenceFileName({ crossing, track, event }: Evidence): string {
  const words = `evidence ${crossing.at.slice(0, 19)}Z ${track.title.slice(0, 40)} ${event.kind} ${event.id.slice(0, 8)}`
  return words.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
