/** Reads a multipart form: texts in full, files up to the limit, and says which files were too large. */
import type { FastifyRequest } from 'fastify'
import { LARGEST_FILE } from './forms.ts'
import type { FormValues } from './values.ts'

export interface ReceivedFile {
  /** Name of the input it came with. */
  readonly field: string
  readonly name: string
  readonly content: Buffer
  /** True where the file was longer than the limit; `content` is then empty. */
  readonly tooLarge: boolean
}

export interface ReceivedForm {
  readonly values: FormValues
  readonly files: readonly ReceivedFile[]
}

/** Bounds of one request; far above what the pages send, so that only hostile requests meet them. */
const LIMITS = { fileSize: LARGEST_FILE, files: 20, fields: 150, fieldSize: 1024 * 1024, parts: 170, headerPairs: 50 }

/** A file over the limit is cut and drained, never buffered, so that the rest of the form arrives. */
const READING: Parameters<FastifyRequest['parts']>[0] & { throwFileSizeLimit: boolean } = { limits: LIMITS, throwFileSizeLimit: false }

export async function readForm(request: FastifyRequest): Promise<ReceivedForm> {
  const values = new Map<string, string[]>()
  const files: ReceivedFile[] = []
  for await (const part of request.parts(READING)) {
    if (part.type === 'field') {
      values.set(part.fieldname, [...(values.get(part.fieldname) ?? []), String(part.value)])
      continue
    }
    const file = await readFile(part.file, part.filename)
    if (part.filename) files.push({ ...file, field: part.fieldname })
  }
  return { values: Object.fromEntries(values), files }
}

async function readFile(stream: NodeJS.ReadableStream & { truncated: boolean }, name: string): Promise<Omit<ReceivedFile, 'field'>> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return stream.truncated ? { name, content: Buffer.alloc(0), tooLarge: true } : { name, content: Buffer.concat(chunks), tooLarge: false }
}
