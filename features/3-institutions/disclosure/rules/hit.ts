/** What kind of thing is hidden. */
export const hitKinds = {
  minor: '未成年人',
  guardian: '监护人',
  person: '自然人姓名',
  suspected: '疑似姓名',
  idNumber: '证件号码',
  phone: '电话',
  address: '住址',
  birth: '出生日期',
  plate: '车牌号',
  bank: '银行账号',
  account: '网络账号',
  school: '学校班级',
  secret: '秘密',
} as const
export type HitKind = keyof typeof hitKinds

/** A place in a text that the public must not read. */
export interface Hit {
  /** Indexes in the text, the end not included. */
  start: number
  end: number
  kind: HitKind
  /** What is to stand there. */
  shown: string
  /** In Chinese. */
  why: string
  /** Whoever has looked may say that it is no such thing; not where the law leaves no doubt. */
  confirmable: boolean
}

/** What stands for a hidden thing that is no person, as in published judgments. */
export const shownFor = (kind: HitKind): string => (kind === 'school' ? '某学校' : '×××')
