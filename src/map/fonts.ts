/** Family the app bundles. */
export const FACE = 'IBM Plex Sans Variable'

/**
 * Without `glyphs` MapLibre draws text with the page's own fonts, and reads weight and slant out of the words of the
 * first family named (GlyphManager in maplibre-gl 6.17). No family is called "Semibold": the browser goes on to the next.
 */
export const FONTS = {
  regular: [FACE, 'IBM Plex Sans'],
  medium: ['Medium', FACE, 'IBM Plex Sans'],
  semibold: ['Semibold', FACE, 'IBM Plex Sans'],
  italic: ['Italic', FACE, 'IBM Plex Sans'],
}
