import { describe, expect, test } from 'vitest'
import { isMissing, parseJson, sameJson } from '../../src/stored/json.ts'
import { asBoolean, asText, asTexts, asWholeNumber } from '../../src/stored/values.ts'
import { asUpper, asWord } from '../../src/stored/words.ts'

describe('a stored value is read as', () => {
  test.each([
    ['a', 'a'],
    [4.5, '4.5'],
    [null, null],
    [['a'], null],
  ])('text: %j is %j', (stored, read) => expect(asText(stored)).toBe(read))

  test.each([
    [12, 12],
    ['12', 12],
    [' 12 ', 12],
    [1.5, null],
    ['', null],
    ['  ', null],
    ['twelve', null],
    [null, null],
    [2 ** 60, null],
  ])('a whole number: %j is %j', (stored, read) => expect(asWholeNumber(stored)).toBe(read))

  test.each([
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
    [['a', 1], null],
    ['a, b ,, c ', ['a', 'b', 'c']],
    ['', []],
    [7, null],
    [{ a: 1 }, null],
  ])('texts: %j is %j', (stored, read) => expect(asTexts(stored)).toEqual(read))

  test.each([
    [true, true],
    [' TRUE ', true],
    [1, true],
    [false, false],
    ['False', false],
    [0, false],
    ['yes', null],
    [2, null],
    [null, null],
  ])('a yes or no: %j is %j', (stored, read) => expect(asBoolean(stored)).toBe(read))

  test('a word of a list, however it is written', () => {
    expect(asWord(['FULL_INWALL', 'NONE'], ' full - inwall ')).toBe('FULL_INWALL')
    expect(asWord(['FULL_INWALL', 'NONE'], 7)).toBeNull()
    expect(asUpper('a--b  c')).toBe('A_B_C')
  })
  test('nothing: undefined, null, no text', () => {
    expect([undefined, null, '', ' ', 0, false].map(isMissing)).toEqual([true, true, true, false, false, false])
  })
  test('JSON, or undefined', () => {
    expect([parseJson('{"a":1}'), parseJson('{'), parseJson('null')]).toEqual([{ a: 1 }, undefined, null])
  })
})

describe('the same as JSON', () => {
  test.each([
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
    [{ a: 1, b: undefined }, { a: 1 }, true],
    [{ a: 1 }, { a: 1, b: undefined }, true],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1, b: 2 }, { a: 1 }, false],
    [{ a: 1 }, { a: 1, b: null }, false],
    [[1, 2], [1, 2], true],
    [[1, 2], [1, 3], false],
    [[1, 2], [3, 2], false],
    [[1], [1, 2], false],
    [[], [], true],
    [[], {}, false],
    [{}, [], false],
    [{ a: [{ b: 1 }] }, { a: [{ b: 1 }] }, true],
    ['a', 'b', false],
    [null, {}, false],
  ])('%j and %j: %s', (a, b, same) => expect(sameJson(a, b)).toBe(same))
})
