import { Bell, Clock3, Layers, List, Map as MapIcon, Plane } from 'lucide-react'
import styles from './app.module.css'
import type { Panes } from './use-panes.ts'

const TABS = [
  { id: 'map', title: 'Map', Icon: MapIcon },
  { id: 'targets', title: 'Targets', Icon: List },
  { id: 'events', title: 'Alerts', Icon: Bell },
  { id: 'time', title: 'Time', Icon: Clock3 },
  { id: 'zones', title: 'Zones', Icon: Layers },
  { id: 'craft', title: 'Craft', Icon: Plane },
] as const

/** Where the window has no room for everything: which pane shows. */
export function PaneTabs({ pane, show }: Pick<Panes, 'pane' | 'show'>) {
  return (
    <nav className={styles.tabs} aria-label="Panes">
      {TABS.map(({ id, title, Icon }) => (
        <button type="button" key={id} aria-pressed={pane === id} onClick={() => show(pane === id ? 'map' : id)}>
          <Icon aria-hidden="true" />
          {title}
        </button>
      ))}
    </nav>
  )
}
