import { X } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Key } from '../../ui/key.tsx'
import { Modal } from '../../ui/modal.tsx'
import styles from './shortcut-sheet.module.css'

interface ShortcutSheetProps {
  /** Commands that have a key, by group. */
  readonly groups: readonly {
    readonly title: string
    readonly keys: readonly { readonly title: string; readonly keyText: string }[]
  }[]
  readonly onClose: () => void
}

/** Every key of the page on one sheet. */
export function ShortcutSheet({ groups, onClose }: ShortcutSheetProps) {
  const heading = useId()
  return (
    <Modal className={styles.sheet} aria-labelledby={heading} onClose={onClose}>
      <header className={styles.head}>
        <h2 id={heading}>Keys</h2>
        <IconButton label="Close (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard, too */}
      <section className={styles.groups} tabIndex={0} aria-labelledby={heading}>
        {groups.map(({ title, keys }) => (
          <div key={title} className={styles.group}>
            <h3>{title}</h3>
            <dl>
              {keys.map((each) => (
                <div key={each.keyText}>
                  <dt>{each.title}</dt>
                  <dd>
                    <Key>{each.keyText}</Key>
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        ))}
      </section>
    </Modal>
  )
}
