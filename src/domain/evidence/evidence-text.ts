import type { Evidence } from './evidence.ts'

/** The evidence in a few lines, to be pasted into a message. `link` shows it in the app. */
export function evidenceText(
  { headline, track, summary, crossing, disclaimer, event }: Evidence,
  link: string,
): string {
  return [
    `${track.title}: ${headline}`,
    `${crossing.at}, ${crossing.place.text}`,
    ...summary,
    `Event ${event.id}. ${disclaimer}`,
    link,
  ].join('\n')
}
