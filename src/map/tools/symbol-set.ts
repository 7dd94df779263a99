/** Whose signs targets are drawn by: IMO SN.1/Circ.243, or the frames of MIL-STD-2525. */
export const SYMBOL_SETS = ['imo', 'mil'] as const
export type SymbolSet = (typeof SYMBOL_SETS)[number]

/** As it stands in an address. What makes no sense is undefined. */
export function readSymbolSet(text: string): SymbolSet | undefined {
  return SYMBOL_SETS.find((set) => set === text)
}

export function writeSymbolSet(set: SymbolSet): string {
  return set === 'imo' ? '' : set
}
