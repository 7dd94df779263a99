/** How well a text answers what was typed: smaller is better, undefined is not at all. Both in small letters. */
export function matchRank(text: string, wanted: string): number | undefined {
  if (text.startsWith(wanted)) return text.length === wanted.length ? 0 : 1
  const at = text.indexOf(wanted)
  if (at < 0) return undefined
  return isWordStart(text, at) || text.includes(` ${wanted}`) ? 2 : 3
}

/** The same for words that may stand in any order, as `zones claims`; the worst of them counts. */
export function wordsRank(text: string, wanted: string): number | undefined {
  const whole = matchRank(text, wanted)
  if (whole !== undefined) return whole
  let worst = 0
  for (const word of wanted.split(' ')) {
    const rank = matchRank(text, word)
    if (rank === undefined) return undefined
    worst = Math.max(worst, rank)
  }
  return worst + 1
}

/** What was typed, as it is compared. */
export function normalized(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase()
}

/** Keeps the few best of many without sorting all; among equals the earlier. */
export class Best<Item> {
  readonly #kept: { readonly item: Item; readonly rank: number }[] = []
  readonly #most: number

  constructor(most: number) {
    this.#most = most
  }

  offer(item: Item, rank: number): void {
    const kept = this.#kept
    if (kept.length === this.#most && rank >= (kept.at(-1)?.rank ?? Number.POSITIVE_INFINITY)) return
    const at = kept.findLastIndex((each) => each.rank <= rank) + 1
    kept.splice(at, 0, { item, rank })
    if (kept.length > this.#most) kept.pop()
  }

  get ranked(): readonly { readonly item: Item; readonly rank: number }[] {
    return this.#kept
  }
}

function isWordStart(text: string, at: number): boolean {
  return text[at - 1] === ' '
}
