import { PasswordForm } from '#features/4-platform/tenancy/page.tsx'
import type { Me } from '#screens'

interface ChangePasswordPageProps {
  me: Me
  onChanged(me: Me): void
}

/** Stands before everything else while the password is somebody else's, or too old. */
export const ChangePasswordPage = ({ me, onChanged }: ChangePasswordPageProps) => (
  <main className="wh-alone">
    <h1>请先修改口令</h1>
    <p>{me.name}，您的口令由他人设置，或者已经到期。改为只有您自己知道的口令以后，才能办理其他事项。</p>
    <PasswordForm onChanged={onChanged} />
  </main>
)
