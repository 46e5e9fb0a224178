import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Fact, Facts, FormRunner, PageHead, PickersProvider, useApi, useMe } from '#screens'
import { ConfirmItem, NewItem, NewProfile } from '../contract.ts'
import { itemKey, pickers, useUnverified } from './pickers.tsx'
import { TierPreview } from './tier-preview.tsx'

const back = <Link to="/local-rules">返回地方规定</Link>

/** Sends a form and opens what came of it. */
function useSend(path: string) {
  const api = useApi()
  const client = useQueryClient()
  const navigate = useNavigate()
  return async (body: unknown, key: string) => {
    const { id } = await api.post<{ id: string }>(`/api/local-rules/${path}`, body, key)
    await client.invalidateQueries()
    navigate(`/local-rules/${id}`)
  }
}

/** 核实事项: somebody charged with it has read the text; from then on the item may be decided under. */
export function ConfirmPage() {
  const send = useSend('confirmations')
  const { today } = useMe()
  const [chosen, setChosen] = useState<string>()
  const item = useUnverified().data?.rows.find(row => itemKey(row) === chosen)
  return (
    <div className="wh-stack">
      <PageHead title="核实事项" note="没有核对过原文的事项不能据以作出处罚决定。对照公开文本核实以后，在本地区适用。">
        {back}
      </PageHead>
      <PickersProvider pickers={pickers}>
        <FormRunner
          schema={ConfirmItem}
          draftKey="localLaw.confirm"
          initial={{ readOn: today }}
          hints={{ '/text': { help: '例如：国家法律法规数据库，2020年修订文本' } }}
          onChange={values => setChosen((values as { item?: string }).item)}
          submitLabel="核实"
          onSubmit={send}
        />
      </PickersProvider>
      {item && (
        <section className="wh-sheet" aria-label="待核实的内容">
          <Facts>
            <Fact name="依据">
              {item.basis.law}
              {item.basis.article}
            </Fact>
            <Fact name="现有来源">{item.source}</Fact>
            <Fact name="内容">
              <Link to={`/powers/${item.code}`}>查看条款、处罚种类和幅度</Link>
            </Fact>
          </Facts>
        </section>
      )}
    </div>
  )
}

/** 拟定地方事项. */
export function NewItemPage() {
  const send = useSend('items')
  return (
    <>
      <PageHead
        title="拟定地方事项"
        note="只能登记地方性法规、地方政府规章设定的处罚；其他规范性文件不得设定行政处罚（行政处罚法第十六条）。"
      >
        {back}
      </PageHead>
      <PickersProvider pickers={pickers}>
        <FormRunner
          schema={NewItem}
          draftKey="localLaw.item"
          initial={{ orderToCorrect: true, subjects: ['legal'], penaltyKinds: ['罚款'] }}
          hints={{
            '/violatedArticle': { help: '例如：第八条第二款' },
            '/fine': { help: '处罚种类有“罚款”的必填' },
          }}
          submitLabel="提交批准"
          onSubmit={send}
        />
      </PickersProvider>
    </>
  )
}

const START = { light: 30, general: 70 }

/** 拟定裁量基准, with what it makes of a fine beside it. */
export function NewProfilePage() {
  const send = useSend('profiles')
  const [values, setValues] = useState<Partial<NewProfile>>({ range: START, cap: START, multiple: START })
  return (
    <div className="wh-stack">
      <PageHead
        title="拟定裁量基准"
        note="写明各档占法定幅度的百分之几；从重一档止于100%。批准后，本地区的新案件适用。"
      >
        {back}
      </PageHead>
      <FormRunner
        schema={NewProfile}
        draftKey="localLaw.profile"
        initial={{ range: START, cap: START, multiple: START }}
        onChange={given => setValues(given as Partial<NewProfile>)}
        submitLabel="提交批准"
        onSubmit={send}
      />
      <TierPreview profile={values} />
    </div>
  )
}
