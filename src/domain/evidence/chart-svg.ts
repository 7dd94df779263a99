import { LINE_PX } from './chart-labels.ts'
import { escapeHtml } from './escape-html.ts'
import type { ChartMark, EvidenceChart } from './evidence-chart.ts'

/** The drawing as SVG text, coloured by the classes of `CHART_CSS`. `title` is told to those who do not see it. */
export function chartSvg({ widthPx, heightPx, marks, scaleWords }: EvidenceChart, title: string): string {
  return [
    `<svg class="chart" viewBox="0 0 ${widthPx} ${heightPx}" role="img" aria-label="${escapeHtml(title)}">`,
    `<rect class="sea" width="${widthPx}" height="${heightPx}"/>`,
    ...marks.map(markSvg),
    `<text class="note" x="${widthPx - 12}" y="${heightPx - 18}" text-anchor="end">${escapeHtml(scaleWords)}</text>`,
    `<path class="north" d="M12 ${heightPx - 8}V${heightPx - 26}M8 ${heightPx - 20}L12 ${heightPx - 27}L16 ${heightPx - 20}"/>`,
    `<text class="note" x="20" y="${heightPx - 10}">N</text>`,
    '</svg>',
  ].join('\n')
}

function markSvg(mark: ChartMark): string {
  switch (mark.kind) {
    case 'area':
      return `<path class="area ${mark.zoneKind}" fill-rule="evenodd" d="${mark.d}"/>`
    case 'line': {
      const dash = mark.dash ? ` stroke-dasharray="${mark.dash}"` : ''
      const width = mark.widthPx === undefined ? '' : ` stroke-width="${mark.widthPx}"`
      return `<path class="line ${mark.role} ${mark.zoneKind ?? ''}"${dash}${width} d="${mark.d}"/>`
    }
    case 'dot':
      return `<circle class="${mark.role}" cx="${mark.x}" cy="${mark.y}" r="${mark.role === 'report' ? 3.5 : 1.8}"/>`
    case 'crossing':
      return `<path class="crossing" d="M${mark.x} ${mark.y - 6}l6 6l-6 6l-6 -6Z"/>`
    case 'label': {
      const lines = mark.lines.map(
        (line, i) => `<tspan x="${mark.x}" dy="${i ? LINE_PX : 0}">${escapeHtml(line)}</tspan>`,
      )
      return `<text class="label ${mark.role}" x="${mark.x}" y="${mark.y}">${lines.join('')}</text>`
    }
  }
}

/** The colours of the drawing on paper. */
export const CHART_CSS = `
.chart { display: block; width: 100%; border: 1px solid #b3bdc3; font: 12px ui-monospace, "DejaVu Sans Mono", monospace; }
.chart .sea { fill: #eef5f9; }
.chart .area { fill: #1f55b814; }
.chart .area.territorial-sea { fill: #0b746520; }
.chart .area.contiguous-zone { fill: #46687d18; }
.chart .area.joint-area { fill: #3f6d121c; }
.chart .area.overlapping-claim { fill: #9a2f8814; }
.chart .line { fill: none; stroke: #1f55b8; }
.chart .line.territorial-sea { stroke: #0b7465; }
.chart .line.contiguous-zone { stroke: #46687d; }
.chart .line.joint-area { stroke: #3f6d12; }
.chart .line.overlapping-claim { stroke: #9a2f88; }
.chart .line.watch-area { stroke: #5d4d1e; }
.chart .line.neighbour { stroke: #6a655a; }
.chart .line.limit { stroke-width: 2; }
.chart .line.other-limit { stroke-width: 1; opacity: 0.7; }
.chart .line.tolerance { stroke: #22303a12; }
.chart .line.track, .chart .line.way, .chart .line.unknown-way { stroke: #22303a; stroke-width: 1.2; }
.chart .line.track { opacity: 0.5; }
.chart .line.window { stroke: #22303a; stroke-width: 5; opacity: 0.28; }
.chart .line.scale, .chart .north { fill: none; stroke: #3d4a53; stroke-width: 1; }
.chart circle { fill: #22303a; stroke: #eef5f9; stroke-width: 1.5; }
.chart .crossing { fill: #eef5f9; stroke: #111a20; stroke-width: 1.8; }
.chart text { fill: #111a20; paint-order: stroke; stroke: #eef5f9; stroke-width: 3px; }
.chart text.crossing { fill: #111a20; stroke: #eef5f9; stroke-width: 3px; font-weight: bold; }
.chart text.limit, .chart text.note { fill: #3d4a53; }
`
