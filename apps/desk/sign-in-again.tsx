import { useQueryClient } from '@tanstack/react-query'
import { Modal } from 'antd'
import type { Me } from '#screens'
import { SignInForm } from './sign-in-form.tsx'

interface SignInAgainProps {
  onSignedIn(): void
  onCancel(): void
}

/** Over the page, when the session has ended: the page stays, and what was asked for goes on. */
export function SignInAgain({ onSignedIn, onCancel }: SignInAgainProps) {
  const client = useQueryClient()
  const signedIn = (me: Me) => {
    const before = client.getQueryData<Me>(['me'])
    // somebody else must not stand before this person's page
    if (before && before.userId !== me.userId) return window.location.assign('/')
    client.setQueryData(['me'], me)
    onSignedIn()
  }
  return (
    <Modal open title="登录已经过期" footer={null} onCancel={onCancel} mask={{ closable: false }}>
      <p>请重新登录。刚才的操作随后继续，已填写的内容没有丢失。</p>
      <SignInForm onSignedIn={signedIn} onCancel={onCancel} />
    </Modal>
  )
}
