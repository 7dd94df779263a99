import { type Palette, TOKENS } from './palette-tokens.ts'

export type { Palette }

/** Reads the palette in force at an element from its CSS custom properties. Throws when a token has no value. */
export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element)
  const read = ([name, token]: [string, string]) => {
    const color = style.getPropertyValue(token).trim()
    if (color === '')
      throw new Error(`${token} has no value on <${element.localName}>, expected a colour from tokens.css`)
    return [name, color]
  }
  return Object.fromEntries(Object.entries(TOKENS).map(read)) as Palette
}
