import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { type Me, type Problem, ProblemNotice, problemOf, useApi } from '#screens'
import { signInPolicy } from '../rules/passwords.ts'

interface Given {
  oldPassword: string
  newPassword: string
  again: string
}

/** Of its own, not from the schema: what is typed here must not become a draft on the device. */
export function PasswordForm({ onChanged }: { onChanged(me: Me): void }) {
  const api = useApi()
  const [form] = Form.useForm<Given>()
  const [problem, setProblem] = useState<Problem>()
  const [sending, setSending] = useState(false)
  async function change({ oldPassword, newPassword }: Given) {
    setSending(true)
    setProblem(undefined)
    try {
      const me = await api.post<Me>('/api/me/password', { oldPassword, newPassword })
      form.resetFields()
      onChanged(me)
    } catch (error) {
      const refusal = problemOf(error)
      setProblem(refusal)
      const name = refusal.field?.slice(1)
      if (name === 'oldPassword' || name === 'newPassword') form.setFields([{ name, errors: [refusal.message] }])
    } finally {
      setSending(false)
    }
  }
  const { minimumLength, minimumKinds, history } = signInPolicy
  return (
    <Form form={form} name="password" layout="vertical" requiredMark={false} onFinish={change}>
      <Form.Item name="oldPassword" label="现在的口令" rules={[{ required: true, message: '请填写现在的口令' }]}>
        <Input.Password autoComplete="current-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label="新口令"
        extra={`至少 ${minimumLength} 位，含大写、小写、数字、符号中的 ${minimumKinds} 类，不含账号名，与最近 ${history} 次用过的不同。`}
        rules={[{ required: true, message: '请填写新口令' }]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一次新口令"
        dependencies={['newPassword']}
        rules={[
          { required: true, message: '请再填一次新口令' },
          ({ getFieldValue }) => ({
            validator: async (_, value) => {
              if (value && value !== getFieldValue('newPassword')) throw new Error('两次填写的新口令不同')
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" maxLength={256} />
      </Form.Item>
      {problem && <ProblemNotice problem={problem} />}
      <div className="wh-form-actions">
        <Button type="primary" htmlType="submit" loading={sending}>
          修改口令
        </Button>
      </div>
    </Form>
  )
}
