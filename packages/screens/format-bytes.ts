/** A size as people read it: `812 字节`, `3.4 KB`, `12 MB`. Steps of 1024. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`
  const units = ['KB', 'MB', 'GB', 'TB']
  let size = bytes / 1024
  let i = 0
  // 1023.95 would read as 1024 of the smaller unit
  while (size >= 1023.95 && i < units.length - 1) {
    size /= 1024
    i++
  }
  return `${size < 10 ? size.toFixed(1) : Math.round(size)} ${units[i]}`
}
