import { useEffect, useState } from 'react'
import type { SeaMap } from '../../map/sea-map.ts'
import type { SymbolSet } from '../../map/tools/symbol-set.ts'

/** Draws targets by a set of symbols, and says in words whose they are where that is not the usual set. */
export function useSymbols(map: SeaMap | undefined, symbols: SymbolSet): string | undefined {
  const [shown, setShown] = useState<'wanted' | 'drawn' | 'failed'>('wanted')
  useEffect(() => {
    let isOver = false
    setShown('wanted')
    map?.setSymbols(symbols).then(
      () => !isOver && setShown('drawn'),
      () => !isOver && setShown('failed'),
    )
    return () => {
      isOver = true
    }
  }, [map, symbols])
  if (symbols === 'imo') return undefined
  switch (shown) {
    case 'wanted':
      return 'MIL-STD-2525 symbols loading'
    case 'drawn':
      return 'MIL-STD-2525 symbols'
    case 'failed':
      return 'MIL-STD-2525 symbols could not be loaded'
  }
}
