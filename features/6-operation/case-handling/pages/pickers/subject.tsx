import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { SubjectBody, type SubjectDetail, type SubjectRow } from '#features/5-credit/subjects'
import { FormRunner, type PickerProps, useApi, useMe, type Values } from '#screens'
import { useRested } from '../use-rested.ts'

/** Typing rests this long before the server is asked. */
const REST_MS = 250

/** A subject by name, initials, code or permit number; one that has no file yet gets it here. */
export function SubjectPicker({ value, onChange, schema: _schema, values: _values, ...rest }: PickerProps) {
  const api = useApi()
  const [search, setSearch] = useState('')
  const asked = useRested(search.trim(), REST_MS)
  const [isNew, setNew] = useState(false)
  const found = useQuery({
    queryKey: ['subjects', asked],
    queryFn: () => api.get<{ rows: SubjectRow[] }>('/api/subjects', { search: asked, limit: 10 }),
    placeholderData: keepPreviousData,
    enabled: asked !== '',
  })
  const chosen = useQuery({
    queryKey: ['subject', value],
    queryFn: () => api.get<SubjectDetail>(`/api/subjects/${value}`),
    enabled: typeof value === 'string',
  })
  const rows = asked === '' ? [] : (found.data?.rows ?? [])
  const options = [...(chosen.data && !rows.some(row => row.id === value) ? [chosen.data] : []), ...rows].map(row => ({
    value: row.id,
    label: row.name,
    detail: [row.uscc, row.address].filter(Boolean).join('　'),
  }))
  return (
    <>
      <div className="ch-subject">
        <Select
          {...rest}
          value={value as string | undefined}
          onChange={id => onChange?.(id)}
          options={options}
          optionRender={({ data }) => (
            <span className="ch-choice">
              {data.label}
              <span className="wh-muted">{data.detail}</span>
            </span>
          )}
          showSearch={{ filterOption: false, onSearch: setSearch, searchValue: search }}
          notFoundContent={
            asked === ''
              ? '输入名称中的几个字、拼音首字母、信用代码或者许可证号'
              : found.isFetching
                ? '正在查询……'
                : '没有找到'
          }
          loading={found.isFetching}
          placeholder="名称、拼音首字母、信用代码、许可证号"
          allowClear
        />
        <Button disabled={rest.disabled ?? false} onClick={() => setNew(true)}>
          建立新主体
        </Button>
      </div>
      <NewSubject
        isOpen={isNew}
        name={search}
        onClose={() => setNew(false)}
        onCreated={id => {
          setNew(false)
          onChange?.(id)
        }}
      />
    </>
  )
}

interface NewSubjectProps {
  isOpen: boolean
  /** What was searched for in vain. */
  name: string
  onClose(): void
  onCreated(id: string): void
}

const KINDS = { organisation: '法人或者其他组织', soleTrader: '个体工商户', person: '自然人' }

function NewSubject({ isOpen, name, onClose, onCreated }: NewSubjectProps) {
  const api = useApi()
  const client = useQueryClient()
  const { region } = useMe()
  const create = async (body: Values, key: string) => {
    const { id } = await api.post<{ id: string }>('/api/subjects', body, key)
    await client.invalidateQueries({ queryKey: ['subjects'] })
    onCreated(id)
  }
  const initial = { kind: 'organisation', name, ...(!region.endsWith('00') && { region }) }
  return (
    <Modal open={isOpen} title="建立主体档案" footer={null} onCancel={onClose} destroyOnHidden>
      <FormRunner
        schema={SubjectBody}
        draftKey="subjects.new.inline"
        initial={initial as never}
        hints={values => ({
          '/kind': { labels: KINDS },
          '/region': { picker: 'region' },
          ...(values.kind === 'person' ? { '/uscc': { hidden: true }, '/legalRepresentative': { hidden: true } } : {}),
          ...(values.kind === 'organisation' ? { '/citizenId': { hidden: true } } : {}),
          ...(values.uscc || values.citizenId
            ? { '/codeConfirmed': { help: '代码与校验规则不符时，核对原件后选择。' } }
            : { '/codeConfirmed': { hidden: true } }),
        })}
        submitLabel="建立主体档案"
        onSubmit={create as never}
      />
    </Modal>
  )
}
