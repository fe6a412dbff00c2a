import { describe, expect, test } from 'vitest'
import {
  crewReasons,
  durationMinutes,
  equipmentNeeds,
  findService,
  mountFor,
  parseItemsInput,
  priceLines,
  priceOf,
  readItems,
  requiresOrdering,
} from '../../src/index.ts'
import { hasConstraint } from '../../src/catalogue/install-details.ts'
import { asKey, asPositive, detailsBag, itemList, quantityOf } from '../../src/catalogue/item-words.ts'

const problems = (item: unknown) => readItems([item])[0]?.problems

describe('a stored word', () => {
  test.each([
    [' Customer - Provided ', 'customer_provided'],
    ['tilt', 'tilt'],
    ['H2S', 'h2s'],
    ['  ', null],
    ['', null],
    [5, null],
    [['tilt'], null],
  ])('%j is %j as a key', (stored, key) => expect(asKey(stored)).toBe(key))
  test.each([
    [' 65" ', 65],
    ["65''", 65],
    ['65 inches', 65],
    ['65 in a frame', null],
    ['inch', null],
    ['0', null],
    [0, null],
    [-5, null],
    [Number.POSITIVE_INFINITY, null],
    [true, null],
    [[65], null],
    ['80 lbs', 80],
  ])('%j is %j as a size', (stored, size) => expect(asPositive(stored)).toBe(size))
  test.each([
    [undefined, 1],
    [null, 1],
    [3, 3],
    [' 3 ', 3],
    ['', null],
    ['  ', null],
    [0, null],
    [1.5, null],
    [[2], null],
  ])('%j is a quantity of %j', (stored, quantity) => expect(quantityOf(stored)).toBe(quantity))
  test.each([
    [[1], [1]],
    [{ a: 1 }, [{ a: 1 }]],
    ['{"a":1}', [{ a: 1 }]],
    ['"[1]"', []],
    ['text', []],
    [7, []],
  ])('%j is the items %j', (stored, items) => expect(itemList(stored)).toEqual(items))
  test.each([
    [undefined, {}],
    [[], {}],
    [' ', {}],
    ['{"a":1}', { a: 1 }],
    ['"{}"', {}],
    ['nonsense', null],
    [[1], null],
    [7, null],
  ])('%j is the details %j', (stored, details) => expect(detailsBag(stored)).toEqual(details))
  test('a constraint in any case, and none where none is given', () => {
    expect(hasConstraint({ special_constraints: ['high ceiling'] }, 'HIGH_CEILING')).toBe(true)
    expect(hasConstraint({ special_constraints: [] }, 'HOA')).toBe(false)
    expect(hasConstraint({}, 'HOA')).toBe(false)
  })
})

describe('what cannot be read of an item is told with its place', () => {
  const told = 'must be one of fixed, tilt, full_motion'
  test.each([
    [{ quantity: 0 }, { path: '0.quantity', value: 0, message: 'must be a whole number of at least 1' }],
    [{ quantity: 101 }, { path: '0.quantity', value: 101, message: 'of 101 is not believable' }],
    [{ metadata: 'nonsense' }, { path: '0.metadata', value: 'nonsense', message: 'cannot be read' }],
    [
      { metadata: { tv_size: 'big' } },
      { path: '0.metadata.tv_size', value: 'big', message: 'must be a size in inches, at most 120' },
    ],
    [{ metadata: { supplier: 7 } }, { path: '0.metadata.supplier', value: 7, message: 'must be a word' }],
    [
      { metadata: { mount_type: 'tilt' } },
      { path: '0.metadata.tv_size', value: null, message: 'a mount needs the size of the TV' },
    ],
  ])('%j', (item, problem) => expect(problems(item)).toEqual([problem]))
  test('a mount type', () => {
    const [problem] = problems({ metadata: { mount_type: 'mantel', tv_size: 55 } }) ?? []
    expect(problem).toMatchObject({ path: '0.metadata.mount_type', value: 'mantel' })
    expect(problem?.message.startsWith(told)).toBe(true)
    expect(problem?.message.endsWith(', customer_provided, none')).toBe(true)
    expect(problems({ metadata: { mount_type: 7 } })).toMatchObject([{ value: 7 }])
  })
  test.each([[' '], [''], [null]])('%j is nothing, and no problem', (blank) => {
    expect(problems({ metadata: { mount_type: blank, supplier: blank, tv_size: null } })).toEqual([])
  })
  test.each([
    ['400x300', [400, 300]],
    [' 400 × 300 ', [400, 300]],
    ['400X300', [400, 300]],
    ['x400x300', null],
    ['400x300 mm', null],
    ['400ax300', null],
    ['400xa300', null],
    [400, null],
  ])('%j is the hole pattern %j', (mount_max_vesa, vesa) => {
    expect(readItems([{ metadata: { mount_max_vesa } }])[0]?.mount_max_vesa).toEqual(vesa)
  })
  test('who says that nothing is supplied supplies nothing', () => {
    const supplier = (metadata: object) => readItems([{ service_id: 'CAM-4', metadata }])[0]?.supplier
    expect([supplier({}), supplier({ supplier: 'none' }), supplier({ mount_type: 'none' })]).toEqual([
      'company',
      'none',
      'none',
    ])
  })
  test('no mount is a mount type, and no problem', () => {
    expect(problems({ metadata: { mount_type: 'None' } })).toEqual([])
    expect(parseItemsInput([{ metadata: { mount_type: 'None' } }])[0]?.metadata.mount_type).toBe('none')
  })
  test('at the edge it is refused', () => {
    expect(() =>
      parseItemsInput([{ quantity: 0 }, { service_id: '', quantity: 'x', metadata: { tv_size: [] } }]),
    ).toThrow(
      'The items have problems: 0.quantity must be at least 1; 1.service_id must not be empty; 1.quantity must be a whole number; 1.metadata.tv_size must be a size in inches, at most 120',
    )
    expect(() => parseItemsInput(Array.from({ length: 9 }, () => ({ quantity: 0 })))).toThrow(/; 4.quantity [^;]+$/)
    expect(() => parseItemsInput('tilt')).toThrow('The items have problems: must be a list')
  })
})

describe('words that a service is found by', () => {
  test('with whatever stands between and around them', () => {
    expect(findService({ service_name: '  Door--bell: (wired)! ' })?.service?.code).toBe('DB-W')
    expect(findService({ service_name: 'TV' })).toEqual({ family: 'tv', service: null })
    expect(findService({})).toBeNull()
  })
  test('the size of a TV says nothing about a camera', () => {
    expect(findService({ service_name: 'Camera', tv_size: 55 })).toEqual({ family: 'camera', service: null })
  })
})

describe('sentences of time, crew and price', () => {
  const tv = (metadata: object) => [{ service_id: 'TV-M', metadata }]
  test.each([
    [tv({ tv_size: 80 }), {}, 'a 80" TV takes two'],
    [tv({ tv_weight_lbs: 70 }), {}, 'a TV of 70 lb takes two'],
    [tv({ mount_type: 'full_motion', tv_size: 65 }), {}, 'a 65" TV on a full-motion mount takes two'],
    [[{ service_id: 'TV-L', metadata: { mount_type: 'full_motion' } }], {}, 'a TV on a full-motion mount takes two'],
    [tv({ mount_type: 'pull_down', tv_size: 50 }), {}, 'a pull-down mount takes two'],
    [tv({ tv_size: 55 }), { special_constraints: ['HIGH_CEILING'] }, 'a 55" TV above 10 ft takes two'],
  ])('%j, %j: %s', (items, details, reason) => expect(crewReasons(items, details)).toEqual([reason]))
  test('a large screen in something that is no TV takes no second tech', () => {
    expect(crewReasons([{ service_id: 'TH-1', metadata: { tv_size: 98 } }])).toEqual([])
  })
  test('two of something that we do not know take twice as long, with what the wall adds', () => {
    expect(durationMinutes([{ service_name: 'Gutter cleaning', quantity: 2 }])).toBe(180)
    expect(durationMinutes([{ service_name: 'TV', quantity: 2 }], { wall_type: 'BRICK' })).toBe(240)
  })
  test('every line of a price has its label', () => {
    const items = [
      { service_id: 'TV-L', quantity: 2, metadata: { tv_size: 65, mount_type: 'full_motion', haul_away: true } },
    ]
    expect(priceLines(items)?.map(({ code, label }) => [code, label])).toEqual([
      ['TV-L', 'Mount TV 60-74"'],
      ['TV-L', 'Mount TV 60-74", each further'],
      ['FULL_MOTION', 'Full-motion mount'],
      ['HAUL_AWAY', 'Packaging taken away'],
      ['SECOND_TECH', 'Second technician'],
      ['MOUNT-FULL_MOTION-65', 'full_motion mount for 65" TV'],
    ])
  })
  test('work on top of a TV without a size has no price, and its own time', () => {
    expect(priceOf([{ service_id: 'TV-FRAME' }])).toBeNull()
    expect(durationMinutes([{ service_id: 'TV-FRAME' }])).toBeGreaterThan(0)
    expect(durationMinutes([{ service_id: 'TV-FRAME', metadata: { tv_size: 55 } }])).toBe(
      durationMinutes([{ service_id: 'TV-FRAME' }]) + durationMinutes([{ service_id: 'TV-M' }]),
    )
    expect(durationMinutes([{ service_id: 'TV-FRAME', metadata: { tv_size: 400 } }])).toBeGreaterThan(0)
  })
  test('the heavy variant of a mount is called so', () => {
    expect([mountFor('tilt', 55).name, mountFor('full_motion', 75).name]).toEqual([
      'tilt mount for 55" TV',
      'heavy full_motion mount for 75" TV',
    ])
  })
})

describe('who supplies, and what it is', () => {
  const read = (item: object, job = {}) => readItems([item], job)[0]
  test.each([
    [{}, 'none'],
    [{ mount_type: 'customer_provided' }, 'customer'],
    [{ mount_type: 'tilt', tv_size: 55 }, 'company'],
    [{ mount_type: 'mantel', tv_size: 55 }, 'company'],
    [{ mount_type: 'none', supplier: 'company' }, 'none'],
    [{ mount_type: 'tilt', tv_size: 55, supplier: 'none' }, 'none'],
    [{ supplier: 'company' }, 'company'],
    [{ supplier: 'somebody' }, 'company'],
    [{ supplier: 'customer', mount_type: 'tilt', tv_size: 55 }, 'customer'],
  ])('%j: %s', (metadata, supplier) => {
    expect(read({ service_id: 'TV-M', metadata })?.supplier).toBe(supplier)
  })
  test('what speaks of a TV is about one, whatever it is called', () => {
    const kind = (metadata: object) => read({ service_name: 'Something else', metadata })?.family
    expect([
      kind({ tv_size: 55 }),
      kind({ mount_type: 'tilt' }),
      kind({ mount_type: 'customer_provided' }),
      kind({ mount_type: 'none' }),
      kind({}),
    ]).toEqual(['tv', 'tv', 'tv', null, null])
    expect(read({ service_name: 'Something else', metadata: { tv_size: 55 } })?.service?.code).toBe('TV-M')
    expect(read({ service_name: 'Something else', metadata: { mount_type: 'tilt' } })?.service).toBeNull()
  })
  test('an item with a blank name has that of the job; one that says nothing to us is looked up there, too', () => {
    const job = { service_id: 'TH-1', service_name: 'Thermostat' }
    expect(read({ service_id: ' ', service_name: '' }, job)).toMatchObject({ service_id: 'TH-1', family: 'thermostat' })
    expect(read({ service_name: 'Something else' }, job)).toMatchObject({
      service_name: 'Something else',
      family: 'thermostat',
    })
    expect(read({ service_id: 'LK-D' }, job)).toMatchObject({ service_id: 'LK-D', service_name: null, family: 'lock' })
  })
  test('a mount that the customer brings needs no size from us', () => {
    const item = read({ service_id: 'TV-M', metadata: { mount_type: 'tilt', supplier: 'customer' } })
    expect(item).toMatchObject({ mount: 'tilt', problems: [] })
  })
  test('every word of who supplies must be one', () => {
    expect(problems({ metadata: { supplier: 'customer', equipment_provider: 7, mount_provider: [] } })).toMatchObject([
      { path: '0.metadata.equipment_provider' },
      { path: '0.metadata.mount_provider' },
    ])
  })
  test('what cannot be read is taken for ours, unless somebody said whose it is', () => {
    expect(read({ metadata: 'nonsense' })?.supplier).toBe('company')
    expect(read({ metadata: { mount_type: 7 } })?.supplier).toBe('company')
    expect(read({ metadata: { mount_type: 7, supplier: 'customer' } })?.supplier).toBe('customer')
  })
})

describe('amounts of several', () => {
  test('goods cost as many times what one costs', () => {
    const items = [{ service_id: 'TV-M', quantity: 3, metadata: { mount_type: 'tilt', tv_size: 55 } }]
    const good = priceLines(items)?.find(({ kind }) => kind === 'goods')
    expect(good).toMatchObject({ quantity: 3, amount_cents: 3 * (good?.unit_cents ?? 0), cost_cents: 3 * 5000 })
  })
  test('an item without a quantity that one can believe has no price', () => {
    expect(priceOf([{ service_id: 'TV-M', quantity: 101 }])).toBeNull()
    expect(priceOf([{ service_id: 'TV-M', quantity: 100 }])).not.toBeNull()
  })
  test('a second tech is added where the size asks for one, once, and not where the base has two', () => {
    const seconds = (item: object) => priceLines([item])?.filter(({ code }) => code === 'SECOND_TECH').length
    expect(seconds({ service_id: 'TV-M', metadata: { tv_size: 75 } })).toBe(1)
    expect(seconds({ service_id: 'TV-M', metadata: { tv_size: 74 } })).toBe(0)
    expect(seconds({ service_id: 'TV-XL', metadata: { tv_size: 75 } })).toBe(0)
    expect(seconds({ service_id: 'TV-FRAME', metadata: { tv_size: 55 } })).toBe(0)
    expect(
      seconds({ service_id: 'TV-FRAME', metadata: { tv_size: 65, mount_type: 'full_motion', supplier: 'customer' } }),
    ).toBe(1)
    expect(seconds({ service_id: 'TV-FRAME', metadata: { tv_size: 85 } })).toBe(0)
    expect(crewReasons([{ service_id: 'TV-XL' }])).toEqual(['Mount TV 75-85" takes two'])
  })
  test('a code with spaces around it is a code', () => {
    expect(findService({ service_id: ' tv-l ' })?.service?.code).toBe('TV-L')
  })
})

describe('who supplies, said in a word that is none of ours', () => {
  const read = (metadata: object) => readItems([{ service_id: 'TV-M', metadata }])[0]
  const words = 'must be customer, company or none'
  test.each(['mount_provider', 'equipment_provider', 'supplier'])('%s is a problem, and nothing is bought', (key) => {
    const metadata = { mount_type: 'tilt', tv_size: 55, [key]: 'homeowner' }
    expect(read(metadata)).toMatchObject({ supplier: 'company' })
    expect(read(metadata)?.problems).toEqual([{ path: `0.metadata.${key}`, value: 'homeowner', message: words }])
    expect(equipmentNeeds([{ service_id: 'TV-M', metadata }])).toEqual([])
    expect(requiresOrdering([{ service_id: 'TV-M', metadata }])).toBe(true)
    expect(priceOf([{ service_id: 'TV-M', metadata }])).toBeNull()
  })
  test('a kit is not bought either, and a word beside one that we know takes nothing away', () => {
    expect(equipmentNeeds([{ service_id: 'CAM-4', metadata: { supplier: 'homeowner' } }])).toEqual([])
    const both = { mount_type: 'tilt', tv_size: 55, supplier: 'customer', mount_provider: 'homeowner' }
    expect(read(both)).toMatchObject({ supplier: 'customer', problems: [{ path: '0.metadata.mount_provider' }] })
  })
  test('at the edge it is refused with its path, and ours are brought to one spelling', () => {
    for (const key of ['mount_provider', 'equipment_provider', 'supplier']) {
      expect(() => parseItemsInput([{ metadata: { [key]: 'homeowner' } }])).toThrow(
        expect.objectContaining({ kind: 'INVALID', issues: [{ path: `0.metadata.${key}`, message: words }] }),
      )
      expect(parseItemsInput([{ metadata: { [key]: 'BYO' } }])[0]?.metadata).toEqual({ [key]: 'customer' })
      expect(parseItemsInput([{ metadata: { [key]: 'H2S' } }])[0]?.metadata).toEqual({ [key]: 'company' })
      expect(parseItemsInput([{ metadata: { [key]: 'None' } }])[0]?.metadata).toEqual({ [key]: 'none' })
    }
  })
})

describe('what we bring and nobody named', () => {
  const tv = (metadata: object, service_id = 'TV-M') => [{ service_id, metadata }]
  test.each([
    [tv({ tv_size: 55, mount_provider: 'company' })],
    [tv({ tv_size: 55, supplier: 'h2s', mount_type: '' })],
    [tv({ mount_provider: 'company' }, 'TV-RE')],
    [[{ service_name: 'Something else', metadata: { mount_provider: 'company' } }]],
  ])('%j has a mount to be named', (items) => {
    expect(readItems(items)[0]?.problems).toEqual([
      { path: '0.metadata.mount_type', value: null, message: 'must be said where we bring the mount' },
    ])
    expect(requiresOrdering(items)).toBe(true)
    expect(priceOf(items)).toBeNull()
  })
  test.each([
    [tv({ tv_size: 55 })],
    [tv({ tv_size: 55, mount_provider: 'customer' })],
    [tv({ tv_size: 55, mount_provider: 'none' })],
    [tv({ tv_size: 55, mount_type: 'none', mount_provider: 'company' })],
    [tv({ mount_provider: 'company' }, 'TV-DIS')],
    [tv({ supplier: 'company' }, 'CAM-4')],
    [tv({ supplier: 'company' }, 'CAM-B')],
    [tv({ supplier: 'company' }, 'DX-1')],
  ])('%j has not', (items) => expect(readItems(items)[0]?.problems).toEqual([]))
  test.each(['LK-D', 'SB-1', 'CAM-FL', 'TH-1'])('%s: we have nothing of the kind to bring', (code) => {
    expect(readItems(tv({ supplier: 'company' }, code))[0]?.problems).toEqual([
      { path: '0.metadata.supplier', value: 'company', message: 'names us, and we carry nothing for it' },
    ])
    expect(requiresOrdering(tv({ supplier: 'company' }, code))).toBe(true)
    expect(readItems(tv({}, code))[0]?.problems).toEqual([])
  })
})

describe('the size of a TV', () => {
  test.each(['0x41', '1e2', '0b11', 121, '130"', 'Infinity'])('%j is none', (tv_size) => {
    const told = { path: '0.metadata.tv_size', message: 'must be a size in inches, at most 120' }
    expect(problems({ service_id: 'TV-M', metadata: { tv_size } })).toMatchObject([told])
    expect(() => parseItemsInput([{ metadata: { tv_size } }])).toThrow(expect.objectContaining({ issues: [told] }))
  })
  test.each([120, '98', '65.5', ' 43 in ', '.5'])('%j is one', (tv_size) => {
    expect(problems({ service_id: 'TV-M', metadata: { tv_size } })).toEqual([])
  })
})

describe('a TV that is mounted, whatever else its name says', () => {
  test.each([
    'TV mounting in the garage',
    'Garage TV wall mount',
    'Mount TV and network cabling',
    'TV mount next to light switch',
    'Mounting a 65 inch Samsung TV above the hub',
    'TV install in the garage',
    'Install a new TV by the door lock',
    'Wall mount for TV in garage',
    'Hang the television near the thermostat',
  ])('%s', (service_name) => {
    expect(findService({ service_name })).toEqual({ family: 'tv', service: null })
    expect(findService({ service_name, tv_size: 65 })?.service?.code).toBe('TV-L')
  })
  test.each([
    ['CCTV mounting in the garage', 'camera'],
    ['Mount camera above TV', 'camera'],
    ['Light switch next to TV', 'switch'],
    ['Garage door hub', 'hub'],
    ['Wi-Fi mesh in the TV room', 'network'],
    ['Install smart lock by the TV room', 'lock'],
    ['Mount router behind the TV', 'network'],
  ])('%s is a %s', (service_name, family) => {
    expect(findService({ service_name, tv_size: 65 })?.family).toBe(family)
  })
  test('what kind of mounting is still heard', () => {
    expect(findService({ service_name: 'Dismount TV in the garage' })?.service?.code).toBe('TV-DIS')
    expect(findService({ service_name: 'Outdoor TV mount by the garage' })?.service?.code).toBe('TV-OUT')
  })
  test('a code always wins', () => {
    expect(findService({ service_id: 'GAR-1', service_name: 'TV mounting' })?.family).toBe('garage')
    expect(findService({ service_id: 'garage', service_name: 'TV-L' })?.service?.code).toBe('TV-L')
    const coded = { service_id: 'LK-D', metadata: { tv_size: 55, mount_type: 'tilt', mount_provider: 'customer' } }
    expect(readItems([coded])[0]?.family).toBe('lock')
    expect(readItems([{ metadata: { tv_size: 55 } }], { service_id: 'LK-D' })[0]?.family).toBe('lock')
  })
  test('fields that speak of a TV win over the name of a thing that has neither screen nor mount', () => {
    const kind = (service_name: string, metadata: object) => readItems([{ service_name, metadata }])[0]
    expect(kind('Garage', { tv_size: 55 })).toMatchObject({ family: 'tv', service: { code: 'TV-M' } })
    expect(kind('Living room switch', { mount_type: 'tilt', tv_size: 43 })?.service?.code).toBe('TV-S')
    expect(kind('Smart lock', { mount_type: 'customer_provided' })?.family).toBe('lock')
    expect(kind('CCTV camera install', { tv_size: 55, mount_type: 'fixed' })?.family).toBe('camera')
  })
})
