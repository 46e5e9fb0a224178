import { randomInt } from 'node:crypto'
import type { Treasury } from '#features/6-operation/case-handling'
import type { Connection } from '#host'
import { isFictionalRegion, refuse } from '#kernel'
import { findChannel } from './channels.ts'

/**
 * Codes from the stock that finance has brought in from the finance system, one by one in the order of its file, inside
 * the decision's transaction: a decision that fails gives its code back. Several decisions at once take different ones.
 */
export const stockTreasury: Treasury = {
  async issue(connection, { organId, caseId, at }) {
    const channel = (await findChannel(connection, organId)) ?? refuseNoChannel()
    const [taken] = await connection.named<{ code: string }>('code-take', TAKE, [organId, caseId, at])
    return { code: taken?.code ?? refuseNoCode(), ...printed(channel) }
  },
}

const TAKE = `update payment_code set case_id = $2, taken_at = $3
  where code = (select code from payment_code where organ_id = $1 and case_id is null
                order by batch_id, n limit 1 for update skip locked)
  returning code`

/**
 * Stands in for the finance system of the invented places (region codes 99…): codes at random, which mean nothing and
 * say so by their first letters. A channel that finance has set is printed; otherwise an invented bank.
 */
export const demonstrationTreasury: Treasury = {
  async issue(connection, { organId, region }) {
    if (!isFictionalRegion(region)) refuseDemonstration()
    const channel = await findChannel(connection, organId)
    const code = await freshCode(connection)
    return { code, ...(channel ? printed(channel) : INVENTED) }
  },
}

/** The stock for real places; for the invented ones, where the installation shows them, the demonstration. */
export const treasuryFor = (options: { demonstration: boolean }): Treasury =>
  options.demonstration
    ? {
        issue: (connection, order) =>
          (isFictionalRegion(order.region) ? demonstrationTreasury : stockTreasury).issue(connection, order),
      }
    : stockTreasury

const INVENTED = { bank: '文衡银行（虚构）各网点、电子缴款平台', account: '非税收入汇缴结算户（虚构）' }

const printed = (channel: { bank: string; bankAddress: string; accountName: string; accountNumber: string }) => ({
  bank: `${channel.bank}（${channel.bankAddress}）`,
  account: `${channel.accountName}　${channel.accountNumber}`,
})

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'

async function freshCode(connection: Connection): Promise<string> {
  const code = `DEMO${Array.from({ length: 16 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`
  const [known] = await connection.named('code-known', 'select 1 from payment_order where code = $1', [code])
  return known ? freshCode(connection) : code
}

function refuseNoCode(): never {
  refuse({
    code: 'payments.noCode',
    kind: 'notAllowed',
    message: '本机构的缴款识别码已经用完，不能作出有缴款内容的决定。',
    article: '罚款决定与罚款收缴分离实施办法第七条',
    next: '请财务人员向财政部门领取缴款识别码，在“缴款核对—收款设置”导入后再办理。',
  })
}

function refuseNoChannel(): never {
  refuse({
    code: 'payments.noChannel',
    kind: 'notAllowed',
    message: '本机构还没有设置代收银行和账户，决定书上不能缺少缴款方式。',
    article: '罚款决定与罚款收缴分离实施办法第七条',
    next: '请财务人员在“缴款核对—收款设置”填写代收银行后再办理。',
  })
}

function refuseDemonstration(): never {
  refuse({
    code: 'payments.demonstrationOnly',
    kind: 'notAllowed',
    message: '演示用的缴款识别码只能用于虚构的地区。',
    article: '行政处罚法第六十七条',
    next: '请以正式方式启动（不带演示数据），并导入财政部门核发的缴款识别码。',
  })
}
