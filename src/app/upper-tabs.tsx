import { type KeyboardEvent, useState } from 'react'
import { keepText, keptText } from '../ui/kept-text.ts'
import styles from './upper-tabs.module.css'

export type UpperTab = 'alerts' | 'events'

const KEY = 'eez-watch.upper-tab'

/** Which of the two lists the upper half shows: the one chosen last, else alerts as soon as there is any. */
export function useUpperTab(hasAlerts: boolean): readonly [UpperTab, (tab: UpperTab) => void] {
  const [chosen, setChosen] = useState(() => keptText(KEY))
  const choose = (tab: UpperTab) => {
    keepText(KEY, tab)
    setChosen(tab)
  }
  if (chosen === 'alerts' || chosen === 'events') return [chosen, choose]
  return [hasAlerts ? 'alerts' : 'events', choose]
}

/** The names of the two lists, in the place of their title. Arrow keys go from one to the other. */
export function UpperTabs({
  tab,
  open,
  onTab,
}: {
  tab: UpperTab
  /** How many alerts are open. */
  open: number
  onTab: (tab: UpperTab) => void
}) {
  const choose = (next: UpperTab) => {
    onTab(next)
    // Each list draws its tabs anew: the focus goes to them once they are there.
    requestAnimationFrame(() => document.getElementById(idOf(next))?.focus())
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    choose(tab === 'alerts' ? 'events' : 'alerts')
    event.preventDefault()
  }
  return (
    <div role="tablist" aria-label="Alerts and events" className={styles.tabs} onKeyDown={onKeyDown}>
      {TABS.map(({ id, title }) => (
        <button
          key={id}
          id={idOf(id)}
          type="button"
          role="tab"
          aria-selected={id === tab}
          aria-controls={UPPER_LIST}
          tabIndex={id === tab ? 0 : -1}
          onClick={() => choose(id)}
        >
          {title}
          {id === 'alerts' && <span>{open} open</span>}
        </button>
      ))}
    </div>
  )
}

const TABS = [
  { id: 'alerts', title: 'Alerts' },
  { id: 'events', title: 'Events' },
] as const

/** The element that holds the list of the chosen tab. */
export const UPPER_LIST = 'upper-list'

function idOf(tab: UpperTab): string {
  return `upper-tab-${tab}`
}
