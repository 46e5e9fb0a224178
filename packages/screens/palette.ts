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

/** The same colours for the house's own style sheet, as custom properties of the page. */
export function paletteProperties(name: 'light' | 'dark'): [property: string, value: string][] {
  return Object.entries(palettes[name]).map(([key, value]) => [`--wh-${key}`, value])
}
