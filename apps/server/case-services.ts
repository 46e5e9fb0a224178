import { join } from 'node:path'
import { createTypesetter } from '#documents'
import type { CaseServices, Treasury } from '#features/6-operation/case-handling'
import type { FileStore } from '#host'
import { newPaperCode, type RegionCode, refuse } from '#kernel'
import { loadLaw } from '#law-engine/load'

/** What cases need besides the database: the law, the typesetter, the finance system, and the features that listen. */
export function caseServices(options: { repository: string; files: FileStore; publicAddress: string }): CaseServices {
  const lawDir = join(options.repository, 'law')
  return {
    law: loadLaw(lawDir),
    typesetter: createTypesetter({ lawDir }),
    files: options.files,
    treasury,
    listeners: [],
    checkUrl: `${options.publicAddress}/portal/check`,
    settingsOf: region => ({ profile: isFictional(region) ? 'three-seven' : 'national' }),
  }
}

const isFictional = (region: RegionCode): boolean => region.startsWith('99')

/** Stands in for the finance system of the invented places; real ones need theirs connected. */
const treasury: Treasury = {
  async issue(_connection, { region }) {
    if (!isFictional(region)) {
      refuse({
        code: 'treasury.notConnected',
        kind: 'unavailable',
        message: '本机构还没有接入财政非税系统，不能取得缴款识别码。',
        article: '行政处罚法第六十七条',
        next: '请系统管理员配置缴款渠道后再作出有缴款内容的决定。',
      })
    }
    return {
      code: `${region}25${newPaperCode(3).replaceAll('-', '')}`,
      bank: '文衡银行（虚构）各网点、电子缴款平台',
      account: '非税收入汇缴结算户（虚构）',
    }
  },
}
