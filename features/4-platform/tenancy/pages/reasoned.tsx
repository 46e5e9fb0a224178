import { useQueryClient } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { FormRunner, useApi } from '#screens'
import { ReasonBody } from '../contract.ts'

interface ReasonedProps {
  account: { id: string; name: string }
  verb: 'lock' | 'unlock' | 'deactivate' | 'reactivate'
  label: string
}

/** A step that wants a reason, which goes into the log. */
export function Reasoned({ account, verb, label }: ReasonedProps) {
  const api = useApi()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>{label}</Button>
      <Modal
        open={open}
        title={`${label}：${account.name}`}
        footer={null}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <FormRunner
          schema={ReasonBody}
          draftKey={`tenancy.${verb}.${account.id}`}
          submitLabel={label}
          onSubmit={async body => {
            await api.post(`/api/admin/accounts/${account.id}/${verb}`, body)
            setOpen(false)
            await client.invalidateQueries()
          }}
        />
      </Modal>
    </>
  )
}
