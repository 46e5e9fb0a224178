import { refuse } from '#kernel'

/**
 * Text that cannot be stored, hashed or printed is refused before any rule sees it: NUL, other control characters than
 * tab and line ends, lone surrogates. So no endpoint has to think of it.
 */
export function assertCleanInput(value: unknown, path = ''): void {
  if (typeof value === 'string') {
    if (!isClean(value)) {
      refuse({
        code: 'input.character',
        kind: 'invalid',
        message: `内容含有无法保存的字符：${path || '/'}`,
        next: '请删去控制字符或者残缺的表情符号后重试。',
        field: path || '/',
      })
    }
  } else if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) assertCleanInput(item, `${path}/${i}`)
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      assertCleanInput(key, path)
      assertCleanInput(item, `${path}/${key}`)
    }
  }
}

const isClean = (text: string): boolean =>
  text.isWellFormed() && !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)
