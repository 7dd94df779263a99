import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitSixBitText, placeOutsideAlphabet } from './six-bit-text.ts'

test('what AIS has is kept as it is, and small letters become capitals without being counted', () => {
  expect(fitSixBitText('SERI MERANTI 7', 20)).toEqual({ text: 'SERI MERANTI 7', replaced: 0, cut: 0 })
  expect(fitSixBitText('Laut Biru 9', 20)).toEqual({ text: 'LAUT BIRU 9', replaced: 0, cut: 0 })
})

test('what AIS has not is replaced and counted', () => {
  expect(fitSixBitText('Ærø Café', 20)).toEqual({ text: '?R? CAFE', replaced: 3, cut: 0 })
  expect(fitSixBitText('A@B{C', 20)).toEqual({ text: 'A?B?C', replaced: 2, cut: 0 })
  expect(fitSixBitText('海洋 1', 20)).toEqual({ text: '?? 1', replaced: 2, cut: 0 })
  expect(fitSixBitText('FLAG 🚢', 20)).toEqual({ text: 'FLAG ?', replaced: 1, cut: 0 })
})

test('what is too long is cut and counted, and no space is left at the end', () => {
  expect(fitSixBitText('NELAYAN BAKAWALI KENYALANG', 20)).toEqual({ text: 'NELAYAN BAKAWALI KEN', replaced: 0, cut: 6 })
  expect(fitSixBitText('  ABCDEF G ', 7)).toEqual({ text: 'ABCDEF', replaced: 0, cut: 1 })
})

test('whatever it is given, what comes out can be sent, and again gives the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat({ max: 34 }), (text, characters) => {
      const fitted = fitSixBitText(text, characters)
      expect(placeOutsideAlphabet(fitted.text)).toBeUndefined()
      expect(fitted.text.length).toBeLessThanOrEqual(characters)
      expect(fitSixBitText(fitted.text.trim(), characters)).toEqual({ text: fitted.text.trim(), replaced: 0, cut: 0 })
    }),
    { seed: 1371 },
  )
})
