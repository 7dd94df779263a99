import { useLayoutEffect } from 'react'
import { useUrl } from './url-state.ts'

/** Palette, density and wall display as the address has them, told to the style sheets. */
export function usePageLook(): void {
  const palette = useUrl((state) => state.palette)
  const density = useUrl((state) => state.density)
  const kiosk = useUrl((state) => state.kiosk)
  // In the layout phase, before the effects of the children: the map reads the tokens in one of them.
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    dataset.palette = palette
    dataset.density = density
    if (kiosk) dataset.kiosk = ''
    else delete dataset.kiosk
    // The map and the lists measure themselves anew.
    dispatchEvent(new Event('resize'))
  }, [palette, density, kiosk])
}
