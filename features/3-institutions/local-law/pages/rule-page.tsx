import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { Day, Fact, Facts, FormRunner, GateList, PageHead, ProblemNotice, problemOf, useApi, useMe } from '#screens'
import { EndRule, ReturnRule, type RuleDetail, WithdrawReading } from '../contract.ts'
import { CasesUnder } from './cases-under.tsx'

const PATHS: Record<string, string> = {
  adoptRule: 'adopt',
  returnRule: 'return',
  endRule: 'end',
  withdrawReading: 'withdraw',
}

/** One local rule: what it says, who made it, and what may be done with it. */
export function RulePage() {
  const { id = '' } = useParams()
  const api = useApi()
  const query = useQuery({
    queryKey: ['localRule', id],
    queryFn: () => api.get<RuleDetail>(`/api/local-rules/${encodeURIComponent(id)}`),
  })
  if (query.error) return <ProblemNotice problem={problemOf(query.error)} />
  const rule = query.data
  if (!rule) return <p className="wh-muted">正在打开……</p>
  const steps = rule.steps.filter(step => step.permitted)
  return (
    <div className="wh-stack">
      <PageHead title={rule.title} note={`${rule.kindName}　${rule.regionName}　${rule.stageName}`}>
        <Link to="/local-rules">返回地方规定</Link>
      </PageHead>
      <section className="wh-sheet" aria-label="内容">
        <Facts>
          {rule.facts.map(({ name, text }) => (
            <Fact key={name} name={name}>
              {text}
            </Fact>
          ))}
          <Fact name={rule.kind === 'confirmation' ? '核实' : '拟定'}>
            {rule.draftedBy}，<Day value={rule.draftedOn} />
          </Fact>
          {rule.adoptedBy && rule.adoptedOn && (
            <Fact name={rule.stage === 'inForce' ? '批准' : rule.stageName}>
              {rule.adoptedBy}，<Day value={rule.adoptedOn} />
              {rule.returned && `：${rule.returned}`}
            </Fact>
          )}
          {rule.until && (
            <Fact name="适用至">
              <Day value={rule.until} />
            </Fact>
          )}
        </Facts>
      </section>
      {rule.kind === 'confirmation' && (rule.stage === 'inForce' || rule.stage === 'withdrawn') && (
        <CasesUnder ruleId={rule.id} isWithdrawn={rule.stage === 'withdrawn'} />
      )}
      {steps.map(step => (
        <Step key={step.command} rule={rule} step={step} />
      ))}
      {rule.stage === 'draft' && steps.length === 0 && <p className="wh-muted">等待负责人批准。</p>}
    </div>
  )
}

function Step({ rule, step }: { rule: RuleDetail; step: RuleDetail['steps'][number] }) {
  const api = useApi()
  const client = useQueryClient()
  const { today } = useMe()
  const [open, setOpen] = useState(false)
  const [failed, setFailed] = useState<unknown>()
  const isOpen = step.gates.every(gate => gate.open)
  const send = async (body: unknown, key: string) => {
    await api.post(`/api/local-rules/${rule.id}/${PATHS[step.command]}`, body, key)
    setOpen(false)
    await client.invalidateQueries()
  }
  return (
    <section className="wh-sheet" aria-label={step.title}>
      {step.command === 'adoptRule' && <GateList gates={step.gates} title="批准的条件" />}
      <p className="wh-form-actions">
        <Button
          type={step.command === 'adoptRule' ? 'primary' : 'default'}
          disabled={!isOpen}
          onClick={() =>
            step.command === 'adoptRule'
              ? send({}, crypto.randomUUID()).catch(problem => setFailed(problem))
              : setOpen(true)
          }
        >
          {step.title}
        </Button>
      </p>
      {failed !== undefined && <ProblemNotice problem={problemOf(failed)} />}
      <Modal
        open={open}
        title={`${step.title}：${rule.title}`}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        {step.command === 'endRule' ? (
          <FormRunner
            schema={EndRule}
            draftKey={`localLaw.end.${rule.id}`}
            initial={{ until: today }}
            submitLabel={step.title}
            onSubmit={send}
          />
        ) : (
          <FormRunner
            schema={step.command === 'withdrawReading' ? WithdrawReading : ReturnRule}
            draftKey={`localLaw.${step.command}.${rule.id}`}
            submitLabel={step.title}
            onSubmit={send}
          />
        )}
      </Modal>
    </section>
  )
}
