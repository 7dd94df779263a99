import styles from './disclaimer.module.css'

/** What the chart is not, on one line; opened, it says more. */
export function Disclaimer() {
  return (
    <details className={styles.disclaimer}>
      <summary>Not for navigation or enforcement. © OpenStreetMap</summary>
      <p>
        Boundaries are claims, a line is unbroken only where all agree. The coast is from OpenStreetMap contributors.
      </p>
    </details>
  )
}
