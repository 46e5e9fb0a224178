import type { RegionCode } from '#kernel'
import type { Basis, Confidence, Dated, PartyKind } from './types.ts'

/** What a threshold counts, with its name and unit. Money is written in yuan and kept in fen. */
export const CRIMINAL_MEASURES = {
  illegalGain: { name: '违法所得', unit: '元' },
  turnover: { name: '非法经营数额', unit: '元' },
  sales: { name: '销售金额', unit: '元' },
  unsoldValue: { name: '尚未销售的货值', unit: '元' },
  dealAmount: { name: '文物交易数额', unit: '元' },
  copies: { name: '侵权复制品', unit: '份（张）' },
  unsoldCopies: { name: '尚未销售的侵权复制品', unit: '份（张）' },
  works: { name: '网络传播的作品', unit: '件（部）' },
  downloads: { name: '下载', unit: '次' },
  clicks: { name: '实际被点击', unit: '次' },
  members: { name: '注册会员', unit: '人' },
  groupMembers: { name: '群组成员', unit: '人' },
  newspapers: { name: '报纸', unit: '份' },
  periodicals: { name: '期刊', unit: '本' },
  books: { name: '图书', unit: '册' },
  discs: { name: '音像制品、电子出版物', unit: '张（盒）' },
  obsceneVideos: { name: '淫秽影碟、软件、录像带', unit: '张（盒）' },
  obsceneAudio: { name: '淫秽音碟、录音带', unit: '张（盒）' },
  obsceneBooks: { name: '淫秽扑克、书刊、画册', unit: '副（册）' },
  obscenePhotos: { name: '淫秽照片、画片', unit: '张' },
  obsceneAudience: { name: '传播淫秽物品', unit: '人次' },
  obsceneScreenings: { name: '组织播放', unit: '场次' },
  obsceneVideoFiles: { name: '淫秽视频文件', unit: '个' },
  obsceneAudioFiles: { name: '淫秽音频文件', unit: '个' },
  obsceneTexts: { name: '淫秽电子刊物、图片、文章、短信息', unit: '件' },
  gradeThreeRelicsTraded: { name: '倒卖的三级文物', unit: '件' },
  gradeTwoRelicsTraded: { name: '倒卖的二级以上文物', unit: '件' },
  gradeThreeRelicsDamaged: { name: '损毁的三级文物', unit: '件' },
  gradeTwoRelicsDamaged: { name: '损毁的二级以上文物', unit: '件' },
  stations: { name: '同时使用的黑广播、伪基站', unit: '个' },
  powerWatts: { name: '实测发射功率', unit: '瓦' },
  coverageKilometres: { name: '覆盖范围', unit: '公里' },
  illegalMessages: { name: '发送的违法犯罪信息', unit: '条' },
  radioDevices: { name: '生产、销售的无线电设备', unit: '套' },
  penaltiesInTwoYears: { name: '二年内的同类行政处罚', unit: '次' },
} as const

export type CriminalMeasure = keyof typeof CRIMINAL_MEASURES

/** What a threshold asks that is not a number. */
export const CRIMINAL_FACTS = {
  infringing: '侵犯他人著作权',
  illegalPublication: '属于非法出版物',
  obsceneContent: '内容淫秽',
  underFourteenShown: '内容含有不满十四周岁的未成年人',
  made: '制作、复制或者出版',
  soldOrSpread: '贩卖或者传播',
  penalizedInTwoYears: '二年内因同类行为受过刑事处罚或者行政处罚',
  veryBadEffect: '造成恶劣社会影响',
  seriousConsequence: '造成严重后果',
  protectedBodyDestroyed: '全国或者省级文物保护单位本体严重损毁、灭失',
  protectedBodyDamagedRepeatedly: '多次损毁或者损毁多处全国、省级文物保护单位本体',
  siteOrTombDug: '盗掘古文化遗址、古墓葬',
  stateCollectionSold: '国有单位将文物藏品出售或者私自送给非国有单位、个人',
  stolenRelicHidden: '窝藏、转移、收购、代为销售犯罪所得的三级以上文物',
  safetyFrequencyDisturbed: '影响公共安全的无线电频率正常使用',
  emergencyAtScene: '突发事件期间在事件发生地使用',
  majorEventNearby: '国家或者省级重大活动期间在场所及周边使用',
  sendingRecordsDestroyed: '销毁发送数量等记录',
  minorsEmployed: '雇佣、指使未成年人、残疾人等使用伪基站',
} as const

export type CriminalFact = keyof typeof CRIMINAL_FACTS

/** A number reached, or a fact established. `max`: each province sets its own figure between `min` and `max`. */
export type CriminalCriterion =
  | {
      measure: CriminalMeasure
      min: number
      max?: number
      /** Applies only where this fact is established. */
      when?: CriminalFact
      partyKind?: PartyKind
      confidence?: Confidence
    }
  | { fact: CriminalFact; confidence?: Confidence }

/** From which figures on a case may be a crime. It raises a warning, never a verdict. */
export interface CriminalThreshold extends Dated {
  /** P-THR-01 … P-THR-20; a province may have a row of its own under the same number. */
  id: string
  crime: string
  crimeBasis: Basis
  fields: string[]
  region: RegionCode
  partyKind?: PartyKind
  /** Only with, or only without, the intent to profit. */
  profit?: boolean
  /** Not looked at unless established. */
  requires?: CriminalFact[]
  /** Asked back while unknown; taken as established in some fields. */
  asks?: { fact: CriminalFact; impliedIn?: string[] }[]
  entry: CriminalCriterion[]
  heavier: CriminalCriterion[]
  /** So many of the measures at such a percent of their entry figures also suffice. */
  combined?: { count: number; percent: number; of?: CriminalMeasure[] }
  /** Close to one of these rows, and one of `entry` besides. */
  nearOf?: string[]
}

/** What counts as close to a figure. A house setting: the law gives no percent. */
export interface CriminalNear extends Dated {
  percent: number
}
