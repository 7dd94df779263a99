/** Red, green, blue and opacity, each 0 to 1, not premultiplied. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number]

/**
 * Reads a colour as the tokens write it: `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa` or `transparent`.
 * MapLibre reads its own colours; this is for what we draw ourselves: symbols and patterns.
 */
export function parseColor(text: string): Rgba {
  if (text === 'transparent') return [0, 0, 0, 0]
  const hex = /^#(?:[\da-f]{3,4}|[\da-f]{6}|[\da-f]{8})$/i.test(text) ? text.slice(1) : undefined
  if (hex === undefined) throw new Error(`colour is "${text}", expected #rgb, #rgba, #rrggbb, #rrggbbaa or transparent`)
  const digits = hex.length <= 4 ? [...hex].map((digit) => digit + digit) : (hex.match(/../g) ?? [])
  const [red = 0, green = 0, blue = 0, alpha = 255] = digits.map((pair) => Number.parseInt(pair, 16))
  return [red / 255, green / 255, blue / 255, alpha / 255]
}
