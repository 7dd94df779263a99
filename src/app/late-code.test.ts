import { expect, test } from 'vitest'
import { LateCode } from './late-code.ts'

test('it is asked for once, however often it is wanted, and told when it is there', async () => {
  let asked = 0
  let told = 0
  const late = new LateCode(async () => {
    asked++
    return 'panel'
  })
  late.subscribe(() => told++)
  expect(late.code()).toBeUndefined()
  await Promise.all([late.bring(), late.bring()])
  await late.bring()
  expect([late.code(), asked, told]).toEqual(['panel', 1, 1])
})

test('what did not come is asked for again the next time, and nobody is told before', async () => {
  let asked = 0
  let told = 0
  const late = new LateCode(async () => {
    asked++
    if (asked === 1) throw new Error('no answer')
    return 'panel'
  })
  late.subscribe(() => told++)
  await expect(late.bring()).rejects.toThrow('no answer')
  expect([late.code(), told]).toEqual([undefined, 0])
  await late.bring()
  expect([late.code(), asked, told]).toEqual(['panel', 2, 1])
})
