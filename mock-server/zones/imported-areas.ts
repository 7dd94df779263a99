import { DEFAULT_RULE } from '#domain/events/zone-rule.ts'
import { parseWatchAreaInput, type WatchAreaInput } from '#domain/watch-area.ts'
import type { ImportedFile } from './imported-file.ts'

/** The zones of a file as watch areas with the default rule, and what is wrong with those that cannot be one. */
export function areaInputsOf(
  { zones, problems }: ImportedFile,
  file: string,
): { readonly inputs: readonly WatchAreaInput[]; readonly problems: readonly string[] } {
  const inputs: WatchAreaInput[] = []
  const told = [...problems]
  for (const { name, note, claimants, parts } of zones) {
    const input = parseWatchAreaInput({
      name,
      note: note === undefined ? `From ${file}` : `${note} (from ${file})`,
      claimants: claimants.filter((code) => /^[A-Z]{2}$/.test(code)).slice(0, 20),
      parts,
      rule: DEFAULT_RULE,
    })
    if (input.ok) inputs.push(input.value)
    else told.push(...input.problem.map((problem) => `"${name}": ${problem}`))
  }
  return { inputs, problems: told }
}
