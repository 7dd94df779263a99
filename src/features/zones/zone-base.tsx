import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { parseInstant } from '#domain/formats/instant.ts'
import { dateText, minuteText, plainText } from '#domain/notation.ts'
import { refreshZones, restoreBase, zoneBaseQuery } from '../../data/zones.ts'
import { Button } from '../../ui/button.tsx'
import { AskDialog } from './ask-dialog.tsx'
import styles from './zone-base.module.css'

/** Where the official zones come from, what was in force before, and the way back to the built ones. */
export function ZoneBaseFacts({ version, onRestored }: { version: string; onRestored: () => void }) {
  const base = useQuery(zoneBaseQuery)
  const [asking, setAsking] = useState(false)
  const client = useQueryClient()
  const restore = useMutation({
    mutationFn: restoreBase,
    onSuccess: async () => {
      await refreshZones(client)
      setAsking(false)
      onRestored()
    },
  })
  const imported = base.data?.origin === 'imported' ? base.data : undefined
  return (
    <div className={styles.base}>
      {base.isPending && <p>Asking where they come from…</p>}
      {base.isError && (
        <p role="alert">
          Where they come from is not known. {base.error.message}{' '}
          <Button onClick={() => void base.refetch()}>Try again</Button>
        </p>
      )}
      {base.data && (
        <p>
          <strong>
            {imported ? `Imported: ${plainText(imported.name)}` : 'Built from published points and the coast'}
          </strong>
        </p>
      )}
      <p>
        Version <code>{plainText(base.data?.version ?? version)}</code>
        {imported?.importedAt && `, brought in ${timeWords(imported.importedAt)}`}
        {imported?.file && ` from ${plainText(imported.file)}`}
      </p>
      <p>Boundaries are claims, provisional where nothing is agreed. Not for navigation or enforcement.</p>
      {imported && (
        <Button onClick={() => setAsking(true)}>
          <Undo2 /> Back to the built zones
        </Button>
      )}
      {base.data && base.data.history.length > 0 && (
        <details>
          <summary>Changes: {base.data.history.length}</summary>
          <ol>
            {base.data.history.toReversed().map(({ at, origin, name, version: then }) => (
              <li key={at}>
                {timeWords(at)}: {origin === 'built' ? 'built zones' : plainText(name)}, <code>{plainText(then)}</code>
              </li>
            ))}
          </ol>
        </details>
      )}
      {asking && imported && (
        <AskDialog
          title="Put the built zones back in force?"
          yes="Back to the built zones"
          busy={restore.isPending}
          problem={restore.error ? `Nothing was changed: ${restore.error.message}` : undefined}
          onYes={() => restore.mutate()}
          onNo={() => setAsking(false)}
        >
          <p>
            For everyone who watches here, “{plainText(imported.name)}” goes out of force. Stays in its zones are
            closed, and those in the built zones begin. Watch areas stay as they are.
          </p>
        </AskDialog>
      )}
    </div>
  )
}

function timeWords(text: string): string {
  const atMs = parseInstant(text)
  return atMs === undefined ? plainText(text) : `${dateText(atMs)} ${minuteText(atMs)}Z`
}
