/** The visual identity as values; `tokens.css` holds the same for style sheets and a test keeps them equal. */
export const colors = {
  seal: '#a61b1b',
  'seal-deep': '#841414',
  'seal-mark': '#b3261e',
  'seal-soft': '#fdecea',
  ink: '#1f2933',
  'slate-700': '#3e4c59',
  'slate-600': '#52606d',
  'slate-500': '#7b8794',
  'slate-300': '#cbd2d9',
  'slate-200': '#e1e5ea',
  'slate-100': '#f1f3f5',
  paper: '#faf8f5',
  surface: '#ffffff',
  jade: '#2f6f5e',
  'jade-soft': '#e7f2ee',
  amber: '#8a5a00',
  'amber-soft': '#fff4dc',
  info: '#3b5b7a',
  'info-soft': '#eaf0f6',
} as const

export const fontFamily =
  '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, -apple-system, "Segoe UI", sans-serif'

/** Corner radius in pixels. */
export const radius = 6

/** Pairs of text and ground that the products use; each must reach 4.5:1. */
export const textPairs: readonly (readonly [keyof typeof colors, keyof typeof colors])[] = [
  ['ink', 'paper'], ['ink', 'surface'], ['slate-700', 'surface'], ['slate-600', 'paper'], ['slate-600', 'slate-100'],
  ['surface', 'seal'], ['surface', 'seal-deep'], ['seal', 'surface'], ['seal', 'paper'], ['seal', 'seal-soft'],
  ['jade', 'surface'], ['jade', 'jade-soft'], ['surface', 'jade'], ['amber', 'amber-soft'], ['amber', 'surface'],
  ['info', 'surface'], ['info', 'paper'], ['info', 'info-soft'],
]
