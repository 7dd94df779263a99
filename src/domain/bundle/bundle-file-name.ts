import type { Bundle } from './bundle.ts'

/** What to call the saved file: plain letters, digits and dashes, `evidence-bundle-2026-03-14T12-00-00Z-Crossing.html`. */
export function bundleFileName({ title, window }: Pick<Bundle, 'title' | 'window'>): string {
  const at = new Date(window.fromMs).toISOString().slice(0, 19)
  const words = `evidence bundle ${at}Z ${title.slice(0, 60)}`.replace(/[^A-Za-z0-9]+/g, '-')
  return `${words.replace(/-$/, '')}.html`
}
