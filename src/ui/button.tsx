import type { ComponentProps } from 'react'
import styles from './controls.module.css'

/** A button with words. `strong` is for the one thing most wanted here. */
export function Button({ strong = false, ...rest }: { strong?: boolean } & ComponentProps<'button'>) {
  return (
    <button
      type="button"
      {...rest}
      className={`${styles.button} ${strong ? styles.strong : ''} ${rest.className ?? ''}`}
    />
  )
}
