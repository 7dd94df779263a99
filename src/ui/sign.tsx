import styles from './sign.module.css'

/** The shapes of the chart, small, for lists: drawn in a 20 by 20 box, apex up. */
const SHAPES = {
  triangle: <path d="M10 2.5 L15 17.5 L5 17.5 Z" />,
  smallTriangle: <path d="M10 5.2 L13.2 14.8 L6.8 14.8 Z" />,
  aeroplane: (
    <path
      className={styles.solid}
      d="M10 2 L11 7.4 L18.4 11 L18.4 12.4 L11 10.9 L10.7 15.4 L13 17.2 L13 18.2 L10 17.5 L7 18.2 L7 17.2 L9.3 15.4 L9 10.9 L1.6 12.4 L1.6 11 L9 7.4 Z"
    />
  ),
  hull: (
    <path
      className={styles.solid}
      d="M10 1.5 C12.8 4.6 13.6 7.6 13.6 10.5 L13.6 18 L6.4 18 L6.4 10.5 C6.4 7.6 7.2 4.6 10 1.5 Z"
    />
  ),
  diamond: <path d="M10 4 L16 10 L10 16 L4 10 Z" />,
  crossedDiamond: <path d="M10 4 L16 10 L10 16 L4 10 Z M4 10 H16 M10 4 V16" />,
  circle: (
    <>
      <circle cx="10" cy="10" r="6" />
      <circle className={styles.solid} cx="10" cy="10" r="1.6" />
    </>
  ),
  square: <path d="M5.5 5.5 H14.5 V14.5 H5.5 Z" />,
} as const

export type Shape = keyof typeof SHAPES

/** A chart sign turned by degrees clockwise; `crossed` strikes it through. The tone colours it by token. */
export function Sign({
  shape,
  turnDeg,
  tone = 'plain',
  crossed = false,
}: {
  shape: Shape
  turnDeg?: number
  tone?: 'plain' | 'quiet' | 'ours'
  crossed?: boolean
}) {
  const turn = turnDeg === undefined || Number.isNaN(turnDeg) ? undefined : `rotate(${Math.round(turnDeg)} 10 10)`
  return (
    <svg className={`${styles.sign} ${styles[tone]}`} viewBox="0 0 20 20" aria-hidden="true">
      <g transform={turn}>{SHAPES[shape]}</g>
      {crossed && <path d="M3 3 L17 17 M17 3 L3 17" />}
    </svg>
  )
}
