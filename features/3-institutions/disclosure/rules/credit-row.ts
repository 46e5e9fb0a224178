import { bookTitle, toTenThousandYuan } from '#kernel'
import type { PublicRecord } from '../acts.ts'

/** The fields of an administrative penalty in 双公示 (2018), in their order. Lengths are not limited here. */
export const creditFields = {
  CF_XDR_MC: '行政相对人名称',
  CF_XDR_LB: '行政相对人类别',
  CF_XDR_SHXYM: '统一社会信用代码',
  CF_XDR_GSZC: '工商注册号',
  CF_XDR_ZZJG: '组织机构代码',
  CF_XDR_SWDJ: '税务登记号',
  CF_XDR_SYDW: '事业单位证书号',
  CF_XDR_SHZZ: '社会组织登记证号',
  CF_FRDB: '法定代表人',
  CF_FR_ZJLX: '法定代表人证件类型',
  CF_FR_ZJHM: '法定代表人证件号码',
  CF_XDR_ZJLX: '自然人证件类型',
  CF_XDR_ZJHM: '自然人证件号码',
  CF_WSH: '行政处罚决定文书号',
  CF_WFXW: '违法行为类型',
  CF_SY: '违法事实',
  CF_YJ: '处罚依据',
  CF_CFLB: '处罚类别',
  CF_NR: '处罚内容',
  CF_NR_FK: '罚款金额（万元）',
  CF_NR_WFFF: '没收违法所得、没收非法财物的金额（万元）',
  CF_NR_ZKDX: '暂扣或吊销证照名称及编号',
  CF_JDRQ: '处罚决定日期',
  CF_YXQ: '处罚有效期',
  CF_GSJZQ: '公示截止期',
  CF_CFJG: '处罚机关',
  CF_CFJGDM: '处罚机关统一社会信用代码',
  CF_SJLY: '数据来源单位',
  CF_SJLYDM: '数据来源单位统一社会信用代码',
  BZ: '备注',
} as const
export type CreditField = keyof typeof creditFields
export type CreditRow = Record<CreditField, string>

/**
 * A published decision as 双公示 wants it. Natural persons have no organisation codes, and no number of anybody's identity
 * document is ever published, so those fields are always empty. Amounts are 万元 with six decimals.
 */
export function creditRow(
  record: PublicRecord,
  corrections: readonly { on: string; reason: string }[] = [],
): CreditRow {
  const { party, organ } = record
  const isOrganisation = party.class === '法人及非法人组织'
  const uscc = party.uscc ?? ''
  return {
    CF_XDR_MC: party.name,
    CF_XDR_LB: party.class,
    CF_XDR_SHXYM: uscc,
    CF_XDR_GSZC: '',
    CF_XDR_ZZJG: isOrganisation ? uscc.slice(8, 17) : '',
    CF_XDR_SWDJ: '',
    CF_XDR_SYDW: '',
    CF_XDR_SHZZ: '',
    CF_FRDB: party.representative ?? '',
    CF_FR_ZJLX: '',
    CF_FR_ZJHM: '',
    CF_XDR_ZJLX: '',
    CF_XDR_ZJHM: '',
    CF_WSH: record.number,
    CF_WFXW: record.cause,
    CF_SY: record.facts,
    CF_YJ: basisText(record),
    CF_CFLB: record.kinds.join(';'),
    CF_NR: record.content,
    CF_NR_FK: toTenThousandYuan(record.fineFen),
    CF_NR_WFFF: toTenThousandYuan(record.confiscationFen),
    CF_NR_ZKDX: record.licence ?? '',
    CF_JDRQ: record.decidedOn,
    CF_YXQ: '',
    CF_GSJZQ: record.until ?? '',
    CF_CFJG: organ.name,
    CF_CFJGDM: '',
    CF_SJLY: organ.name,
    CF_SJLYDM: '',
    BZ: corrections.map(({ on, reason }) => `${on}更正：${reason}`).join('；'),
  }
}

/** 违反《…》第…条，依据《…》第…条。 */
export function basisText({ violated, penaltyBasis }: Pick<PublicRecord, 'violated' | 'penaltyBasis'>): string {
  const list = (bases: PublicRecord['violated']) =>
    bases.map(({ law, article }) => `${bookTitle(law)}${article}`).join('、')
  return [violated.length > 0 && `违反${list(violated)}`, penaltyBasis.length > 0 && `依据${list(penaltyBasis)}`]
    .filter(Boolean)
    .join('，')
}
