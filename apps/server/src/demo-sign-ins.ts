import type { DemoSignIns } from '@h2s/api/context'

/** The demo world's doors, as docs and README print them. They exist in no other database. */
export const demoSignIns: NonNullable<DemoSignIns> = {
  password: 'home2smart-demo',
  sign_ins: [
    { email: 'admin@demo.test', role: 'admin', label: 'Admin' },
    { email: 'dispatcher@demo.test', role: 'dispatcher', label: 'Dispatcher' },
    { email: 'provider@demo.test', role: 'provider', label: 'Technician' },
    { email: 'customer@demo.test', role: 'customer', label: 'Customer' },
  ],
}
