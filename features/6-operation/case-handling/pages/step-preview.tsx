import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button, Modal, Segmented } from 'antd'
import { useState } from 'react'
import { PagePreview, useApi, type Values } from '#screens'
import type { PreviewReply } from '../contract.ts'
import type { CommandName } from '../rules/commands.ts'
import { useRested } from './use-rested.ts'

interface StepPreviewProps {
  caseId: string
  command: CommandName
  version: number
  data: Values
}

/** The documents a step will make, typeset with what has been filled in so far. */
export function StepPreview({ caseId, command, version, data }: StepPreviewProps) {
  const api = useApi()
  const rested = useRested(data)
  const preview = useQuery({
    queryKey: ['preview', caseId, command, version, rested],
    queryFn: () => api.post<PreviewReply>(`/api/cases/${caseId}/preview`, { command, data: rested }),
    placeholderData: keepPreviousData,
    gcTime: 60_000,
    retry: false,
  })
  const [form, setForm] = useState<string>()
  const [isLarge, setLarge] = useState(false)
  const documents = preview.data?.documents ?? []
  const shown = documents.find(document => document.form === form) ?? documents[0]
  const isStale = preview.isFetching || rested !== data
  if (preview.data && !preview.isError && !shown) return null
  if (!shown) return <NoPages failed={preview.isError} />
  return (
    <section className="ch-preview" aria-label="文书预览">
      <div className="ch-preview-head">
        {documents.length > 1 ? (
          <Segmented
            aria-label="将要制作的文书"
            options={documents.map(document => ({ value: document.form, label: document.title }))}
            value={shown.form}
            onChange={setForm}
          />
        ) : (
          <h3>{shown.title}</h3>
        )}
        <Button type="link" onClick={() => setLarge(true)}>
          放大
        </Button>
      </div>
      <PagePreview title={shown.title} pages={shown.pages} stale={isStale} />
      <Modal open={isLarge} title={shown.title} footer={null} width={880} onCancel={() => setLarge(false)}>
        <PagePreview title={shown.title} pages={shown.pages} stale={isStale} />
      </Modal>
    </section>
  )
}

const NoPages = ({ failed }: { failed: boolean }) => (
  <p className="wh-muted">{failed ? '填写完整后可以预览文书。' : '正在排版……'}</p>
)
