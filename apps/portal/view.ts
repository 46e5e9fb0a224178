/** How somebody wants to see the site: 大字 and 高对比. Kept on the device, where it may be kept. */
export type ViewName = 'large' | 'contrast'

const KEY = 'wenheng.view'

export function readView(): Record<ViewName, boolean> {
  let kept = ''
  try {
    kept = window.localStorage.getItem(KEY) ?? ''
  } catch {
    // not allowed to keep anything: the site looks as usual
  }
  const names = kept.split(' ')
  return { large: names.indexOf('large') >= 0, contrast: names.indexOf('contrast') >= 0 }
}

/** Marks the page, so that the style sheet follows. */
export function applyView(view = readView()): void {
  for (const name of ['large', 'contrast'] as const) document.documentElement.classList.toggle(`pt-${name}`, view[name])
}

export function keepView(view: Record<ViewName, boolean>): void {
  applyView(view)
  try {
    window.localStorage.setItem(KEY, (['large', 'contrast'] as const).filter(name => view[name]).join(' '))
  } catch {
    // it holds until the page is left
  }
}
