import { X } from 'lucide-react'
import { plainText } from '#domain/notation.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { EmptyNote, Panel } from '../../ui/panel.tsx'

/** What stands where the evidence would be, when the address asks for an event that is not there. */
export function MissingEvidence({ id, onClose }: { id: string; onClose: () => void }) {
  return (
    <Panel
      title="Evidence"
      tools={
        <IconButton label="Close evidence (Esc)" onClick={onClose}>
          <X />
        </IconButton>
      }
    >
      <EmptyNote>
        Event {plainText(id, 24)} is not in this picture. If it belongs to a recording, open that file; a live picture
        has only the latest events.
      </EmptyNote>
    </Panel>
  )
}
