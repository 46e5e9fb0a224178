import { Button, Progress } from 'antd'
import { useId, useRef, useState } from 'react'
import { type Problem, problemOf, useApi } from '../api.ts'
import { ProblemNotice } from '../display.tsx'
import { formatBytes } from '../format-bytes.ts'
import type { PickerProps } from './pickers.tsx'

/** What the server answers to bytes it has kept. */
export interface StoredFile {
  sha256: string
  sm3: string
  /** Bytes. */
  size: number
  mediaType: string
}

/** A file that was kept, with the name it had on the device. */
export type ChosenFile = StoredFile & { name: string }

interface FileInputProps {
  id?: string
  value?: ChosenFile | undefined
  onChange?(file: ChosenFile | undefined): void
  /** What the device offers first, e.g. `image/*`. */
  accept?: string
  disabled?: boolean
  'aria-label'?: string
}

/** One file: sent as soon as it is chosen, then shown with the digest the server computed over its bytes. */
export function FileInput({ id, value, onChange, accept, disabled, ...label }: FileInputProps) {
  const api = useApi()
  const field = useRef<HTMLInputElement>(null)
  const statusId = useId()
  const [share, setShare] = useState<number>()
  const [problem, setProblem] = useState<Problem>()

  async function take(file: File | undefined) {
    if (!file) return
    setProblem(undefined)
    setShare(0)
    try {
      const mediaType = encodeURIComponent(file.type || 'application/octet-stream')
      const stored = await api.upload<StoredFile>(`/api/files?mediaType=${mediaType}`, file, setShare)
      onChange?.({ ...stored, name: file.name })
    } catch (error) {
      setProblem(problemOf(error))
    } finally {
      setShare(undefined)
      if (field.current) field.current.value = ''
    }
  }

  return (
    <div className="wh-file">
      <input
        ref={field}
        {...(id && { id })}
        type="file"
        className="wh-file-field wh-unseen"
        aria-label={label['aria-label'] ?? '选择文件'}
        aria-describedby={statusId}
        accept={accept}
        disabled={disabled || share !== undefined}
        onChange={event => take(event.target.files?.[0])}
      />
      {/* the browser's own button speaks the browser's language */}
      <Button
        className="wh-file-button"
        tabIndex={-1}
        aria-hidden="true"
        disabled={disabled || share !== undefined}
        onClick={() => field.current?.click()}
      >
        {value ? '另选文件' : '选择文件'}
      </Button>
      <div id={statusId} aria-live="polite">
        {share !== undefined && <Progress percent={Math.round(share * 100)} aria-label="上传进度" />}
        {value && share === undefined && <Kept file={value} />}
      </div>
      {value && !disabled && (
        <Button type="text" onClick={() => onChange?.(undefined)}>
          删去文件
        </Button>
      )}
      {problem && <ProblemNotice problem={problem} />}
    </div>
  )
}

const Kept = ({ file }: { file: ChosenFile }) => (
  <p className="wh-file-kept">
    {file.name}，{formatBytes(file.size)}，已保存
    <br />
    <span className="wh-muted">
      SHA-256 <span className="wh-hash">{file.sha256}</span>
    </span>
  </p>
)

/** As a picker `file`: sends `{ sha256, sm3, size, mediaType, name }`. */
export const FilePicker = ({ value, onChange, ...rest }: PickerProps) => (
  <FileInput {...given(rest)} value={value as ChosenFile | undefined} onChange={file => onChange?.(file)} />
)

/** As a picker `fileHash`: sends the SHA-256 alone, which is the name of the file in the store. */
export function FileHashPicker({ value, onChange, ...rest }: PickerProps) {
  const [chosen, setChosen] = useState<ChosenFile>()
  return (
    <>
      <FileInput
        {...given(rest)}
        value={chosen?.sha256 === value ? chosen : undefined}
        onChange={file => {
          setChosen(file)
          onChange?.(file?.sha256)
        }}
      />
      {typeof value === 'string' && chosen?.sha256 !== value && (
        <p className="wh-muted">
          已保存的文件 <span className="wh-hash">{value}</span>
        </p>
      )}
    </>
  )
}

const given = ({ schema: _schema, values: _values, ...rest }: Omit<PickerProps, 'value' | 'onChange'>) => rest
