import { Link, useNavigate } from 'react-router'
import { FormRunner, PageHead, PickersProvider, useApi, useMe } from '#screens'
import { NewCertificate } from '../contract.ts'
import { pickers } from './pickers.tsx'

/** 登记证件, as it stands on the card. */
export function NewCertificatePage() {
  const api = useApi()
  const navigate = useNavigate()
  const { region } = useMe()
  return (
    <>
      <PageHead title="登记执法证件" note="照证件原件填写。文化和旅游部的证件、省级的证件都可以登记。">
        <Link to="/officers">返回执法人员</Link>
      </PageHead>
      <PickersProvider pickers={pickers}>
        <FormRunner
          schema={NewCertificate}
          draftKey="certificates.new"
          initial={{ region, fieldCodes: [] }}
          hints={{
            '/officerId': { help: '只列出有办案岗位的人员；任何人不得登记自己的证件。' },
            '/number': { help: '8 至 16 位数字' },
            '/region': { help: '包括该地区以内的各级行政区划' },
          }}
          submitLabel="登记"
          onSubmit={async body => {
            const { id } = await api.post<{ id: string }>('/api/certificates', body)
            navigate(`/officers/certificates/${id}`)
          }}
        />
      </PickersProvider>
    </>
  )
}
