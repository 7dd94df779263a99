import type { Notation } from '#domain/position-notation.ts'
import type { LonLat } from '#geo/lonlat.ts'
import type { Anchor } from '../../map/tools/anchor.ts'
import type { AskedPlace } from '../../map/tools/chart-tools.ts'
import type { Held, ToolChoices } from '../../map/tools/choices.ts'

/** Ids of the tools' popovers, for keys that open them. */
export const POPOVERS = { display: 'tools-display', rings: 'tools-rings', bookmarks: 'tools-bookmarks' } as const

/** What the next press on the map is for. */
export type Aim = 'nothing' | 'measure-from' | 'measure-to' | 'rings' | 'box'

/** What a measure says, in words and figures. */
export interface MeasureWords {
  readonly from: string
  readonly to: string
  readonly range: string
  readonly bearing: string
  readonly back: string
}

/** The tools as their buttons, chips and menus see them. */
export interface Tools {
  readonly choices: ToolChoices
  readonly choose: (change: Partial<ToolChoices>) => void
  readonly aim: Aim
  readonly measured: MeasureWords | undefined
  /** From here, or from what is pressed on next. */
  readonly measureFrom: (held: Held | undefined) => void
  readonly toggleMeasure: () => void
  readonly clearMeasure: () => void
  /** The selected target's name, or undefined when nothing is selected. */
  readonly selectedName: string | undefined
  readonly selected: Held | undefined
  readonly ringsAt: (held: Held) => void
  readonly aimRings: () => void
  /** Spacing and number of the rings, of those to come too. */
  readonly ringStepNm: number
  readonly ringCount: number
  readonly chooseRings: (change: { readonly stepNm?: number; readonly count?: number }) => void
  /** The name of what the rings are round. */
  readonly ringsName: string | undefined
  /** Whose name follows; undefined when nobody is followed. */
  readonly followedName: string | undefined
  readonly toggleFollow: () => void
  readonly boxed: ReadonlySet<number>
  readonly boxView: () => void
  /** The next drag over the map draws the box, by finger too. */
  readonly aimBox: () => void
  readonly clearBox: () => void
  readonly notation: Notation
  readonly setNotation: (notation: Notation) => void
  readonly copyText: (text: string) => void
  readonly copySelected: () => void
  /** The place under the pointer or the crosshair, else of the selected target. */
  readonly copyPointed: () => void
  readonly goTo: (at: LonLat) => void
  readonly heldOf: (anchor: Anchor) => Held | undefined
  readonly nameOf: (anchor: Anchor) => string
  /** Where a menu was asked for. */
  readonly asked: AskedPlace | undefined
  readonly closeMenu: () => void
  /** Ends what a tool is at; false when none is at anything. */
  readonly endNearest: () => boolean
}
