import { resetFromConsole } from '#features/4-platform/tenancy'
import { systemClaims } from '#host'
import { stopOnSignals } from '#host/postgres'
import { isRefusal, systemClock } from '#kernel'
import { LedgerDamage } from '#ledger/append'
import { type Application, createApplication, version } from './application.ts'
import {
  type FirstAccount,
  isDemonstration,
  isSetUp,
  setUpDemonstration,
  setUpEmpty,
} from './demonstration/first-accounts.ts'
import { fillDemonstration } from './demonstration/seed.ts'
import { readOptions } from './options.ts'

const say = (line: string) => console.log(line)

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2), process.env)
  const application = await createApplication(options, systemClock, line => say(`  ${line}`))
  stopOnSignals(async () => {
    say('正在停止 …')
    await application.close()
  })
  if (options.resetPassword !== undefined) return resetPassword(application, options.resetPassword)
  const accounts = await firstAccounts(application, options.empty)
  const address = await application.http.listen({ host: options.host, port: options.port })
  say(`文衡 ${version} 已就绪：${address}（接口目录 ${address}/api/docs）`)
  for (const account of accounts)
    say(`  ${account.place}　${account.name}　账号 ${account.login}　口令 ${account.password}`)
  if (accounts.length > 1) say('以上地区、机构、人员均为演示虚构。')
  if (!options.empty)
    fillCity(application).catch(
      error =>
        application.isClosing() ||
        console.error('演示数据没有全部生成，不影响使用：', isRefusal(error) ? error.detail.message : error),
    )
}

/** For an administrator whom no other can help: the way in is to have the server. */
async function resetPassword({ database, close }: Application, login: string): Promise<void> {
  const password = await database.write(systemClaims, c => resetFromConsole(c, login, systemClock)).finally(close)
  say(`账号 ${login} 的临时口令：${password}（只显示一次，登录后须修改；本次重置已记入审计日志）`)
}

/** Businesses and cases of the invented city, while the server already answers; goes on where a stopped start left it. */
async function fillCity({ database, services, isClosing }: Application): Promise<void> {
  if (!(await isDemonstration(database))) return
  await fillDemonstration(database, services, systemClock, {
    stopped: isClosing,
    onProgress(done, of) {
      if (done % 50 === 0 || done === of) say(`  演示案件 ${done}/${of}`)
    },
  })
}

/** Fills an empty database; says nothing when it is filled. */
async function firstAccounts({ database }: Application, empty: boolean): Promise<FirstAccount[]> {
  if (await isSetUp(database)) return []
  return empty ? setUpEmpty(database) : setUpDemonstration(database)
}

main().catch(error => {
  if (isRefusal(error)) console.error(`${error.detail.message}\n${error.detail.next}`)
  else if (error instanceof LedgerDamage) console.error(error.message)
  else if (error?.code === 'EADDRINUSE')
    console.error(`端口已被占用：${error.port}。请用 npm start -- --port 其他端口。`)
  else console.error(error)
  process.exit(1)
})
