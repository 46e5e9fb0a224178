import { theme as antd, type ThemeConfig } from 'antd'

/** Ink, paper, cinnabar. Cinnabar is kept for what is urgent, sealed or final; bronze for links between things. */
export interface Palette {
  ink: string
  /** Second voice: captions, units, times. */
  muted: string
  paper: string
  /** A sheet on the paper: tables, forms. */
  sheet: string
  line: string
  cinnabar: string
  bronze: string
  /** A gate that is open. */
  jade: string
  /** Ground of what cannot be counted or done. */
  rest: string
}

export const palettes: Record<'light' | 'dark', Palette> = {
  light: {
    ink: '#1f2933',
    muted: '#52606d',
    paper: '#fbfaf7',
    sheet: '#ffffff',
    line: '#ddd8cc',
    cinnabar: '#b3261e',
    bronze: '#8a6d3b',
    jade: '#2f6b4f',
    rest: '#efebe1',
  },
  dark: {
    ink: '#e9e5dc',
    muted: '#a9b0b7',
    paper: '#15191d',
    sheet: '#1c2126',
    line: '#3a4149',
    cinnabar: '#f28b82',
    bronze: '#cfb27c',
    jade: '#86c5a4',
    rest: '#262c32',
  },
}

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
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Button: { primaryColor: paper, primaryShadow: 'none', defaultShadow: 'none', fontWeight: 500 },
      Form: { labelColor: ink, verticalLabelPadding: '0 0 4px' },
      Checkbox: { colorWhite: paper },
    },
  }
}

/** The same colours for the house's own style sheet, as custom properties of the page. */
export function paletteProperties(name: 'light' | 'dark'): [property: string, value: string][] {
  return Object.entries(palettes[name]).map(([key, value]) => [`--wh-${key}`, value])
}
