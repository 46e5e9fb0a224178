import type { FeaturePages } from '#screens'
import { MAY_LOOK } from './pages/words.ts'

/** 执法人员: certificates, and relations that bar an officer from a party. */
export const pages: FeaturePages = {
  menu: [{ to: '/officers', label: '执法人员', duties: MAY_LOOK }],
  routes: [
    {
      path: 'officers',
      lazy: async () => ({ Component: (await import('./pages/certificate-table.tsx')).CertificateTable }),
    },
    {
      path: 'officers/new',
      lazy: async () => ({ Component: (await import('./pages/new-certificate.tsx')).NewCertificatePage }),
    },
    {
      path: 'officers/conflicts',
      lazy: async () => ({ Component: (await import('./pages/conflict-page.tsx')).ConflictPage }),
    },
    {
      path: 'officers/certificates/:id',
      lazy: async () => ({ Component: (await import('./pages/certificate-page.tsx')).CertificatePage }),
    },
  ],
}
