import { type ComponentProps, useId } from 'react'
import styles from './popover.module.css'

/** What a button of the bar opens: its `popoverTarget` is this `id`. Esc or a press elsewhere closes it. */
export function Popover({
  title,
  width,
  children,
  ...rest
}: { title: string; width: number } & Omit<ComponentProps<'section'>, 'title'>) {
  const heading = useId()
  return (
    <section
      {...rest}
      popover="auto"
      className={styles.popover}
      style={{ width: `min(${width}px, calc(100vw - 32px))` }}
      aria-labelledby={heading}
    >
      <h2 id={heading}>{title}</h2>
      {children}
    </section>
  )
}
