import { expect, it } from 'vitest'
import { bookTitle } from './titles.ts'

it('puts a title into its marks, and single ones within', () => {
  expect(bookTitle('未成年人保护法')).toBe('《未成年人保护法》')
  expect(bookTitle('《卫星电视广播地面接收设施管理规定》实施细则')).toBe(
    '《〈卫星电视广播地面接收设施管理规定〉实施细则》',
  )
})
