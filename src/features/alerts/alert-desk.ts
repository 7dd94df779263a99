import { type Alert, type AlertAction, isUnacknowledged } from '#domain/alerts/alert.ts'
import { sendAlertAction } from '../../data/alerts.ts'
import { sortedAlerts } from './alert-rows.ts'
import { keeperName, setKeeper } from './keeper.ts'

/** An action before it is known who does it. */
export type UnsignedAction = AlertAction extends infer Each
  ? Each extends AlertAction
    ? Omit<Each, 'by'>
    : never
  : never

/** Which of the dialogs of alerts is open. */
export type AlertDialog =
  | { readonly kind: 'keeper'; readonly goOn: (() => void) | undefined }
  | { readonly kind: 'note'; readonly alertId: string }
  | { readonly kind: 'detail'; readonly alertId: string }
  | { readonly kind: 'rules' }
  | { readonly kind: 'handover' }
  | { readonly kind: 'sound' }

interface DeskState {
  readonly dialog: AlertDialog | undefined
  /** The row that was pressed last: it shows what can be done. */
  readonly current: string | undefined
  /** Alerts with an action under way. */
  readonly busy: ReadonlySet<string>
  /** Why the last action did not work. */
  readonly problem: string | undefined
}

type Send = typeof sendAlertAction

/**
 * What the watch does with alerts, whichever button or key asks for it. Every action carries the name of who is on watch;
 * where nobody has said so yet, that is asked first. What came of it returns with the stream, as in every other page.
 */
export class AlertDesk {
  #state: DeskState = { dialog: undefined, current: undefined, busy: new Set(), problem: undefined }
  readonly #send: Send
  readonly #listeners = new Set<() => void>()
  readonly #drafts = new Map<string, string>()

  constructor(send: Send = sendAlertAction) {
    this.#send = send
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): DeskState => this.#state

  open(dialog: AlertDialog | undefined): void {
    this.#set({ dialog })
  }

  /** What changes rules is in the log under a name, too. */
  openRules(): void {
    const open = () => this.open({ kind: 'rules' })
    if (keeperName() === undefined) this.open({ kind: 'keeper', goOn: open })
    else open()
  }

  choose(alertId: string | undefined): void {
    this.#set({ current: alertId })
  }

  /** What was written to an alert and is not in its log yet. */
  draftOf(alertId: string): string {
    return this.#drafts.get(alertId) ?? ''
  }

  /** Keeps it while this page is open, however its dialog was left. An empty one is none. */
  keepDraft(alertId: string, text: string): void {
    if (text) this.#drafts.set(alertId, text)
    else this.#drafts.delete(alertId)
  }

  /** Does it, or asks for the name first. Tells whether the server took it; asking for the name is neither. */
  async act(alertId: string, action: UnsignedAction): Promise<boolean> {
    const by = keeperName()
    if (by === undefined) {
      this.open({ kind: 'keeper', goOn: () => void this.act(alertId, action) })
      return false
    }
    this.#set({ busy: new Set([...this.#state.busy, alertId]), problem: undefined })
    const problem = await this.#problemOf(alertId, { ...action, by } as AlertAction)
    const busy = new Set(this.#state.busy)
    busy.delete(alertId)
    // Not before: a note that the server refused is still to be had.
    if (problem === undefined && isWritten(action)) this.#drafts.delete(alertId)
    this.#set({ busy, problem })
    return problem === undefined
  }

  /** Who is on watch from now on; goes on with what waited for the name. */
  sign(name: string): void {
    const { dialog } = this.#state
    setKeeper(name)
    this.open(undefined)
    if (dialog?.kind === 'keeper' && keeperName() !== undefined) dialog.goOn?.()
  }

  async #problemOf(alertId: string, action: AlertAction): Promise<string | undefined> {
    try {
      const answer = await this.#send(alertId, action)
      return answer.ok ? undefined : answer.problem
    } catch (error) {
      return error instanceof Error ? error.message : String(error)
    }
  }

  #set(change: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

function isWritten(action: UnsignedAction): boolean {
  return action.action === 'note' || (action.action === 'acknowledge' && action.note !== undefined)
}

/**
 * Which alert a key means: the row that has the focus, whatever it is; else that of the selected track, else the first of
 * the list. For acknowledging and silencing only those that wait for it count.
 */
export function meantAlert(
  alerts: readonly Alert[],
  {
    focused,
    trackId,
    waiting,
  }: { readonly focused: string | undefined; readonly trackId: string | undefined; readonly waiting: boolean },
): Alert | undefined {
  const eligible = sortedAlerts(alerts)
    .map(({ alert }) => alert)
    .filter((alert) => !waiting || isUnacknowledged(alert))
  // Never another one than the row that is looked at: a second press would acknowledge what nobody has read.
  if (alerts.some(({ id }) => id === focused)) return eligible.find(({ id }) => id === focused)
  return eligible.find((alert) => trackId !== undefined && alert.trackId === trackId) ?? eligible[0]
}
