import { Fragment } from 'react'
import type { Evidence, EvidenceReport } from '#domain/evidence/evidence.ts'
import { intervalWords, reportCells } from '#domain/evidence/evidence-rows.ts'
import { widthText } from '#domain/evidence/evidence-words.ts'
import { clockText, countText } from '#domain/notation.ts'
import styles from './evidence-panel.module.css'

/** The reports of the event, the estimated crossing between them, and behind a fold those around. */
export function ReportTable({ evidence }: { evidence: Evidence }) {
  const { reports, crossing, leaving } = evidence
  const own = reports.filter(({ roles }) => roles.length > 0)
  const isEstimated = crossing.known === 'interpolated'
  return (
    <>
      <table className={styles.reports}>
        <Head caption="Reports either side" />
        <tbody>
          {own.map((report) => (
            <Fragment key={report.atMs}>
              <ReportRow report={report} />
              {isEstimated && report.roles.includes('before') && (
                <MomentRow atMs={crossing.atMs} words={`crossing, within ${widthText(evidence.event.windowMs)}`} />
              )}
              {leaving && report.roles.includes('before-leaving') && (
                <MomentRow atMs={leaving.atMs} words="came out again" />
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
      <details className={styles.around}>
        <summary>{countText(reports.length)} reports around the event</summary>
        <table className={styles.reports}>
          <Head caption="Reports around" />
          <tbody>
            {reports.map((report) => (
              <ReportRow key={report.atMs} report={report} />
            ))}
          </tbody>
        </table>
      </details>
    </>
  )
}

function Head({ caption }: { caption: string }) {
  return (
    <>
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Report</th>
          <th scope="col">kn</th>
          <th scope="col">Course</th>
          <th scope="col">To limit, NM</th>
        </tr>
      </thead>
    </>
  )
}

function ReportRow({ report }: { report: EvidenceReport }) {
  const [time, role, speed, course, toLimit] = reportCells(report)
  return (
    <tr data-part={role ? true : undefined} title={`${report.place.text}, ${intervalWords(report)}`}>
      <th scope="row">
        {time} <small>{role}</small>
      </th>
      <td>{speed}</td>
      <td>{course}</td>
      <td>{toLimit}</td>
    </tr>
  )
}

function MomentRow({ atMs, words }: { atMs: number; words: string }) {
  return (
    <tr className={styles.moment}>
      <th scope="row">{clockText(atMs)}</th>
      <td colSpan={3}>{words}</td>
    </tr>
  )
}
