import { countText } from '#domain/notation.ts'
import { NOTATION_NAMES, NOTATIONS } from '#domain/position-notation.ts'
import { RING_COUNTS, RING_STEPS_NM } from '../../map/tools/range-rings.ts'
import { Button } from '../../ui/button.tsx'
import { Popover } from '../../ui/popover.tsx'
import { Select } from '../../ui/select.tsx'
import { GoToPosition } from './go-to-position.tsx'
import styles from './tools.module.css'
import type { Tools } from './tools.ts'

/** The tools that are not wanted at every moment. */
export function ToolsPopover({ id, tools }: { id: string; tools: Tools }) {
  const { choices, selected, selectedName, boxed } = tools
  return (
    <Popover id={id} title="Rings, box and position" width={300}>
      <Select
        name="Rings every"
        value={tools.ringStepNm}
        options={RING_STEPS_NM}
        nameOf={(nm) => `${nm} NM`}
        onChange={(stepNm) => tools.chooseRings({ stepNm })}
      />
      <Select
        name="How many"
        value={tools.ringCount}
        options={RING_COUNTS}
        nameOf={String}
        onChange={(count) => tools.chooseRings({ count })}
      />
      <div className={styles.row}>
        <Button disabled={!selected} onClick={() => selected && tools.ringsAt(selected)}>
          Rings on {selectedName ?? 'the selected target'}
        </Button>
        <Button popoverTarget={id} popoverTargetAction="hide" onClick={tools.aimRings}>
          Rings on the map
        </Button>
        {choices.rings && <Button onClick={() => tools.choose({ rings: undefined })}>Clear rings</Button>}
      </div>
      <h3>Box</h3>
      <div className={styles.row}>
        <Button popoverTarget={id} popoverTargetAction="hide" onClick={tools.aimBox}>
          Draw a box
        </Button>
        <Button onClick={tools.boxView}>Choose targets in view</Button>
        {boxed.size > 0 && <Button onClick={tools.clearBox}>Clear {countText(boxed.size)}</Button>}
      </div>
      <p className={styles.note}>Or hold Shift and drag over the map, where there is a keyboard.</p>
      <h3>Position</h3>
      <GoToPosition tools={tools} />
      <Select
        name="Copy as"
        value={tools.notation}
        options={NOTATIONS}
        nameOf={(notation) => NOTATION_NAMES[notation]}
        onChange={tools.setNotation}
      />
      <div className={styles.row}>
        <Button title="C" onClick={tools.copySelected} disabled={!selected}>
          Copy position of {selectedName ?? 'the selected target'}
        </Button>
      </div>
      <p className={styles.note}>C copies the place under the pointer, or under the crosshair.</p>
    </Popover>
  )
}
