import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input } from 'antd'
import { Fact, Facts, ProblemNotice, problemOf, useApi } from '#screens'
import type { ReporterView } from '../contract.ts'

/** 举报人（保密）: shown to the desk that answers, only for a purpose it writes down, and for as long as the form is open. */
export function ReporterPanel({ caseId }: { caseId: string }) {
  const api = useApi()
  const look = useMutation({
    mutationFn: (asked: { purpose: string }) => api.get<ReporterView>(`/api/cases/${caseId}/reporter`, asked),
  })
  return (
    <section className="wh-sheet ch-reasoned" aria-label="举报人">
      <h3>举报人（保密）</h3>
      {look.data ? (
        <Told reporter={look.data} />
      ) : (
        <Form layout="vertical" onFinish={look.mutate} initialValues={{ purpose: '答复举报人' }}>
          <Form.Item
            name="purpose"
            label="查看用途"
            rules={[{ required: true, min: 2, max: 200, message: '请写明用途（2至200个字）' }]}
          >
            <Input />
          </Form.Item>
          <p className="wh-muted">何人、何时、为何查看，都会记录。</p>
          <Button htmlType="submit" loading={look.isPending}>
            查看联系方式
          </Button>
          {look.error && <ProblemNotice problem={problemOf(look.error)} />}
        </Form>
      )}
    </section>
  )
}

const Told = ({ reporter: { name, phone, address, wantsReply } }: { reporter: ReporterView }) => (
  <Facts>
    <Fact name="姓名">{name ?? '没有提供'}</Fact>
    <Fact name="电话">{phone ?? '没有提供'}</Fact>
    <Fact name="地址">{address ?? '没有提供'}</Fact>
    <Fact name="要求答复">{wantsReply ? '是' : '否'}</Fact>
  </Facts>
)
