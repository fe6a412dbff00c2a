import { describe, expect, test } from 'vitest'
import {
  crewNeeded,
  crewReasons,
  durationMinutes,
  estimatePayout,
  evaluatePainFlags,
  findService,
  mountFor,
  parseItemsInput,
  parseJobMetadata,
  priceLines,
  priceOf,
  readItems,
  serviceByCode,
  serviceForTv,
  services,
  skills,
  tvOfSize,
} from '../../src/index.ts'

describe('services', () => {
  test('every code once, each with time, price, family and known skills', () => {
    expect(new Set(services.map((entry) => entry.code)).size).toBe(services.length)
    for (const entry of services) {
      expect(entry.minutes).toBeGreaterThan(0)
      expect(Number.isSafeInteger(entry.price_cents)).toBe(true)
      expect(entry.price_cents).toBeGreaterThan(0)
      for (const skill of entry.skills) expect(skills).toContain(skill)
    }
  })
  test('the catalogue as printed', () => {
    const row = (code: string) => {
      const entry = serviceByCode(code)
      return [entry?.minutes, entry?.crew, (entry?.price_cents ?? 0) / 100, entry?.asks.join(' ')]
    }
    expect(row('TV-S')).toEqual([60, 1, 99, 'wall wire'])
    expect(row('TV-M')).toEqual([75, 1, 139, 'wall wire'])
    expect(row('TV-L')).toEqual([90, 1, 179, 'wall wire'])
    expect(row('TV-XL')).toEqual([120, 2, 249, 'wall wire'])
    expect(row('TV-XXL')).toEqual([150, 2, 349, 'wall wire'])
    expect(row('TV-MANTEL')).toEqual([180, 2, 399, 'wall wire'])
    expect(row('TV-OUT')).toEqual([150, 2, 329, 'wall wire'])
    expect(row('TV-DIS')).toEqual([30, 1, 35, 'wall'])
    expect(row('TV-RE')).toEqual([75, 1, 129, 'wall'])
    expect(row('CAM-4')).toEqual([360, 2, 949, 'wall wire'])
    expect(row('CAM-FL')).toEqual([60, 1, 139, 'wall'])
    expect(row('DB-TX')).toEqual([45, 1, 99, ''])
    expect(row('LK-D')).toEqual([50, 1, 129, 'adult'])
    expect(row('PRJ-1')).toEqual([240, 2, 549, 'wall wire'])
  })
  test.each([
    [1, 'TV-S'],
    [43, 'TV-S'],
    [43.5, 'TV-S'],
    [44, 'TV-M'],
    [59, 'TV-M'],
    [60, 'TV-L'],
    [74, 'TV-L'],
    [75, 'TV-XL'],
    [85, 'TV-XL'],
    [86, 'TV-XXL'],
    [98, 'TV-XXL'],
    [99, undefined],
    [0, undefined],
  ])('a TV of %d inches is %s', (inches, code) => {
    expect(serviceForTv(inches)?.code).toBe(code)
  })
})

describe('finding a service by its words', () => {
  test.each([
    [{ service_id: 'lk-d' }, 'LK-D'],
    [{ service_id: 'tv_mounting', tv_size: 65 }, 'TV-L'],
    [{ service_id: '0f8fad5b-d9cb-469f-a165-70867728950e', service_name: 'TV mount', tv_size: 50 }, 'TV-M'],
    [{ service_name: 'TV-XL' }, 'TV-XL'],
    [{ service_name: 'Outdoor TV install' }, 'TV-OUT'],
    [{ service_name: 'Samsung Frame TV' }, 'TV-FRAME'],
    [{ service_name: 'TV dismount' }, 'TV-DIS'],
    [{ service_name: 'TV re-mount' }, 'TV-RE'],
    [{ service_name: 'Soundbar install' }, 'SB-1'],
    [{ service_name: '5.1 Surround sound' }, 'HT-51'],
    [{ service_name: 'Wired doorbell' }, 'DB-W'],
    [{ service_name: 'Ring doorbell' }, 'DB-B'],
    [{ service_name: 'Doorbell transformer' }, 'DB-TX'],
    [{ service_name: 'PoE camera drop' }, 'CAM-W'],
    [{ service_name: 'Wi-Fi camera' }, 'CAM-B'],
    [{ service_name: 'Floodlight camera' }, 'CAM-FL'],
    [{ service_name: '4-cam NVR kit' }, 'CAM-4'],
    [{ service_name: 'Smart deadbolt lock' }, 'LK-D'],
    [{ service_name: 'Smart lock' }, 'LK-R'],
    [{ service_name: 'Nest thermostat' }, 'TH-1'],
    [{ service_name: 'Dimmer switch' }, 'SW-1'],
    [{ service_name: 'Mesh Wi-Fi' }, 'NET-M'],
    [{ service_name: 'Projector and screen' }, 'PRJ-1'],
    [{ service_name: 'Garage opener controller' }, 'GAR-1'],
    [{ service_name: 'Diagnostic' }, 'DX-1'],
    [{ service_name: 'Hub set-up' }, 'HUB-1'],
  ])('%j is %s', (named, code) => {
    expect(findService(named)?.service?.code).toBe(code)
  })
  test('a TV without a size and a camera of no kind have a family only', () => {
    expect(findService({ service_name: 'TV Mounting' })).toEqual({ family: 'tv', service: null })
    expect(findService({ service_name: 'CCTV camera install' })).toEqual({ family: 'camera', service: null })
  })
  test.each([
    [{}],
    [{ service_name: 'Gutter cleaning' }],
    [{ service_id: 'constructor' }],
    [{ service_name: 'Latvia' }],
  ])('%j is nothing of ours', (named) => {
    expect(findService(named)).toBeNull()
  })
})

describe('time and crew', () => {
  test('further units are quicker, adders count per TV', () => {
    expect(durationMinutes([{ service_id: 'CAM-B', quantity: 3 }])).toBe(40 + 30 + 30)
    expect(durationMinutes([{ service_id: 'SW-1', quantity: 2 }])).toBe(65)
    expect(
      durationMinutes([{ service_id: 'TV-M', quantity: 2 }], {
        wall_type: 'BRICK',
        wire_management_required: 'FULL_INWALL',
      }),
    ).toBe(2 * (75 + 30 + 50))
    expect(durationMinutes([{ service_id: 'TV-FRAME', metadata: { tv_size: 55 } }])).toBe(75 + 30)
    expect(durationMinutes([{ service_id: 'LK-R' }], { wall_type: 'BRICK' })).toBe(30)
    expect(durationMinutes([{ service_id: 'TV-DIS' }], { wall_type: 'BRICK' })).toBe(30)
    expect(durationMinutes([{ service_id: 'HUB-1', quantity: 2 }])).toBe(120)
    expect(durationMinutes([])).toBe(0)
  })
  test('what we do not know never takes no time', () => {
    expect(durationMinutes([{ service_name: 'Gutter cleaning' }])).toBe(90)
    expect(durationMinutes([{ quantity: 0 }])).toBe(90)
  })
  test('every adder', () => {
    const tv = [{ service_id: 'TV-M', metadata: { mount_type: 'full_motion', tv_size: 55 } }]
    const extra = (details: object) => [
      durationMinutes(tv, details) - 75,
      (priceOf(tv, details) ?? 0) - 13_900 - 12_900,
    ]
    expect(extra({})).toEqual([20, 4000])
    expect(extra({ wall_type: 'CONCRETE' })).toEqual([55, 11_000])
    expect(extra({ wall_type: 'PLASTER' })).toEqual([45, 8500])
    expect(extra({ wall_type: 'TILE' })).toEqual([65, 13_000])
    expect(extra({ wire_management_required: 'BASIC_CONCEAL' })).toEqual([30, 5900])
    expect(extra({ special_constraints: ['METAL_STUDS'] })).toEqual([40, 7500])
    expect(extra({ special_constraints: ['ABOVE_FIREPLACE'] })).toEqual([60, 12_500])
    expect(extra({ special_constraints: ['high ceiling'] })).toEqual([40, 9000 + 6000])
  })
  test.each([
    [{ metadata: { tv_size: 74 } }, 1],
    [{ metadata: { tv_size: 75 } }, 2],
    [{ metadata: { tv_size: 77 } }, 2],
    [{ metadata: { tv_size: 65, mount_type: 'full_motion' } }, 2],
    [{ metadata: { tv_size: 59, mount_type: 'full_motion' } }, 1],
    [{ metadata: { tv_size: 60, mount_type: 'full_motion' } }, 2],
    [{ metadata: { tv_size: 64, mount_type: 'full_motion' } }, 2],
    [{ service_id: 'TV-L', metadata: { mount_type: 'full_motion' } }, 2],
    [{ service_id: 'TV-L', metadata: { mount_type: 'tilt', tv_size: 62 } }, 1],
    [{ service_id: 'TV-FRAME', metadata: { tv_size: 62, mount_type: 'full_motion' } }, 2],
    [{ service_id: 'TV-RE', metadata: { tv_size: 62, mount_type: 'full_motion' } }, 1],
    [{ metadata: { tv_size: 55, tv_weight_lbs: '61 lb' } }, 2],
    [{ metadata: { tv_size: 55, tv_weight_lbs: 60 } }, 1],
    [{ metadata: { tv_size: 43, mount_type: 'pull_down' } }, 2],
    [{ service_id: 'PRJ-1' }, 2],
    [{ service_id: 'LK-D' }, 1],
  ])('%j takes %d', (item, crew) => {
    expect(crewNeeded([item])).toBe(crew)
    expect(crewReasons([item])).toHaveLength(crew - 1)
  })
  test('a high ceiling takes two from 55 inches on', () => {
    const at = (tv_size: number) => crewNeeded([{ metadata: { tv_size } }], { special_constraints: ['HIGH_CEILING'] })
    expect([at(50), at(55)]).toEqual([1, 2])
  })
})

describe('price', () => {
  test('lines, labour before goods, that sum to the price', () => {
    const items = [{ service_id: 'TV-FRAME', quantity: 2, metadata: { tv_size: 65, haul_away: true } }]
    expect(priceLines(items)?.map((line) => [line.code, line.quantity, line.amount_cents])).toEqual([
      ['TV-L', 2, 35_800],
      ['TV-FRAME', 1, 6000],
      ['TV-FRAME', 1, 6000],
      ['HAUL_AWAY', 2, 3800],
    ])
    expect(priceOf(items)).toBe(51_600)
  })
  test('a second tech where the base has one', () => {
    const codes = priceLines([{ metadata: { tv_size: 65, mount_type: 'full_motion' } }])?.map((line) => line.code)
    expect(codes).toEqual(['TV-L', 'FULL_MOTION', 'SECOND_TECH', 'MOUNT-FULL_MOTION-65'])
  })
  test.each([
    [{ service_name: 'Gutter cleaning' }],
    [{ service_name: 'TV Mounting' }],
    [{ service_id: 'TV-M', quantity: 0 }],
    [{ service_id: 'TV-M', metadata: { mount_type: 'mantel' } }],
    [{ service_id: 'TV-FRAME' }],
  ])('%j has none: nothing is guessed', (item) => {
    expect(priceOf([item])).toBeNull()
  })
})

describe('items at the edge', () => {
  test('words in any spelling become ours', () => {
    expect(
      parseItemsInput([
        { service_id: 'TV-M', metadata: { mount_type: 'Full Motion', tv_size: '65"', colour: 'black' } },
        {},
      ]),
    ).toEqual([
      { service_id: 'TV-M', quantity: 1, metadata: { mount_type: 'full_motion', tv_size: 65, colour: 'black' } },
      { quantity: 1, metadata: {} },
    ])
    expect(parseItemsInput([{ metadata: { mount_type: 'BYO' } }])[0]?.metadata.mount_type).toBe('customer_provided')
  })
  test('garbage is named by its path', () => {
    expect(() =>
      parseItemsInput([
        { quantity: 0 },
        { quantity: 2.5 },
        { metadata: { mount_type: 'constructor', tv_size: 'big' } },
      ]),
    ).toThrow(
      expect.objectContaining({
        kind: 'INVALID',
        issues: [
          { path: '0.quantity', message: 'must be at least 1' },
          { path: '1.quantity', message: 'must be a whole number' },
          {
            path: '2.metadata.mount_type',
            message: 'must be one of fixed, tilt, full_motion, pull_down, outdoor, customer_provided, none',
          },
          { path: '2.metadata.tv_size', message: 'must be a size in inches, at most 120' },
        ],
      }),
    )
  })
})

describe('stored items are read, whatever they are', () => {
  test("an item without a service has the job's", () => {
    expect(readItems([{}], { service_id: 'LK-D' })[0]?.service?.code).toBe('LK-D')
    expect(readItems([{ service_name: 'Fix it' }], { service_id: 'LK-D' })[0]?.service?.code).toBe('LK-D')
  })
  test.each([[null], [7], ['{'], [[null, 3, 'x']], [{ metadata: [] }]])('%j does not throw', (stored) => {
    expect(() => readItems(stored)).not.toThrow()
  })
  test.each([[''], [null], [undefined]])('a size of %j is not known, and no problem', (tv_size) => {
    expect(readItems([{ metadata: { tv_size } }])[0]).toMatchObject({ tv_size: null, problems: [] })
  })
  test('a size that cannot be read is a problem', () => {
    expect(readItems([{ metadata: { tv_size: 'big' } }])[0]?.problems).toMatchObject([
      { path: '0.metadata.tv_size', value: 'big' },
    ])
  })
  test('prototype keys are nothing', () => {
    expect(readItems([{ metadata: { mount_type: 'toString' } }])[0]?.problems).toHaveLength(1)
  })
})

test('the TV table', () => {
  expect(tvOfSize(60)?.inches).toBe(65)
  expect(tvOfSize(98)?.pounds).toEqual([115, 145])
  expect(tvOfSize(110)).toBeUndefined()
  expect(mountFor('pull_down', 65)).toMatchObject({ cost_cents: 23_500, retail_cents: 34_900 })
})

describe('what is not believable or cannot be read is never a default', () => {
  const problems = (item: unknown) => readItems([item], { service_id: 'TV-M' })[0]?.problems.map((one) => one.path)

  test('an unbelievable quantity has no price, and nothing throws', () => {
    const items_json = [{ service_id: 'TV-M', quantity: 1e12 }]
    expect(priceOf(items_json)).toBeNull()
    expect(estimatePayout({ metadata: { items_json } })).toEqual({ lines: [], total_cents: 0 })
    const job = { status: 'pending', metadata: { items_json }, paid_total_cents: 13_900, quoted_cents: 13_900 }
    expect(evaluatePainFlags(job, '2026-11-21T12:00:00Z').map((flag) => flag.flag)).toContain('SCOPE_MISMATCH')
    expect(problems({ quantity: 101 })).toEqual(['0.quantity'])
    expect(problems({ quantity: 100 })).toEqual([])
  })
  test('details as JSON text are read', () => {
    const [item] = readItems([{ metadata: '{"mount_type":"Tilt","tv_size":55}' }], { service_id: 'TV-M' })
    expect(item).toMatchObject({ mount: 'tilt', tv_size: 55, supplier: 'company', problems: [] })
    expect(
      parseJobMetadata({ items_json: [{ metadata: '{"mount_type":"Tilt"}' }] }).items_json[0]?.['metadata'],
    ).toEqual({ mount_type: 'tilt' })
    expect(problems({ metadata: '' })).toEqual([])
    expect(problems({ metadata: [] })).toEqual([])
  })
  test.each([
    [{ metadata: { mount_type: 5, mount_provider: 'h2s', tv_size: 55 } }, '0.metadata.mount_type'],
    [{ metadata: { mount_type: 5 } }, '0.metadata.mount_type'],
    [{ metadata: { mount_provider: 5 } }, '0.metadata.mount_provider'],
    [{ metadata: '{broken' }, '0.metadata'],
    [{ metadata: [{ mount_type: 'tilt' }] }, '0.metadata'],
    [{ metadata: 7 }, '0.metadata'],
  ])('%j has a problem and no price', (item, path) => {
    expect(problems(item)).toContain(path)
    expect(priceOf([{ service_id: 'TV-M', ...item }])).toBeNull()
  })
  test('unreadable equipment is flagged', () => {
    for (const metadata of [{ mount_type: 5, mount_provider: 'h2s' }, { mount_type: 5 }, '{broken']) {
      const job = { status: 'pending', metadata: { items_json: [{ service_id: 'TV-M', metadata }] } }
      expect(evaluatePainFlags(job, '2026-11-21T12:00:00Z').map((flag) => flag.flag)).toContain('ORDERING_AMBIGUOUS')
    }
  })
})
