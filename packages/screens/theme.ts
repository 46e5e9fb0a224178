import { theme as antd, type ThemeConfig } from 'antd'
import { palettes } from './palette.ts'

const SANS = `system-ui, -apple-system, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif`

/** The palette as the component library wants it. Sizes are steps of eight pixels. */
export function themeFor(name: 'light' | 'dark'): ThemeConfig {
  const { ink, muted, paper, sheet, line, cinnabar, bronze, jade } = palettes[name]
  return {
    algorithm: name === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: ink,
      colorText: ink,
      colorTextSecondary: muted,
      colorTextDescription: muted,
      colorTextPlaceholder: muted,
      colorLink: bronze,
      colorInfo: bronze,
      colorError: cinnabar,
      colorSuccess: jade,
      colorBgBase: paper,
      colorBgContainer: sheet,
      colorBorder: line,
      borderRadius: 2,
      controlHeight: 40,
      sizeUnit: 4,
      fontFamily: SANS,
      fontSize: 15,
      lineHeight: 1.7,
      boxShadow: 'none',
      // what moves under the pointer is missed, and a mark that waits for the end of its movement may stay for good
      motion: false,
    },
    components: {
      Button: { primaryColor: paper, primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Form: { labelColor: ink, verticalLabelPadding: '0 0 4px' },
      Checkbox: { colorWhite: paper },
    },
  }
}
