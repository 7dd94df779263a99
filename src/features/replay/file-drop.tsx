import { useEffect, useState } from 'react'
import { usePicture } from '../../data/use-picture.ts'
import styles from './file-drop.module.css'

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
      const file = event.dataTransfer?.files[0]
      if (file) void picture.open(file, file.name)
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
        NMEA AIS or GPX. It stays on this machine.
      </p>
    </div>
  )
}
