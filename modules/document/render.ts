/** One document as PDF/A-2b and as DOCX. The same blocks and the same instant give the same PDF, byte for byte. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import sharp from 'sharp'
import { renderSVG } from 'uqr'
import type { Block } from './blocks.ts'
import { docxFile } from './docx.ts'
import { typstSource } from './typst.ts'

/** PDF/A-2b: for keeping, and readable by every viewer in use. */
const PDF_STANDARD = 'a-2b'
/**
 * The file that is compiled never changes; the document comes in as a value. A changed file the compiler takes in by what
 * differs from the one before, byte by byte, and it has set a character of the document before in place of one that ends alike.
 */
const MAIN = '#eval(sys.inputs.source, mode: "markup")'
/** Compiles after which memory of earlier documents is given up. */
const KEPT_COMPILES = 10

export interface RenderOptions {
  readonly title: string
  readonly author: string
  readonly at: Date
  readonly draft: boolean
}

export interface Renderer {
  pdf(blocks: readonly Block[], options: RenderOptions): Buffer
  docx(blocks: readonly Block[], options: RenderOptions): Promise<Buffer>
}

function qrSvg(text: string): string {
  return renderSVG(text, { ecc: 'M', border: 1 })
}

/** Folders of fonts, those of the packages and, before them, what an office has of its own (仿宋, 小标宋). */
function fontFolders(own: string | undefined): string[] {
  const folder = (path: string, inside = '.') => fileURLToPath(new URL(inside, import.meta.resolve(path)))
  return [
    ...(own && existsSync(own) ? [own] : []),
    folder('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
    folder('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'),
    folder('@embedpdf/fonts-sc', '../fonts'),
  ]
}

function reasonOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('shortDiagnostics' in error)) return String(error)
  return JSON.stringify(error.shortDiagnostics)
}

export function createRenderer(ownFonts?: string): Renderer {
  // Made at the first document: reading the fonts takes a fifth of a second that a start need not wait for.
  let compiler: NodeCompiler | undefined
  return {
    pdf: (blocks, { title, author, at, draft }) => {
      compiler ??= NodeCompiler.create({ fontArgs: [{ fontPaths: fontFolders(ownFonts) }] })
      try {
        return compiler.pdf({ mainFileContent: MAIN, inputs: { source: typstSource(blocks, { title, author, draft, qr: qrSvg }) } }, { pdfStandard: PDF_STANDARD, creationTimestamp: Math.floor(at.getTime() / 1000) })
      } catch (error) {
        throw new Error(`typst could not set ${title}: ${reasonOf(error)}`, { cause: error })
      } finally {
        compiler.evictCache(KEPT_COMPILES)
      }
    },
    docx: async (blocks, { title, author }) => {
      const address = blocks.find((block) => block.kind === 'verification')?.address ?? ''
      return docxFile(blocks, { title, author, qr: await sharp(Buffer.from(qrSvg(address))).resize(400, 400, { kernel: 'nearest' }).png().toBuffer() })
    },
  }
}
