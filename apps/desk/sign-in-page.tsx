import type { Me } from '#screens'
import { SignInForm } from './sign-in-form.tsx'

/** The first page. After signing in one stands where the address says. */
export const SignInPage = ({ onSignedIn }: { onSignedIn(me: Me): void }) => (
  <main className="wh-alone">
    <h1 className="wh-brand wh-sign-in-brand">文衡</h1>
    <p className="wh-muted">文化市场综合执法平台</p>
    <SignInForm onSignedIn={onSignedIn} />
  </main>
)
