/** A text as the parts of an SMS in UCS-2: 70 characters, or 67 each where there are several (3GPP TS 23.040 9.2.3.24.1). */
const ALONE = 70
const JOINED = 67

/** Never cuts a character of two code units in half. */
export function partsOf(text: string): readonly string[] {
  if (text.length <= ALONE) return [text]
  const parts: string[] = []
  let part = ''
  for (const character of text) {
    if (part.length + character.length > JOINED) {
      parts.push(part)
      part = ''
    }
    part += character
  }
  return [...parts, part]
}

/** Parts of one text carry the same `reference`, 0 to 255, by which the phone joins them. */
export function headerOf(reference: number, total: number, place: number): Buffer {
  return Buffer.from([5, 0, 3, reference & 0xff, total, place])
}

/** As UTF-16BE, which is what UCS-2 has become. */
export function encoded(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16()
}
