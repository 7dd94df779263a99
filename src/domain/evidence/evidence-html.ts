import { dateText } from '../notation.ts'
import { CHART_CSS, chartSvg } from './chart-svg.ts'
import { escapeHtml } from './escape-html.ts'
import type { Evidence } from './evidence.ts'
import type { EvidenceChart } from './evidence-chart.ts'
import { type EvidenceSection, evidenceSections, intervalWords, reportCells } from './evidence-rows.ts'

/**
 * The evidence as one HTML file that needs nothing else: drawing and style inline, no script, no address in it. It may
 * be printed. Every text from feeds, files and zones is escaped.
 */
export function evidenceHtml(evidence: Evidence, chart: EvidenceChart, madeAtMs: number): string {
  const { headline, track, withdrawn, summary, disclaimer, crossing } = evidence
  const title = `${track.title}: ${headline}`
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${PAGE_CSS}${CHART_CSS}</style>
</head>
<body>
<main>
<p class="kind">Evidence of one event, eez-watch</p>
${withdrawn ? withdrawnHtml(withdrawn) : ''}<h1>${escapeHtml(headline)}</h1>
<p class="who">${escapeHtml(track.title)}, ${escapeHtml(crossing.at)} (${escapeHtml(dateText(crossing.atMs))})</p>
<p class="disclaimer">${escapeHtml(disclaimer)}</p>
<div class="scroll">${chartSvg(chart, `Chart: ${title}`)}</div>
<p class="legend">Diamond: estimated crossing. Thick way: the window it lies in. Dots: reports. Grey band: how far the limit may be off its place. Limits: unbroken where all agree, long dashes where agreed but disputed, dash and dot allocated, dashes claimed or drawn, fine dashes computed, dots our own closing line.</p>
<h2>What happened</h2>
<ul>
${summary.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join('\n')}
</ul>
<h2>Reports either side</h2>
${reportsHtml(evidence.reports.filter(({ roles }) => roles.length > 0))}
${evidenceSections(evidence).map(sectionHtml).join('\n')}
<h2>Reports around</h2>
${reportsHtml(evidence.reports)}
<footer>
<p>${escapeHtml(disclaimer)}</p>
<p>Written out ${new Date(madeAtMs).toISOString()}. ${escapeHtml(evidence.schema)} ${evidence.schemaVersion}.</p>
</footer>
</main>
</body>
</html>
`
}

function withdrawnHtml({ reason, replacedBy }: NonNullable<Evidence['withdrawn']>): string {
  const instead = replacedBy ? ` In its place: event ${escapeHtml(replacedBy)}.` : ''
  return `<p class="withdrawn"><strong>Withdrawn.</strong> This event does not count: ${escapeHtml(reason)}.${instead}</p>\n`
}

function reportsHtml(reports: Evidence['reports']): string {
  const rows = reports.map((report) => {
    const [time, role, speed, course, toLimit] = reportCells(report)
    const cells = [time, role, report.place.text, speed, course, toLimit, intervalWords(report)]
    const marked = report.roles.length ? ' class="part"' : ''
    return `<tr${marked}>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
  })
  const heads = ['Time (UTC)', 'Part', 'Position', 'Speed kn', 'Course', 'To limit NM', 'From the event']
  return `<div class="scroll"><table class="reports">
<thead><tr>${heads.map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`
}

function sectionHtml({ title, rows }: EvidenceSection): string {
  return `<h2>${escapeHtml(title)}</h2>
<table class="facts"><tbody>
${rows.map(([name, value]) => `<tr><th scope="row">${escapeHtml(name)}</th><td>${escapeHtml(value)}</td></tr>`).join('\n')}
</tbody></table>`
}

const PAGE_CSS = `
body { margin: 0; background: #f3f5f5; color: #111a20; font: 14px/1.45 system-ui, "Segoe UI", sans-serif; }
main { max-width: 860px; margin: 0 auto; padding: 28px 24px 40px; background: #fff; }
h1 { margin: 4px 0; font-size: 24px; line-height: 1.2; overflow-wrap: anywhere; }
h2 { margin: 22px 0 4px; font-size: 14px; }
.scroll { overflow-x: auto; }
.scroll > svg { min-width: 400px; }
p { margin: 6px 0; overflow-wrap: anywhere; }
ul { margin: 4px 0; padding-left: 18px; }
li { margin: 2px 0; overflow-wrap: anywhere; }
.kind, .legend, footer { color: #55636c; font-size: 12px; }
.who { font-weight: 600; }
.disclaimer { padding: 6px 10px; border-left: 3px solid #76838c; background: #f3f5f5; }
.withdrawn { padding: 8px 10px; border: 2px dashed #111a20; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 3px 10px 3px 0; border-top: 1px solid #d6dcdf; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { border-top: 0; color: #55636c; font-weight: 500; }
.facts th { width: 170px; color: #55636c; font-weight: 500; }
.reports .part td { font-weight: 700; }
.reports td { white-space: nowrap; font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 12px; }
footer { margin-top: 28px; border-top: 1px solid #b3bdc3; }
@media print { body, main { background: #fff; } main { max-width: none; padding: 0; } h2, tr, svg { break-inside: avoid; } h2 { break-after: avoid; } }
`
