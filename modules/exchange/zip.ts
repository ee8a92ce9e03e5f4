/**
 * Unpacks a ZIP archive within bounds. Sizes are taken from its directory and then held to: an archive that declares
 * too much is refused unread, one that declares too little is found out as soon as it exceeds what it declared.
 */
import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'

const inflate = promisify(inflateRaw)

const DIRECTORY_END = 0x0605_4b50
const DIRECTORY_ENTRY = 0x0201_4b50
const LOCAL_ENTRY = 0x0403_4b50
const END_BYTES = 22
const ENTRY_BYTES = 46
const LONGEST_COMMENT = 65_535
const ENCRYPTED = 1
const STORED = 0
const DEFLATED = 8

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly checksum: number
  readonly packed: number
  /** As declared, in bytes. */
  readonly size: number
  readonly offset: number
}

function findEnd(content: Buffer): number | undefined {
  const first = Math.max(0, content.length - END_BYTES - LONGEST_COMMENT)
  for (let at = content.length - END_BYTES; at >= first; at -= 1) if (content.readUInt32LE(at) === DIRECTORY_END) return at
  return undefined
}

function entryAt(content: Buffer, at: number): { entry: ZipEntry; next: number } | undefined {
  if (at + ENTRY_BYTES > content.length || content.readUInt32LE(at) !== DIRECTORY_ENTRY) return undefined
  const [nameLength, extraLength, commentLength] = [content.readUInt16LE(at + 28), content.readUInt16LE(at + 30), content.readUInt16LE(at + 32)]
  const method = content.readUInt16LE(at + 10)
  const readable = (content.readUInt16LE(at + 8) & ENCRYPTED) === 0 && (method === STORED || method === DEFLATED)
  if (!readable) return undefined
  const name = content.toString('utf8', at + ENTRY_BYTES, at + ENTRY_BYTES + nameLength)
  return {
    entry: {
      name, method, checksum: content.readUInt32LE(at + 16), packed: content.readUInt32LE(at + 20), size: content.readUInt32LE(at + 24),
      offset: content.readUInt32LE(at + 42),
    },
    next: at + ENTRY_BYTES + nameLength + extraLength + commentLength,
  }
}

/** The directory at the end of the archive; undefined where it is damaged, encrypted or names a file twice. */
export function listZip(content: Buffer): readonly ZipEntry[] | undefined {
  const end = content.length < END_BYTES ? undefined : findEnd(content)
  if (end === undefined) return undefined
  const count = content.readUInt16LE(end + 10)
  const entries = new Map<string, ZipEntry>()
  let at = content.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    const read = entryAt(content, at)
    if (!read || entries.has(read.entry.name)) return undefined
    entries.set(read.entry.name, read.entry)
    at = read.next
  }
  return [...entries.values()]
}

/** The bytes of one entry; undefined where it is not what the directory says. */
export async function unpackEntry(content: Buffer, entry: ZipEntry): Promise<Buffer | undefined> {
  const { offset, packed, size, method, checksum } = entry
  if (offset + 30 > content.length || content.readUInt32LE(offset) !== LOCAL_ENTRY) return undefined
  const from = offset + 30 + content.readUInt16LE(offset + 26) + content.readUInt16LE(offset + 28)
  if (from + packed > content.length) return undefined
  const data = content.subarray(from, from + packed)
  try {
    const unpacked = method === STORED ? data : await inflate(data, { maxOutputLength: Math.max(1, size) })
    return unpacked.length === size && crc32(unpacked) === checksum ? unpacked : undefined
  } catch {
    return undefined
  }
}
