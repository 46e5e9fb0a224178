import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { type Me, type Problem, ProblemNotice, problemOf, useApi } from '#screens'

interface SignInFormProps {
  onSignedIn(me: Me): void
  onCancel?(): void
}

export function SignInForm({ onSignedIn, onCancel }: SignInFormProps) {
  const api = useApi()
  const [problem, setProblem] = useState<Problem>()
  const [sending, setSending] = useState(false)
  async function signIn(given: { login: string; password: string }) {
    setSending(true)
    setProblem(undefined)
    try {
      onSignedIn(await api.post<Me>('/api/sign-in', given))
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <Form name="sign-in" layout="vertical" requiredMark={false} onFinish={signIn}>
      <Form.Item name="login" label="账号" rules={[{ required: true, message: '请填写账号' }]}>
        <Input autoComplete="username" autoFocus maxLength={64} />
      </Form.Item>
      <Form.Item name="password" label="口令" rules={[{ required: true, message: '请填写口令' }]}>
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      {problem && <ProblemNotice problem={problem} />}
      <div className="wh-form-actions">
        <Button type="primary" htmlType="submit" loading={sending}>
          登录
        </Button>
        {onCancel && <Button onClick={onCancel}>暂不登录</Button>}
      </div>
    </Form>
  )
}
