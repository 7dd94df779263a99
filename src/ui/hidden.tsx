import type { ComponentProps } from 'react'
import styles from './hidden.module.css'

/** Words for those who hear the page: there, but not seen. */
export function Hidden(props: ComponentProps<'span'>) {
  return <span {...props} className={styles.hidden} />
}
