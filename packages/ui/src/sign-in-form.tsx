import { Button, PasswordInput, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { FormFrame } from './form-frame.tsx'
import { Logo } from './logo.tsx'
import { signIn } from './session.tsx'
import classes from './sign-in-form.module.css'

export type DemoSignIns = { password: string; sign_ins: { email: string; role: string; label: string }[] }

/** The door of all three apps. `demo` is the answer of public.demo: outside the demo world it is null and nothing shows. */
export function SignInForm({
  title,
  lead,
  demo,
  onSignedIn,
  children,
}: {
  title: string
  lead: string
  demo: DemoSignIns | null
  onSignedIn: () => void | Promise<void>
  children?: ReactNode
}) {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [busy, setBusy] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [missing, setMissing] = useState(false)

  const enter = async (as: string, withEmail: string, withPassword: string) => {
    if (busy !== null) return
    setBusy(as)
    setError(null)
    try {
      await signIn(withEmail, withPassword)
      await onSignedIn()
    } catch (problem) {
      setError(problem)
      setBusy(null)
    }
  }
  const submit = () => {
    const incomplete = !email.includes('@') || password === ''
    setMissing(incomplete)
    if (!incomplete) void enter('form', email.trim(), password)
  }

  return (
    <main className={classes.page} id="main" tabIndex={-1}>
      <div className={classes.card}>
        <Logo size={36} />
        <h1 className={classes.title}>{title}</h1>
        <p className={classes.lead}>{lead}</p>
        <FormFrame
          submitLabel="Sign in"
          submitting={busy === 'form'}
          error={error}
          onSubmit={submit}
          fullWidth
          disabled={busy !== null && busy !== 'form'}
        >
          <TextInput
            label="Email"
            type="email"
            name="email"
            autoComplete="username"
            inputMode="email"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            error={missing && !email.includes('@') ? 'Enter your email address.' : null}
          />
          <PasswordInput
            label="Password"
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            error={missing && password === '' ? 'Enter your password.' : null}
            visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          />
        </FormFrame>
        {demo && demo.sign_ins.length > 0 && (
          <section className={classes.demo} aria-label="Demo">
            <p className={classes.rule}>
              <span>Demo world</span>
            </p>
            {demo.sign_ins.map((one) => (
              <Button
                key={one.email}
                variant="default"
                fullWidth
                loading={busy === one.email}
                disabled={busy !== null && busy !== one.email}
                onClick={() => void enter(one.email, one.email, demo.password)}
              >
                Continue as {one.label}
              </Button>
            ))}
          </section>
        )}
        {children}
      </div>
    </main>
  )
}
