import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js'
import { sm3 as sm3Hex } from 'sm-crypto-v2'
import { fromHex } from './bytes.ts'

/** 32 bytes from any bytes. A tree takes one as an argument, so a faster one of the same function may be handed in. */
export type Hash = (bytes: Uint8Array) => Uint8Array

/** The two trees over the same leaves. */
export type TreeName = 'sha256' | 'sm3'

export const HASH_LENGTH = 32

export const sha256: Hash = bytes => nobleSha256(bytes)

/** GB/T 32905-2016. */
export const sm3: Hash = bytes => fromHex(sm3Hex(bytes))

export const HASHES: Record<TreeName, Hash> = { sha256, sm3 }
