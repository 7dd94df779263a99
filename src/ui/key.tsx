import styles from './key.module.css'

/** A key as printed on the keyboard; several keys of one command stand in one text, `Ctrl K`. */
export function Key({ children }: { children: string }) {
  return <kbd className={styles.key}>{children}</kbd>
}
