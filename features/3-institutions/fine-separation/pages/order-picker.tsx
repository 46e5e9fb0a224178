import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { useState } from 'react'
import { formatYuan } from '#kernel'
import { type Page, type PickerProps, useApi } from '#screens'
import type { OrderView } from '../contract.ts'

/** An order, found by payer, number or code; sends its code. */
export function OrderPicker({ schema: _schema, values: _values, value, onChange, ...rest }: PickerProps) {
  const api = useApi()
  const [search, setSearch] = useState('')
  const query = useQuery({
    queryKey: ['order-choices', search],
    queryFn: () => api.get<Page<OrderView>>('/api/payments/orders', { search: search.trim(), limit: 20 }),
    placeholderData: keepPreviousData,
  })
  const orders = query.data?.rows ?? []
  const options = orders.map(order => ({
    value: order.code,
    label: `${order.payer}　${order.decisionNumber}　尚欠${formatYuan(order.openFineFen + order.openConfiscationFen)}元`,
  }))
  const isKnown = value === undefined || options.some(option => option.value === value)
  return (
    <Select
      {...rest}
      value={value as string | undefined}
      onChange={chosen => onChange?.(chosen)}
      options={isKnown ? options : [{ value: value as string, label: value as string }, ...options]}
      // the server searches
      showSearch={{ onSearch: setSearch, filterOption: false }}
      placeholder="按缴款人、决定书文号或者识别码查询"
      notFoundContent={query.isFetching ? '正在查询……' : '没有找到缴款单'}
    />
  )
}
