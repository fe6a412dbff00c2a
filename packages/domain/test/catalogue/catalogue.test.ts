import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  crewNeeded,
  crewReasons,
  durationMinutes,
  estimatePayout,
  evaluatePainFlags,
  findService,
  labourCents,
  mountFor,
  parseItemsInput,
  parseJobMetadata,
  priceLines,
  priceProblems,
  quoteOf,
  bundleOf,
  surchargesOf,
  priceOf,
  readItems,
  serviceByCode,
  serviceForTv,
  services,
  skills,
  tvOfSize,
} from '../../src/index.ts'
import { anyJob } from '../properties/arbitrary.ts'

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
  test('a list of which a part was read before is read', () => {
    const lock = { service_id: 'LK-R' }
    const [read] = readItems([lock])
    expect(durationMinutes([read, lock])).toBe(60)
    expect(durationMinutes([lock, read])).toBe(60)
    expect(durationMinutes([{ ...lock, problems: [] }, { ...lock, wants: {} }, null])).toBe(30 + 30 + 90)
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
    [{ service_id: 'TV-L' }, 1],
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
    const bought = (service_id: string) => crewReasons([{ service_id }], { special_constraints: ['HIGH_CEILING'] })
    expect([bought('TV-M'), bought('TV-L')]).toEqual([[], ['a TV above 10 ft takes two']])
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
  test('a C-wire takes half an hour and costs 49 dollars, kit and all', () => {
    const thermostat = (c_wire_kit: unknown) => [{ service_id: 'TH-1', metadata: { c_wire_kit } }]
    expect([durationMinutes(thermostat(true)), priceOf(thermostat(true))]).toEqual([90, 13_900 + 4900])
    expect([durationMinutes(thermostat('true')), priceOf(thermostat('true'))]).toEqual([90, 13_900 + 4900])
    expect([durationMinutes(thermostat(false)), priceOf(thermostat('no'))]).toEqual([60, 13_900])
  })
  test('every further stud that wires in the wall cross, for each TV', () => {
    const tvs = (extra_studs: unknown) => [{ service_id: 'TV-M', quantity: 2, metadata: { extra_studs } }]
    const inWall = { wire_management_required: 'FULL_INWALL' } as const
    const plain = [durationMinutes(tvs(0), inWall), labourCents(tvs(0), inWall) ?? 0]
    expect(plain).toEqual([durationMinutes(tvs(null), inWall), labourCents(tvs(undefined), inWall)])
    const [minutes = 0, cents = 0] = plain
    expect([durationMinutes(tvs(3), inWall), labourCents(tvs('3'), inWall)]).toEqual([minutes + 60, cents + 15_000])
    expect(labourCents(tvs(3), { wire_management_required: 'CONCEAL_RACEWAY' })).toBe(2 * (13_900 + 5900))
    const soundbar = { service_id: 'SB-1', metadata: { extra_studs: 3 } }
    expect(labourCents([soundbar], inWall)).toBe(6900 + 14_900 + 7500)
    expect(labourCents([...tvs(0), soundbar], inWall)).toBe(cents + 6900)
    expect(priceLines(tvs(3), inWall)?.find((line) => line.code === 'EXTRA_STUD')).toMatchObject({
      label: 'Further stud crossed',
      quantity: 6,
      unit_cents: 2500,
    })
  })
  test.each([[-1], [1.5], [21], ['many'], [true]])('%j is no number of studs: nothing is priced', (extra_studs) => {
    const items = [{ service_id: 'TV-M', metadata: { extra_studs } }]
    expect(readItems(items)[0]?.problems).toEqual([
      { path: '0.metadata.extra_studs', value: extra_studs, message: 'must be a whole number from 0 to 20' },
    ])
    expect(priceOf(items)).toBeNull()
    expect(() => parseItemsInput(items)).toThrow('extra_studs')
  })
  test('wires cost and take their time where the kit goes: at the screens, else at what asks for its wires', () => {
    const inWall = { wire_management_required: 'FULL_INWALL' } as const
    const codes = (...bought: string[]) =>
      (
        priceLines(
          bought.map((service_id) => ({ service_id })),
          inWall,
        ) ?? []
      )
        .filter(({ code }) => code === 'WIRE_INWALL' || code === 'INWALL-KIT-PRO')
        .map(({ code, item_index }) => [code, item_index])
    const both = (index: number) => [
      ['WIRE_INWALL', index],
      ['INWALL-KIT-PRO', index],
    ]
    expect(codes('SB-1')).toEqual(both(0))
    expect(codes('SB-1', 'TV-M')).toEqual(both(1))
    expect(codes('PRJ-1')).toEqual(both(0))
    expect(codes('TV-RE')).toEqual([])
    expect(codes('CAM-W')).toEqual([])
    expect(durationMinutes([{ service_id: 'PRJ-1' }], inWall)).toBe(240 + 50)
    expect(durationMinutes([{ service_id: 'TV-RE' }], inWall)).toBe(75)
  })
  test('at the edge studs are a number', () => {
    expect(parseItemsInput([{ metadata: { extra_studs: '20' } }])[0]?.metadata.extra_studs).toBe(20)
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

describe('bundles', () => {
  const of = (...codes: string[]) => codes.map((service_id) => ({ service_id }))
  const found = (items: unknown, details = {}) => {
    const match = bundleOf(items, details)
    return match && [match.bundle.name, match.off_cents]
  }
  test('move-in: two TVs, a doorbell and a lock, 8 % off', () => {
    expect(found(of('TV-M', 'TV-L', 'DB-W', 'LK-D'))).toEqual(['Move-in', (13_900 + 17_900 + 12_900 + 12_900) * 0.08])
    expect(found([{ service_id: 'TV-S', quantity: 2 }, ...of('DB-B', 'LK-M')])).toEqual([
      'Move-in',
      (9900 + 9900 + 7900 + 19_900) * 0.08,
    ])
  })
  test('of more than belong to it the dearest count', () => {
    expect(found(of('TV-S', 'TV-XL', 'TV-M', 'LK-R', 'LK-D', 'DB-B'))).toEqual([
      'Move-in',
      (24_900 + 13_900 + 12_900 + 7900) * 0.08,
    ])
    expect(found(of('TV-FRAME', 'TV-S', 'TV-M', 'LK-R', 'DB-B'))).toEqual([
      'Move-in',
      (13_900 + 9900 + 8900 + 7900) * 0.08,
    ])
    const frame = { service_id: 'TV-FRAME', metadata: { tv_size: 65 } }
    expect(found([frame, ...of('TV-S', 'TV-M', 'LK-R', 'DB-B')])).toEqual([
      'Move-in',
      (23_900 + 13_900 + 8900 + 7900) * 0.08,
    ])
  })
  test('security starter: a doorbell, two Wi-Fi cameras and a lock, 10 % off', () => {
    expect(found([{ service_id: 'CAM-B', quantity: 2 }, ...of('DB-W', 'LK-R')])).toEqual([
      'Security starter',
      (9900 + 6900 + 12_900 + 8900) * 0.1,
    ])
  })
  test('what is not in it, or not known, does not matter', () => {
    const cameras = { service_id: 'CAM-B', quantity: 3 }
    expect(found([{ service_name: 'Gutter cleaning' }, cameras, ...of('DB-W', 'LK-R', 'HUB-1')])).toEqual([
      'Security starter',
      (9900 + 6900 + 12_900 + 8900) * 0.1,
    ])
  })
  test('of two bundles the one that takes off more', () => {
    const both = [...of('TV-S', 'TV-S', 'DB-B', 'LK-R'), { service_id: 'CAM-B', quantity: 2 }]
    expect(found(both)).toEqual(['Security starter', (9900 + 6900 + 7900 + 8900) * 0.1])
    expect(found([...both, ...of('TV-XXL', 'TV-XL')])?.[0]).toBe('Move-in')
  })
  test('a media wall costs what its parts cost', () => {
    const inWall = { wire_management_required: 'FULL_INWALL' }
    expect(found(of('TV-L', 'SB-1'), inWall)).toEqual(['Media wall', 0])
    expect(found(of('TV-L', 'SB-1'))).toBeNull()
    expect(found(of('TV-L'), inWall)).toBeNull()
  })
  test.each([
    [of('TV-M', 'DB-W', 'LK-D')],
    [of('TV-M', 'TV-M', 'DB-TX', 'LK-D')],
    [of('TV-M', 'TV-DIS', 'DB-B', 'LK-D')],
    [of('DB-B', 'LK-D', 'CAM-B')],
    [[{ service_id: 'TV-M', quantity: 0 }, ...of('TV-M', 'DB-B', 'LK-D')]],
    [[]],
    [null],
  ])('%j is none', (items) => {
    expect(bundleOf(items)).toBeNull()
  })
})

describe('what time and place of a visit add', () => {
  const codes = (labour: number, visit: Parameters<typeof surchargesOf>[1]) =>
    surchargesOf(labour, visit).map((line) => [line.code, line.amount_cents])
  const saturday = {
    booked_at: '2026-11-20T12:00:00Z',
    start_iso: '2026-11-21T15:00:00Z',
    time_zone: 'America/New_York',
  }
  test('nothing on another day within 35 miles', () => {
    expect(codes(20_000, { ...saturday, travel_miles: 35 })).toEqual([])
    expect(codes(20_000, {})).toEqual([])
  })
  test('the same day, by the calendar of the site', () => {
    // 11 pm in New York is the next day in UTC, and the other way round.
    expect(codes(20_000, { ...saturday, booked_at: '2026-11-21T05:30:00Z' })).toEqual([['SAME_DAY', 4900]])
    expect(codes(20_000, { ...saturday, booked_at: '2026-11-21T04:30:00Z' })).toEqual([])
    expect(codes(20_000, { ...saturday, booked_at: null })).toEqual([])
  })
  test('a Sunday, by the calendar of the site, of the labour', () => {
    expect(codes(20_003, { ...saturday, start_iso: '2026-11-22T15:00:00Z' })).toEqual([['SUNDAY', 3000]])
    expect(codes(20_000, { ...saturday, start_iso: '2026-11-22T04:00:00Z' })).toEqual([])
    expect(codes(20_000, { ...saturday, start_iso: '2026-11-23T04:00:00Z' })).toEqual([['SUNDAY', 3000]])
    expect(codes(0, { ...saturday, start_iso: '2026-11-22T15:00:00Z' })).toEqual([])
  })
  test('every mile over 35, and no more miles than somebody drives', () => {
    expect(codes(0, { travel_miles: 36 })).toEqual([['TRAVEL', 100]])
    expect(codes(0, { travel_miles: 40.255 })).toEqual([['TRAVEL', 526]])
    expect(codes(0, { travel_miles: Infinity })).toEqual([['TRAVEL', 46_500]])
    expect(codes(0, { travel_miles: Number.NaN })).toEqual([])
  })
  test('all at once; an unknown zone or time adds nothing', () => {
    const sunday = {
      ...saturday,
      booked_at: '2026-11-22T12:00:00Z',
      start_iso: '2026-11-22T15:00:00Z',
      travel_miles: 50,
    }
    expect(surchargesOf(10_000, sunday)).toEqual([
      { code: 'SAME_DAY', label: 'Same day', amount_cents: 4900 },
      { code: 'SUNDAY', label: 'Sunday', amount_cents: 1500 },
      { code: 'TRAVEL', label: 'Travel over 35 miles', amount_cents: 1500 },
    ])
    for (const time_zone of [null, undefined, 'EST', 'Mars/Base'])
      expect(codes(10_000, { ...sunday, time_zone })).toEqual([['TRAVEL', 1500]])
    expect(codes(10_000, { ...sunday, start_iso: 'soon' })).toEqual([['TRAVEL', 1500]])
  })
})

describe('why there is no price', () => {
  const why = (items: unknown) => priceProblems(items).map(({ path, message }) => `${path} ${message}`)
  test('a service that we do not have, or that is not said', () => {
    expect(why([{ service_id: 'LK-R' }, { service_name: 'Gutter cleaning' }, { service_id: 'XX-1' }])).toEqual([
      '1.service_name "Gutter cleaning" is not in the catalogue',
      '2.service_id "XX-1" is not in the catalogue',
    ])
    expect(why([{ service_name: 'TV Mounting' }])).toEqual([
      '0.service_name "TV Mounting" does not say which service it is',
    ])
    expect(why([{ service_id: 'XX-1', service_name: 'Gutters' }])).toEqual([
      '0.service_name "Gutters" is not in the catalogue',
    ])
    expect(why([{}])).toEqual(['0.service_name "" is not in the catalogue'])
    expect(why([{ service_name: 'x'.repeat(100) }])[0]).toHaveLength(
      80 + '0.service_name "" is not in the catalogue'.length,
    )
  })
  test('a size that the price depends on', () => {
    const path = '0.metadata.tv_size'
    expect(why([{ service_id: 'TV-FRAME' }])).toEqual([`${path} is needed for Art or flush TV 43-75"`])
    expect(why([{ service_id: 'TV-FRAME', metadata: { tv_size: 65 } }])).toEqual([])
  })
  test('what cannot be read of an item', () => {
    expect(why([{ service_id: 'TV-M', quantity: 0 }])).toEqual(['0.quantity must be a whole number of at least 1'])
  })
  test.each([['garbage'], [5], ['[{"service_id"'], [true], ['"[]"']])(
    '%j is no list: no price, and never 0',
    (items) => {
      expect(why(items)).toEqual([' is no list of items'])
      expect([priceOf(items), labourCents(items), priceLines(items), quoteOf(items)]).toEqual([null, null, null, null])
    },
  )
  test.each([[null], [undefined], [[]], ['[]'], [''], ['null']])('%j is nothing, and costs nothing', (items) => {
    expect([why(items), priceOf(items)]).toEqual([[], 0])
  })
  test('one item, or a list as JSON text, is a list', () => {
    expect([priceOf({ service_id: 'LK-R' }), priceOf('[{"service_id":"LK-R"}]')]).toEqual([8900, 8900])
  })
  test('there is a reason exactly where there is no price', () => {
    fc.assert(
      fc.property(anyJob, ({ metadata }) => {
        const items = (metadata as { items_json?: unknown } | null | undefined)?.items_json
        expect(priceProblems(items).length > 0).toBe(priceOf(items) === null)
      }),
    )
  })
})

test('a quote: lines, less the bundle, plus what the visit adds to the labor before that', () => {
  const items = [{ service_id: 'DB-W' }, { service_id: 'CAM-B', quantity: 2 }, { service_id: 'LK-R' }]
  const hdmi = { service_id: 'NET-M', metadata: { hdmi: true } }
  const sunday = { start_iso: '2026-11-22T15:00:00Z', time_zone: 'America/New_York', travel_miles: 40 }
  const labour_cents = 12_900 + 9900 + 6900 + 8900 + 14_900
  const quote = quoteOf([...items, hdmi], {}, sunday)
  expect(quote).toMatchObject({
    labour_cents,
    goods_cents: 2400,
    bundle: { bundle: { code: 'SECURITY' }, off_cents: 3860 },
    total_cents: labour_cents + 2400 - 3860 + 8025 + 500,
  })
  expect(quote?.surcharges.map(({ amount_cents }) => amount_cents)).toEqual([8025, 500])
  expect(quote?.lines).toEqual(priceLines([...items, hdmi]))
  expect(quoteOf([{ service_id: 'LK-R' }])).toMatchObject({ bundle: null, surcharges: [], total_cents: 8900 })
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
  expect([mountFor('tilt', 74).name, mountFor('tilt', 75).name, mountFor('outdoor', 75).name]).toEqual([
    'tilt mount for 74" TV',
    'heavy tilt mount for 75" TV',
    'outdoor mount for 75" TV',
  ])
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
