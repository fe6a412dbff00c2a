/** What a TV of a size is like: hole pattern in millimetres (width × height) and weight in pounds, smallest to largest. */
export type TvModel = {
  readonly inches: number
  readonly vesa: readonly [min: readonly [number, number], max: readonly [number, number]]
  readonly pounds: readonly [min: number, max: number]
}

/** Source: domain-data.md 6.2, TV physical table. */
export const tvTable: readonly TvModel[] = [
  {
    inches: 32,
    vesa: [
      [100, 100],
      [200, 200],
    ],
    pounds: [9, 13],
  },
  {
    inches: 43,
    vesa: [
      [200, 200],
      [200, 200],
    ],
    pounds: [15, 21],
  },
  {
    inches: 50,
    vesa: [
      [200, 200],
      [300, 300],
    ],
    pounds: [22, 30],
  },
  {
    inches: 55,
    vesa: [
      [300, 300],
      [400, 300],
    ],
    pounds: [30, 42],
  },
  {
    inches: 65,
    vesa: [
      [400, 300],
      [400, 400],
    ],
    pounds: [45, 62],
  },
  {
    inches: 75,
    vesa: [
      [400, 400],
      [600, 400],
    ],
    pounds: [65, 85],
  },
  {
    inches: 77,
    vesa: [
      [400, 200],
      [400, 300],
    ],
    pounds: [50, 60],
  },
  {
    inches: 85,
    vesa: [
      [600, 400],
      [600, 400],
    ],
    pounds: [90, 105],
  },
  {
    inches: 98,
    vesa: [
      [600, 400],
      [800, 600],
    ],
    pounds: [115, 145],
  },
]

/** The row for a size: the smallest TV that is at least as large; undefined above 98". */
export function tvOfSize(inches: number): TvModel | undefined {
  return tvTable.find((row) => row.inches >= inches)
}
