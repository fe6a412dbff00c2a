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
