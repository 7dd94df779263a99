import { Ellipsis } from 'lucide-react'
import { useId } from 'react'
import { IconButton } from '../../ui/icon-button.tsx'
import { Popover } from '../../ui/popover.tsx'
import type { AlertDesk } from './alert-desk.ts'
import styles from './alert-list.module.css'
import { useKeeper } from './keeper.ts'

/** What there is to alerts besides the list: who is on watch, the log, the rules, the sounds. */
export function AlertMenu({ desk }: { desk: AlertDesk }) {
  const id = useId()
  const keeper = useKeeper()
  const open = (what: () => void) => {
    document.getElementById(id)?.hidePopover()
    what()
  }
  return (
    <>
      <IconButton label="Watch, hand-over, rules and sounds" popoverTarget={id}>
        <Ellipsis />
      </IconButton>
      <Popover id={id} title={keeper === undefined ? 'Nobody has signed on' : `On watch: ${keeper}`} width={260}>
        <div className={styles.menu}>
          <button type="button" onClick={() => open(() => desk.open({ kind: 'keeper', goOn: undefined }))}>
            {keeper === undefined ? 'Sign on' : 'Change who is on watch'}
          </button>
          <button type="button" onClick={() => open(() => desk.open({ kind: 'handover' }))}>
            Hand-over and log
          </button>
          <button type="button" onClick={() => open(() => desk.openRules())}>
            Alert rules and allow-list
          </button>
          <button type="button" onClick={() => open(() => desk.open({ kind: 'sound' }))}>
            Sounds
          </button>
        </div>
      </Popover>
    </>
  )
}
