import { useEffect, useState } from 'react'
import { usePicture } from '../../data/use-picture.ts'
import styles from './file-drop.module.css'
import { fileToOpen } from './file-to-open.ts'

/** Takes files dropped anywhere on the page, and shows that it would. */
export function FileDrop() {
  const picture = usePicture()
  const [over, setOver] = useState(false)
  useEffect(() => {
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false
    const onOver = (event: DragEvent) => {
      // Where a panel takes the file itself.
      if (event.defaultPrevented) return setOver(false)
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false)
    }
    const onDrop = (event: DragEvent) => {
      if (event.defaultPrevented || !hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      // Beside those that are open, as one who compares them would want; a new look begins with the live picture.
      if (files.length) void picture.files.openFiles(files.map(fileToOpen), event.shiftKey)
    }
    addEventListener('dragover', onOver)
    addEventListener('dragleave', onLeave)
    addEventListener('drop', onDrop)
    return () => {
      removeEventListener('dragover', onOver)
      removeEventListener('dragleave', onLeave)
      removeEventListener('drop', onDrop)
    }
  }, [picture])
  if (!over) return null
  return (
    <div className={styles.over}>
      <p>
        <strong>Drop to replay</strong>
        One file or several, of any format. Hold Shift to add them to what is open. They stay on this machine.
      </p>
    </div>
  )
}
