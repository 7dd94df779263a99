import { expect, test } from 'vitest'
import { placedProblems } from './task-problems.ts'

test('problems of the server stand at their fields in the words of the form; others are told as they came', () => {
  expect(
    placedProblems(
      [
        'task.spacingNm is -1, expected 0.1 to 100 nautical miles',
        'task.from and to are 0.0 NM apart, expected 0.1 to 400 NM',
        'task.about.trackId is nobody, expected one that has reported',
        'search needs 40.4 h, expected at most the 25.7 h left',
      ],
      { kind: 'search' },
    ),
  ).toEqual({
    fields: {
      spacingNm: 'Track spacing is -1, expected 0.1 to 100 nautical miles',
      line: 'Line: its ends are 0.0 NM apart, expected 0.1 to 400 NM',
      target: 'Target is nobody, expected one that has reported',
    },
    others: ['search needs 40.4 h, expected at most the 25.7 h left'],
  })
})

test('the id of a track is a target, or the craft to relieve', () => {
  const problem = ['trackId is uav:9, expected a craft on task']
  expect(Object.keys(placedProblems(problem, { kind: 'intercept' }).fields)).toEqual(['target'])
  expect(Object.keys(placedProblems(problem, { kind: 'relieve' }).fields)).toEqual(['relieved'])
})
