import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import type { WorldState } from '#domain/world/world-state.ts'
import { WorldControls } from './world-section.tsx'

const NOW = Date.UTC(2026, 2, 14, 12, 4, 31)

function shown(state: Partial<WorldState> = {}, problem?: string): string {
  const world: WorldState = {
    scenario: 'patrol',
    title: 'Patrol off Sabah',
    description: 'A quiet day.',
    seed: 1,
    startAtMs: NOW - 60_000,
    nowMs: NOW,
    speed: 1,
    paused: false,
    isTimeOfDay: true,
    chaos: [],
    ...state,
  }
  return renderToStaticMarkup(
    createElement(WorldControls, { state: world, problem, steer: () => undefined, setChaos: () => undefined }),
  )
}

test('title, time and how it runs are shown; every control is one that keys reach', () => {
  const page = shown()
  expect(page).toContain('Patrol off Sabah')
  expect(page).toContain('Sat 14 Mar 2026, 12:04:31Z, 1 min after the beginning')
  expect(page).toContain('With the time of day')
  expect(page).toContain('Pause the world')
  // Pause, five steps, jump; a menu of speeds; nine faults.
  expect(page.match(/<button/g)).toHaveLength(7)
  expect(page.match(/type="checkbox"/g)).toHaveLength(9)
  expect(page).toContain('<select')
  expect(page).not.toContain('checked')
})

test('what is paused can go on; a jump under way can be ended', () => {
  expect(shown({ paused: true, isTimeOfDay: false })).toContain('Let the world run')
  const onTheWay = shown({ paused: true, isTimeOfDay: false, goingToMs: NOW + 60_000 })
  expect(onTheWay).toContain('Pause the world')
  expect(onTheWay).toContain('On the way to 12:05:31Z')
})

test('a fault that is on is checked and says its figures, and all can be taken away', () => {
  const page = shown({ chaos: [{ switch: { kind: 'loss', share: 0.03 }, words: 'loss 3 %', isOn: true }] })
  expect(page.match(/checked=""/g)).toHaveLength(1)
  expect(page).toContain('loss 3 %')
  expect(page).toContain('No faults')
})

test('a refusal is told, and words of a stranger are only text', () => {
  expect(shown({}, 'jumpToMs is in the past')).toMatch(/role="alert">jumpToMs is in the past/)
  expect(shown({ title: '<b>x</b>\u202e' })).toContain('&lt;b&gt;x&lt;/b&gt;')
})
