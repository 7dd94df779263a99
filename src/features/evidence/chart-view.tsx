import { LINE_PX } from '#domain/evidence/chart-labels.ts'
import type { ChartMark, EvidenceChart } from '#domain/evidence/evidence-chart.ts'
import styles from './chart-view.module.css'

/** The drawing of an event, in the colours of the palette. */
export function ChartView({ chart, title }: { chart: EvidenceChart; title: string }) {
  const { widthPx, heightPx, marks, scaleWords } = chart
  return (
    <svg className={styles.chart} viewBox={`0 0 ${widthPx} ${heightPx}`} role="img" aria-label={title}>
      {marks.map((mark, i) => (
        // Marks have no names: the whole list is drawn anew for another event.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Mark key={i} mark={mark} />
      ))}
      <text className={styles.note} x={widthPx - 12} y={heightPx - 18} textAnchor="end">
        {scaleWords}
      </text>
      <path
        className={styles.north}
        d={`M12 ${heightPx - 8}V${heightPx - 26}M8 ${heightPx - 20}L12 ${heightPx - 27}L16 ${heightPx - 20}`}
      />
      <text className={styles.note} x={20} y={heightPx - 10}>
        N
      </text>
    </svg>
  )
}

function Mark({ mark }: { mark: ChartMark }) {
  switch (mark.kind) {
    case 'area':
      return <path className={styles.area} data-zone={mark.zoneKind} fillRule="evenodd" d={mark.d} />
    case 'line':
      return (
        <path
          className={styles.line}
          data-role={mark.role}
          data-zone={mark.zoneKind}
          strokeDasharray={mark.dash}
          strokeWidth={mark.widthPx}
          d={mark.d}
        />
      )
    case 'dot':
      return <circle className={styles.dot} cx={mark.x} cy={mark.y} r={mark.role === 'report' ? 3.5 : 1.8} />
    case 'crossing':
      return <path className={styles.crossing} d={`M${mark.x} ${mark.y - 6}l6 6l-6 6l-6 -6Z`} />
    case 'label':
      return (
        <text className={styles.label} data-role={mark.role} y={mark.y}>
          {mark.lines.map((line, i) => (
            <tspan key={line} x={mark.x} dy={i ? LINE_PX : 0}>
              {line}
            </tspan>
          ))}
        </text>
      )
  }
}
