import { headLine, identityLine, reportLine } from '../formats/own-format.ts'
import { noteLine } from '../recording/notes.ts'
import type { Bundle } from './bundle.ts'

/**
 * The slice as a recording of ours: head, who is who, then reports and notes in order of time, lines ended by `\n`. It
 * holds no `<` (JSON says `\u003c`), so that it stands in a page as it is and its hash is that of the text in the page.
 */
export function recordingText({ title, window, tracks, notes, made, recording }: Bundle): string {
  const head = headLine({
    startAtMs: window.fromMs,
    made: {
      by: 'evidence bundle',
      tool: made.tool,
      title,
      ...(recording && { cutFrom: recording.name }),
      ...(recording?.sha256 !== undefined && { cutFromSha256: recording.sha256 }),
    },
  })
  const identities = tracks.map(({ identity: { earlier: _, ...identity } }) => identityLine(identity))
  const timed = [
    ...tracks.flatMap(({ reports }) => reports.map((report) => ({ atMs: report.atMs, report }))),
    ...notes.map((note) => ({ atMs: note.atMs, note })),
  ].sort((one, other) => one.atMs - other.atMs)
  const lines = timed.map((entry) => ('note' in entry ? noteLine(entry.note) : reportLine(entry.report)))
  return [head, ...identities, ...lines].map((line) => `${withoutMarkup(line)}\n`).join('')
}

/** JSON that no HTML parser takes for markup: `<` stands in texts only, and is written as its code. */
export function withoutMarkup(json: string): string {
  return json.replaceAll('<', '\\u003c')
}
