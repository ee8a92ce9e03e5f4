/** Real files as people attach them. */
import sharp from 'sharp'

export interface Upload {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

/** A photo as a phone takes it: with the place where it was taken in its EXIF. */
export async function photo(name: string, colour: { r: number; g: number; b: number } = { r: 200, g: 60, b: 40 }): Promise<Upload> {
  const image = sharp({ create: { width: 900, height: 1200, channels: 3, background: colour } })
  const buffer = await image.withExif({
    IFD0: { Make: 'Hongdun', Model: 'Telephone' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '32/1 13/1 40/1', GPSLongitudeRef: 'E', GPSLongitude: '106/1 17/1 20/1' },
  }).jpeg({ quality: 90 }).toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}

/** A photo whose noise does not compress: larger than the largest file that is taken. */
export async function hugePhoto(name: string): Promise<Upload> {
  const [width, height] = [1500, 1400]
  const noise = Buffer.alloc(width * height * 3)
  let state = 12_315
  for (let at = 0; at < noise.length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    noise[at] = state >>> 16
  }
  return { name, mimeType: 'image/png', buffer: await sharp(noise, { raw: { width, height, channels: 3 } }).png().toBuffer() }
}

/** The smallest PDF that every reader opens: one empty page. */
export function pdf(name: string): Upload {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ]
  let body = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const place = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const start = body.length
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return { name, mimeType: 'application/pdf', buffer: Buffer.from(body, 'latin1') }
}

/** A Windows program under the name of a picture. */
export function disguisedProgram(name: string): Upload {
  const header = Buffer.alloc(512)
  header.write('MZ', 0, 'latin1')
  header.writeUInt32LE(0x80, 0x3c)
  header.write('PE\0\0', 0x80, 'latin1')
  header.writeUInt16LE(0x014c, 0x84)
  return { name, mimeType: 'image/jpeg', buffer: header }
}
