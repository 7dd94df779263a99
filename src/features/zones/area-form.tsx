import { useMutation, useQueryClient } from '@tanstack/react-query'
import { SquarePen } from 'lucide-react'
import { type FormEvent, useLayoutEffect, useRef, useState } from 'react'
import { EVENT_KIND_WORDS } from '#domain/event-words.ts'
import { countText, plainText } from '#domain/notation.ts'
import type { WatchArea } from '#domain/watch-area.ts'
import { ruleWords } from '#domain/zone-words.ts'
import { type Refusal, refreshZones, saveArea } from '../../data/zones.ts'
import { Button } from '../../ui/button.tsx'
import { type AreaDraft, type DraftProblems, draftOf, inputOf, ringOf } from './area-draft.ts'
import { DAYS, scheduleWords, TRACK_NAMES } from './area-words.ts'
import { Checks, Field, LongField } from './field.tsx'
import styles from './form.module.css'
import { Message } from './message.tsx'
import { Problems } from './problems.tsx'
import { Sheet } from './sheet.tsx'
import { areaKm2 } from './zone-facts.ts'

const EVENTS = Object.entries(EVENT_KIND_WORDS).map(([item, name]) => ({
  item: item as keyof typeof EVENT_KIND_WORDS,
  name,
}))
const TRACKS = Object.entries(TRACK_NAMES).map(([item, name]) => ({ item: item as keyof typeof TRACK_NAMES, name }))
const WEEK = DAYS.map(({ day, name }) => ({ item: day as number, name }))

interface AreaFormProps {
  readonly draft: AreaDraft
  /** The stored area that the draft is to replace; none for a new one. */
  readonly of: WatchArea | undefined
  readonly onDraft: (draft: AreaDraft, of: WatchArea | undefined) => void
  readonly onDraw: () => void
  readonly onSaved: (area: WatchArea) => void
  readonly onLeave: () => void
}

/** Everything one can say of a watch area. What is wrong is told at its field; what the server refuses, above the buttons. */
export function AreaForm({ draft, of, onDraft, onDraw, onSaved, onLeave }: AreaFormProps) {
  const client = useQueryClient()
  const form = useRef<HTMLFormElement>(null)
  const [problems, setProblems] = useState<DraftProblems>({})
  const [tries, setTries] = useState(0)
  const save = useMutation({
    mutationFn: ({ input, over }: { input: Parameters<typeof saveArea>[0]; over: WatchArea | undefined }) =>
      saveArea(input, over),
    onSuccess: async (outcome) => {
      if (outcome.kind !== 'saved') return
      await refreshZones(client)
      onSaved(outcome.area)
    },
  })
  // After a refused try the first wrong field takes the focus, as soon as it is marked.
  useLayoutEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])

  const saveOver = (over: WatchArea | undefined) => {
    const input = inputOf(draft)
    setProblems(input.ok ? {} : input.problem)
    if (input.ok) save.mutate({ input: input.value, over })
    else setTries(tries + 1)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!save.isPending) saveOver(of)
  }
  const set = (change: Partial<AreaDraft>) => onDraft({ ...draft, ...change }, of)
  const ring = ringOf(draft)
  const isOneShape = draft.positions !== '' || draft.parts.length === 0
  const wrong = Object.keys(problems).length
  const conflict = save.data?.kind === 'conflict' ? save.data.current : undefined
  return (
    <Sheet title={of ? `Change ${plainText(of.name)}` : 'New watch area'} onBack={onLeave}>
      <form ref={form} className={styles.form} onSubmit={submit} noValidate>
        <Field label="Name" value={draft.name} onText={(name) => set({ name })} problem={problems.name} />
        <LongField
          label="Note"
          rows={2}
          value={draft.note}
          onText={(note) => set({ note })}
          problem={undefined}
          help="Why it is watched, for those on the next watch."
        />
        <fieldset>
          <legend>Shape</legend>
          {isOneShape ? (
            <LongField
              label="Positions"
              rows={5}
              value={draft.positions}
              onText={(positions) => set({ positions })}
              problem={problems.positions}
              help="One a line, in order round the area: 4°12.345′ N 113°05.118′ E, or 4.20575, 113.0853 (latitude first)."
            />
          ) : (
            <p className={styles.help}>
              {draft.parts.length} parts with {draft.parts.flat().length - draft.parts.length} holes: such a shape is
              changed in its file, or drawn anew.
            </p>
          )}
          <div className={styles.buttons}>
            <Button onClick={onDraw}>
              <SquarePen /> {ring ? 'Change on the map' : 'Draw on the map'}
            </Button>
            {ring && <span className={styles.help}>{shapeWords(ring.length - 1, areaKm2([[ring]]))}</span>}
          </div>
        </fieldset>
        <fieldset>
          <legend>A crossing counts</legend>
          <div className={styles.pair}>
            <Field
              label="this far past the line, NM"
              inputMode="decimal"
              value={draft.bandNm}
              onText={(bandNm) => set({ bandNm })}
              problem={problems.bandNm}
            />
            <Field
              label="for this long, seconds"
              inputMode="numeric"
              value={draft.dwellS}
              onText={(dwellS) => set({ dwellS })}
              problem={problems.dwellS}
            />
          </div>
        </fieldset>
        <Checks
          legend="Watched for"
          items={EVENTS}
          chosen={draft.events}
          onChosen={(events) => set({ events })}
          problem={problems.events}
        />
        <Checks
          legend="Of"
          items={TRACKS}
          chosen={draft.tracks}
          onChosen={(tracks) => set({ tracks })}
          problem={problems.tracks}
        />
        <ScheduleFields draft={draft} problems={problems} set={set} />
        {conflict && (
          <Message className={styles.notice}>
            <p>
              <strong>Someone else changed it first.</strong> Theirs is version {conflict.version}:{' '}
              {plainText(conflict.name)}; {ruleWords(conflict.rule)}; {scheduleWords(conflict.schedule)};{' '}
              {conflict.parts.flat(2).length} corners.
            </p>
            <div className={styles.buttons}>
              <Button
                onClick={() => {
                  save.reset()
                  onDraft(draftOf(conflict), conflict)
                }}
              >
                Show theirs here
              </Button>
              <Button onClick={() => saveOver(conflict)}>Save mine over it</Button>
            </div>
          </Message>
        )}
        {save.data?.kind === 'gone' && (
          <Message className={styles.notice}>
            <p>
              <strong>Someone deleted this area meanwhile.</strong> What stands here can be saved as a new one.
            </p>
            <div className={styles.buttons}>
              <Button onClick={() => saveOver(undefined)}>Save as a new area</Button>
            </div>
          </Message>
        )}
        {save.data?.kind === 'refused' && <Refused refusal={save.data.refusal} />}
        {save.error && (
          <Message className={styles.notice}>
            <p>Not saved: {save.error.message}. Nothing here is lost; save again.</p>
          </Message>
        )}
        {wrong > 0 && (
          <p className={styles.problem} role="alert">
            <span aria-hidden="true">✕</span> Not saved:{' '}
            {wrong === 1 ? 'a field needs another value' : `${wrong} fields need other values`}.
          </p>
        )}
        <div className={`${styles.buttons} ${styles.end}`}>
          <Button onClick={onLeave}>Cancel</Button>
          <Button strong type="submit" disabled={save.isPending}>
            {save.isPending ? 'Saving…' : 'Save'}
          </Button>
        </div>
      </form>
    </Sheet>
  )
}

function ScheduleFields({
  draft,
  problems,
  set,
}: {
  draft: AreaDraft
  problems: DraftProblems
  set: (change: Partial<AreaDraft>) => void
}) {
  return (
    <fieldset>
      <legend>When</legend>
      <div className={styles.checks}>
        <label className={styles.check}>
          <input type="radio" name="when" checked={!draft.isScheduled} onChange={() => set({ isScheduled: false })} />
          Always
        </label>
        <label className={styles.check}>
          <input type="radio" name="when" checked={draft.isScheduled} onChange={() => set({ isScheduled: true })} />
          By a schedule (UTC)
        </label>
      </div>
      {draft.isScheduled && (
        <>
          <Checks
            legend="Days"
            items={WEEK}
            chosen={draft.days}
            onChosen={(days) => set({ days })}
            problem={problems.days}
          />
          <div className={styles.pair}>
            <Field
              label="From, UTC"
              value={draft.from}
              onText={(from) => set({ from })}
              problem={problems.from}
              placeholder="22:00"
            />
            <Field
              label="To, UTC"
              value={draft.to}
              onText={(to) => set({ to })}
              problem={problems.to}
              placeholder="06:00"
              help="Before “from”: over midnight."
            />
          </div>
          <div className={styles.pair}>
            <Field
              label="First valid, UTC"
              value={draft.validFrom}
              onText={(validFrom) => set({ validFrom })}
              problem={problems.validFrom}
              placeholder="2026-03-14T00:00Z"
              help="Empty: from now on."
            />
            <Field
              label="Valid until, UTC"
              value={draft.validTo}
              onText={(validTo) => set({ validTo })}
              problem={problems.validTo}
              placeholder="2026-04-01T00:00Z"
              help="Empty: until deleted."
            />
          </div>
        </>
      )}
    </fieldset>
  )
}

function Refused({ refusal }: { refusal: Refusal }) {
  return (
    <Message className={styles.notice}>
      <p>
        <strong>Not saved:</strong> {plainText(refusal.error, 400)}
      </p>
      <Problems problems={refusal.problems} name="watch-area" />
    </Message>
  )
}

function shapeWords(corners: number, km2: number): string {
  return `${corners} corners, ${km2 < 100 ? km2.toFixed(1) : countText(Math.round(km2))} km²`
}
