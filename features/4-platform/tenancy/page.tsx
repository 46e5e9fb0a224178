import type { FeaturePages } from '#screens'

export { PasswordForm } from './pages/password-form.tsx'

const system = { group: '系统', duties: ['systemAdmin'] }

/** 系统, 安全, 审计: three menus for three people; one's own account is reached by one's name. */
export const pages: FeaturePages = {
  menu: [
    { to: '/admin/setup', label: '初次设置', ...system },
    { to: '/admin/organs', label: '机构', ...system },
    { to: '/admin/accounts', label: '账号', ...system },
    { to: '/security/accounts', label: '岗位和锁定', group: '安全', duties: ['securityAdmin'] },
    { to: '/audit', label: '审计日志', group: '审计', duties: ['auditAdmin'] },
  ],
  routes: [
    { path: 'admin/setup', lazy: async () => ({ Component: (await import('./pages/setup-page.tsx')).SetupPage }) },
    { path: 'admin/organs', lazy: async () => ({ Component: (await import('./pages/organ-table.tsx')).OrganTable }) },
    { path: 'admin/organs/new', lazy: async () => ({ Component: (await import('./pages/organ-page.tsx')).NewOrgan }) },
    { path: 'admin/organs/:id', lazy: async () => ({ Component: (await import('./pages/organ-page.tsx')).OrganPage }) },
    {
      path: 'admin/accounts',
      lazy: async () => ({ Component: (await import('./pages/account-table.tsx')).AccountsOfSystem }),
    },
    {
      path: 'admin/accounts/new',
      lazy: async () => ({ Component: (await import('./pages/new-account.tsx')).NewAccountPage }),
    },
    {
      path: 'admin/accounts/:id',
      lazy: async () => ({ Component: (await import('./pages/account-page.tsx')).AccountPage }),
    },
    {
      path: 'security/accounts',
      lazy: async () => ({ Component: (await import('./pages/account-table.tsx')).AccountsOfSecurity }),
    },
    {
      path: 'security/accounts/:id',
      lazy: async () => ({ Component: (await import('./pages/account-page.tsx')).AccountPage }),
    },
    { path: 'audit', lazy: async () => ({ Component: (await import('./pages/audit-table.tsx')).AuditTable }) },
    { path: 'me', lazy: async () => ({ Component: (await import('./pages/own-page.tsx')).OwnPage }) },
  ],
}
