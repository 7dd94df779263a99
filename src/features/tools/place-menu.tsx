import { useEffect, useRef } from 'react'
import { NOTATIONS, positionIn } from '#domain/position-notation.ts'
import { Hidden } from '../../ui/hidden.tsx'
import styles from './tools.module.css'
import type { Tools } from './tools.ts'

const WIDTH_PX = 300
const HEIGHT_PX = 270

/** What can be done at a place on the map: asked for with the right button, or the menu key. */
export function PlaceMenu({ tools }: { tools: Tools }) {
  const { asked } = tools
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!asked) return
    menu.current?.showPopover()
    menu.current?.querySelector('button')?.focus()
  }, [asked])
  if (!asked) return null
  const held = tools.heldOf(asked.anchor)
  const left = Math.max(8, Math.min(asked.x, innerWidth - WIDTH_PX - 8))
  const top = Math.max(8, Math.min(asked.y, innerHeight - HEIGHT_PX - 8))
  const act = (action: () => void) => () => {
    menu.current?.hidePopover()
    action()
  }
  return (
    <div
      ref={menu}
      popover="auto"
      role="dialog"
      aria-label={`At ${asked.anchor.kind === 'target' ? tools.nameOf(asked.anchor) : 'this place'}`}
      className={styles.menu}
      style={{ left, top }}
      onToggle={(event) => {
        if (event.newState === 'closed') tools.closeMenu()
      }}
    >
      <h2>{asked.anchor.kind === 'target' ? tools.nameOf(asked.anchor) : 'This place'}</h2>
      {NOTATIONS.map((notation) => {
        const text = positionIn(notation, asked.at)
        return (
          text.ok && (
            <button
              key={notation}
              type="button"
              className={styles.go}
              data-value
              onClick={act(() => tools.copyText(text.value))}
            >
              <Hidden>Copy </Hidden>
              {text.value}
            </button>
          )
        )
      })}
      <hr />
      <button type="button" className={styles.go} onClick={act(() => tools.measureFrom(held))}>
        Measure from here
      </button>
      <button type="button" className={styles.go} onClick={act(() => held && tools.ringsAt(held))}>
        Range rings here
      </button>
    </div>
  )
}
