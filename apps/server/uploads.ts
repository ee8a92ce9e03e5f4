/** Evidence as it comes in: its type found in its content, pictures re-encoded so that no EXIF or payload survives. */
import { createHash } from 'node:crypto'
import type { MultipartFile } from '@fastify/multipart'
import { fileTypeFromBuffer } from 'file-type'
import sharp from 'sharp'
import { refuse, type Refusal } from '#platform/pure/refusal.ts'
import type { StagedAttachment } from '#modules/casefile/attachments.ts'
import type { CasefileRefusal } from '#modules/casefile/messages.ts'

/** Limits of the national platform's form: 4 files of 5 MB, these types. */
export const MAX_BYTES = 5 * 1024 * 1024
const MAX_PIXELS = 50_000_000
const MAX_SIDE = 2400
const TYPES: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'application/pdf': 'pdf', 'audio/mpeg': 'mp3', 'video/mp4': 'mp4',
}

/** A name that is safe to show and to save under: no path, no control or direction characters, the true ending. */
function cleanName(name: string, ending: string): string {
  const base = (name.split(/[/\\]/).at(-1) ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, '').replace(/\.[^.]*$/, '').trim()
  return `${[...base].slice(0, 80).join('') || '附件'}.${ending}`
}

async function reencode(content: Buffer, mediaType: string): Promise<Buffer> {
  const image = sharp(content, { limitInputPixels: MAX_PIXELS, failOn: 'error' }).rotate()
    .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
  return mediaType === 'image/png' ? image.png().toBuffer() : image.jpeg({ quality: 85 }).toBuffer()
}

/** The bytes of an upload; undefined where it goes on beyond what the route allows. */
export async function bytesOf(part: MultipartFile): Promise<Buffer | undefined> {
  try {
    const content = await part.toBuffer()
    // Cut just where a chunk ended, the reader was not told.
    return part.file.truncated ? undefined : content
  } catch (error) {
    if (part.file.truncated) return undefined
    throw error
  }
}

/** Checks one upload and makes it ready to be stored; refuses with the file's own name in the message. */
export async function prepareUpload(content: Buffer, name: string, id: string, now: Date): Promise<StagedAttachment | Refusal<CasefileRefusal>> {
  const shown = { params: { name: [...name].slice(0, 80).join('') } }
  if (content.length === 0) return refuse('casefile.attachment-empty', shown)
  if (content.length > MAX_BYTES) return refuse('casefile.attachment-too-large', shown)
  const type = await fileTypeFromBuffer(content)
  const ending = type && TYPES[type.mime]
  if (!type || !ending) return refuse('casefile.attachment-type', shown)
  let stored = content
  if (type.mime.startsWith('image/')) {
    try {
      stored = await reencode(content, type.mime)
    } catch {
      return refuse('casefile.attachment-damaged', shown)
    }
  }
  return {
    id, name: cleanName(name, ending), mediaType: type.mime, content: stored, sha256: createHash('sha256').update(stored).digest(), uploadedAt: now,
  }
}
