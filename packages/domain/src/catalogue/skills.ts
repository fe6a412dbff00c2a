/** What a provider can do. A job needs the skills of its services. */
export const skills = [
  'tv_mount',
  'tv_large',
  'tv_outdoor',
  'tv_fireplace',
  'audio',
  'projector',
  'camera',
  'camera_wired',
  'doorbell',
  'lock',
  'thermostat',
  'electrical',
  'network',
  'smart_home',
  'garage',
] as const
export type Skill = (typeof skills)[number]

/** Licences that some work needs. Where, is configuration of the owner, not legal advice. */
export const licences = ['low_voltage', 'electrician'] as const
export type Licence = (typeof licences)[number]

/** Skills and licences as a dispatcher says them, within a sentence. */
export const skillWords: Readonly<Record<Skill | Licence, string>> = {
  tv_mount: 'TV mounting',
  tv_large: 'large TVs',
  tv_outdoor: 'outdoor TVs',
  tv_fireplace: 'TVs over a fireplace',
  audio: 'audio',
  projector: 'projectors',
  camera: 'cameras',
  camera_wired: 'wired cameras',
  doorbell: 'doorbells',
  lock: 'locks',
  thermostat: 'thermostats',
  electrical: 'electrical work',
  network: 'networks',
  smart_home: 'smart home hubs',
  garage: 'garage doors',
  low_voltage: 'low-voltage work',
  electrician: 'electrician’s work',
}
