import { Download } from 'lucide-react'
import { plainText } from '#domain/notation.ts'
import { Button } from '../../ui/button.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { saveText } from '../../ui/save-text.ts'
import styles from './form.module.css'

const PROBLEM_LENGTH = 600

/** A list of what is wrong, to be read, copied or kept as a file. `name` is what the file is called after. */
export function Problems({ problems, name }: { problems: readonly string[]; name: string }) {
  if (problems.length === 0) return null
  const text = `${problems.join('\n')}\n`
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list is scrolled with the keyboard too */}
      <ol tabIndex={0} aria-label="Problems">
        {problems.map((problem, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and two problems may read the same
          <li key={i}>{plainText(problem, PROBLEM_LENGTH)}</li>
        ))}
      </ol>
      <div className={styles.buttons}>
        <CopyButton name="Copy" textOf={() => text} />
        <Button onClick={() => saveText(`${name}-problems.txt`, 'text/plain', text)}>
          <Download /> Keep as a file
        </Button>
      </div>
    </>
  )
}
