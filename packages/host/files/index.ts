export { fileEndpoints, StoredFileReply } from './endpoints.ts'
export { type ByteRange, createFileStore, type FileStore, type StoredFile } from './file-store.ts'
export type { FileContent } from './incoming.ts'
export { mediaTypes } from './media-types.ts'
