/** Surnames of two characters, so that 欧阳某 is not 欧某. */
const COMPOUND = new Set(
  '欧阳 太史 端木 上官 司马 东方 独孤 南宫 万俟 闻人 夏侯 诸葛 尉迟 公羊 赫连 澹台 皇甫 宗政 濮阳 公冶 太叔 申屠 公孙 慕容 仲孙 钟离 长孙 宇文 司徒 鲜于 司空 闾丘 子车 令狐 百里 呼延 东郭 南门 羊舌 西门'.split(
    ' ',
  ),
)

/** The surnames that nine people in ten bear; used only to guess that a word is a name. */
const COMMON = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'.replaceAll(
    ' ',
    '',
  ),
)

/** The surname of a Chinese name; empty where it is none. */
export function surnameOf(name: string): string {
  const head = [...name.normalize('NFKC').replace(/\s/gu, '')]
  if (!/^\p{Script=Han}$/u.test(head[0] ?? '')) return ''
  const two = head.slice(0, 2).join('')
  return COMPOUND.has(two) && head.length > 2 ? two : head[0]!
}

export const isSurname = (text: string): boolean => COMMON.has(text) || COMPOUND.has(text)
