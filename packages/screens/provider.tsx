import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import { type ReactNode, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { ApiError } from './api.ts'
import './styles/index.css'
import { paletteProperties } from './palette.ts'
import { themeFor } from './theme.ts'

dayjs.locale('zh-cn')

/** Once around an app: colours, Chinese texts, and the cache of what the server said. */
export function ScreensProvider({ children }: { children: ReactNode }) {
  const name = useSystemTheme()
  const [client] = useState(newQueryClient)
  useLayoutEffect(() => {
    const { style } = document.documentElement
    for (const [property, value] of paletteProperties(name)) style.setProperty(property, value)
    style.colorScheme = name
  }, [name])
  return (
    <ConfigProvider locale={zhCN} theme={themeFor(name)} button={{ autoInsertSpace: false }}>
      <App component={false}>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

/** A refusal stays a refusal however often it is asked; only a server that is away is asked again. */
const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        refetchOnWindowFocus: false,
        retry: (failures, error) => failures < 2 && error instanceof ApiError && [0, 503].includes(error.status),
      },
    },
  })

const darkQuery = () => window.matchMedia('(prefers-color-scheme: dark)')

function useSystemTheme(): 'light' | 'dark' {
  return useSyncExternalStore(
    changed => {
      const query = darkQuery()
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => (darkQuery().matches ? 'dark' : 'light'),
    () => 'light',
  )
}
