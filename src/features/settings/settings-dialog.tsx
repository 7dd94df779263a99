import { X } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Modal } from '../../ui/modal.tsx'
import styles from './settings-dialog.module.css'

interface SettingsDialogProps<Palette extends string, Density extends string> {
  readonly palette: Palette
  readonly palettes: readonly Palette[]
  readonly onPalette: (palette: Palette) => void
  readonly density: Density
  readonly densities: readonly Density[]
  readonly onDensity: (density: Density) => void
  readonly onKiosk: () => void
  readonly onKeys: () => void
  readonly onClose: () => void
  /** Settings of other parts of the screen. */
  readonly children?: ReactNode
}

/** How the page looks here. Nothing of it changes what others see. */
export function SettingsDialog<Palette extends string, Density extends string>({
  palette,
  palettes,
  onPalette,
  density,
  densities,
  onDensity,
  onKiosk,
  onKeys,
  onClose,
  children,
}: SettingsDialogProps<Palette, Density>) {
  const heading = useId()
  return (
    <Modal className={styles.settings} aria-labelledby={heading} onClose={onClose}>
      <header className={styles.head}>
        <h2 id={heading}>Settings</h2>
        <IconButton label="Close (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      </header>
      <div className={styles.body}>
        <Choice name="Palette" value={palette} options={palettes.map(titled)} onChange={onPalette} />
        <Choice name="Rows" value={density} options={densities.map(titled)} onChange={onDensity} />
        {children}
        <p>The address holds these settings: a copied link shows the same.</p>
        <div className={styles.buttons}>
          <Button onClick={onKiosk}>Wall display</Button>
          <Button onClick={onKeys}>Keys</Button>
        </div>
      </div>
    </Modal>
  )
}

function titled<Value extends string>(value: Value) {
  return { value, title: `${value[0]?.toUpperCase()}${value.slice(1)}` }
}
