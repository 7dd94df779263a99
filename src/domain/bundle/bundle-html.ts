import { utf8ToBytes } from '@noble/hashes/utils.js'
import { failed, ok, type Result } from '#geo/result.ts'
import { escapeHtml } from '../evidence/escape-html.ts'
import { DISCLAIMER } from '../evidence/evidence-words.ts'
import { clockText, countText, dateText, plainText } from '../notation.ts'
import { type Bundle, LARGEST_BYTES } from './bundle.ts'
import { bundleChart } from './bundle-chart.ts'
import { BUNDLE_CSS } from './bundle-css.ts'
import { type BundleData, bundleData } from './bundle-data.ts'
import { sizeProblem } from './bundle-of.ts'
import { PLAYER_JS } from './bundle-player.ts'
import { comparisonHtml, eventsHtml, notesHtml, provenanceHtml, tracksHtml, zonesHtml } from './bundle-sections.ts'
import { inlineHash } from './inline-hash.ts'
import { recordingText, withoutMarkup } from './recording-text.ts'

/**
 * The bundle as one HTML file that opens by itself, with no server and no network: chart, tables, a player of the slice,
 * and the slice as a recording that can be saved and replayed. Its policy lets nothing load and only its own script and
 * style run. Every text from feeds, files and zones is escaped. Fails when there is nothing in it or too much, when the
 * window runs back, and for a picture that is none.
 */
export function bundleHtml(bundle: Bundle): Result<string> {
  const problem = problemOf(bundle)
  if (problem !== undefined) return failed(problem)
  const text = recordingText(bundle)
  const title = plainText(bundle.title, 160) || 'Evidence bundle'
  const chart = bundleChart(bundle, `Chart: ${title}`)
  const data = bundleData(bundle, text, chart)
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${BUNDLE_CSS}</style>
</head>
<body>
<main>
<p class="kind">Evidence bundle, eez-watch</p>
<h1>${escapeHtml(title)}</h1>
<p>${windowWords(bundle)}</p>
<p class="disclaimer">${escapeHtml(DISCLAIMER)}</p>
<h2>Chart</h2>
${chart.svg}
${controlsHtml(bundle, data)}
<p class="legend">Faint line: the whole way of a track in this window, broken where its reports do not belong to one motion. Dot: where it is at the instant shown, hollow where nothing is known since its last report. Diamond: an event (E). Square: a note (N). Limits: unbroken where all agree, long dashes where agreed but disputed, dash and dot allocated, dashes claimed or drawn, fine dashes computed, dots our own closing line.</p>
${tracksHtml(bundle.tracks)}
${eventsHtml(bundle)}
${notesHtml(bundle)}
${comparisonHtml(bundle)}
${pictureHtml(bundle)}
<h2>Zones and limits on the chart</h2>
${zonesHtml(chart.zones)}
${provenanceHtml(bundle, data, utf8ToBytes(text).length)}
<div class="needs-script no-print">
<p><a class="button" id="save" href="#data" download="${escapeHtml(data.data.file)}">Save the data as a recording</a>
<button type="button" id="check">Work out the hash of the data</button> <output id="checked"></output></p>
</div>
<footer>
<p>${escapeHtml(DISCLAIMER)}</p>
<p>${data.schema} ${data.schemaVersion}.</p>
</footer>
</main>
<script type="application/json" id="bundle">${withoutMarkup(JSON.stringify(data))}</script>
<script type="application/x-ndjson" id="recording">${text}</script>
<script>${PLAYER_JS}</script>
</body>
</html>
`
  return sized(html, data)
}

/** Nothing may load or be sent; one script and one style may run (W3C, Content Security Policy 3). */
function policy(): string {
  return [
    "default-src 'none'",
    `script-src ${inlineHash(PLAYER_JS)}`,
    `style-src ${inlineHash(BUNDLE_CSS)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function problemOf({ window, tracks, picture }: Bundle): string | undefined {
  if (!(window.fromMs <= window.toMs))
    return `the window is ${window.fromMs} to ${window.toMs}, expected the first not after the second`
  if (picture && !isPngUrl(picture.pngDataUrl))
    return `picture.pngDataUrl begins ${JSON.stringify(picture.pngDataUrl.slice(0, 40))}, expected ${PNG_URL} and base 64`
  return sizeProblem(
    tracks.reduce((sum, { reports }) => sum + reports.length, 0),
    tracks.length,
  )
}

const PNG_URL = 'data:image/png;base64,'

/** By what must not be in it: a pattern for the whole would need a stack as long as the picture. */
function isPngUrl(url: string): boolean {
  return url.startsWith(PNG_URL) && url.length > PNG_URL.length && !/[^A-Za-z0-9+/=]/.test(url.slice(PNG_URL.length))
}

function sized(html: string, { data }: BundleData): Result<string> {
  const bytes = utf8ToBytes(html).length
  if (bytes <= LARGEST_BYTES) return ok(html)
  const [found, most] = [bytes, LARGEST_BYTES].map((each) => (each / 1024 ** 2).toFixed(1))
  return failed(
    `the file would have ${found} MiB (${countText(data.positions)} positions), expected at most ${most} MiB: narrow the window, choose fewer tracks or leave out the picture`,
  )
}

function windowWords({ window: { fromMs, toMs } }: Bundle): string {
  const isSameDay = dateText(fromMs) === dateText(toMs)
  return `${dateText(fromMs)} ${clockText(fromMs)} to ${isSameDay ? '' : `${dateText(toMs)} `}${clockText(toMs)}`
}

function controlsHtml({ window }: Bundle, { player }: BundleData): string {
  const speeds = [1, 10, 60, 300, 1800, 3600]
  return `<p class="no-script">The picture moves only where scripts may run. Everything else stands here without.</p>
<div class="time needs-script" role="group" aria-label="Time">
<button type="button" id="back" aria-label="Report before">|◀</button>
<button type="button" id="play">Play</button>
<button type="button" id="forward" aria-label="Report after">▶|</button>
<label for="time">Time</label> <input type="range" id="time" min="0" max="${window.toMs - window.fromMs}" step="1" value="${player.shownAtMs - window.fromMs}">
<output id="clock" for="time"></output>
<label for="speed">Speed</label> <select id="speed">${speeds.map((speed) => `<option value="${speed}"${speed === 60 ? ' selected' : ''}>${speed}×</option>`).join('')}</select>
</div>
<p class="legend needs-script no-print">Keys: K or space plays and pauses, J and L go a minute back and on, comma and full stop a report; on the slider arrows go 10 seconds.</p>`
}

function pictureHtml({ picture }: Bundle): string {
  if (!picture) return ''
  const words = escapeHtml(plainText(picture.words, 300))
  return `<h2>The map as it was seen</h2>
<figure><img src="${picture.pngDataUrl}" alt="${words}"><figcaption>${words}</figcaption></figure>`
}
