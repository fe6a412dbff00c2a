import { expect, test as setup } from '@playwright/test'
import { cookiesOf, demoPassword, emailOf, people } from './people.ts'

for (const person of people) {
  setup(`${person} signs in`, async ({ request }) => {
    const response = await request.post('/api/auth/sign-in/email', {
      data: { email: emailOf(person), password: demoPassword },
    })
    expect(response.status(), await response.text()).toBe(200)
    await request.storageState({ path: cookiesOf(person) })
  })
}
