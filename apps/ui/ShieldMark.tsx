/** The mark: a shield outline with a check stroke. Decorative: the name always stands beside it as text. */
export function ShieldMark({ size = 32, color = 'currentColor' }: { size?: number; color?: string }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true" focusable="false">
      <path d={SHIELD_PATH} stroke={color} strokeWidth="2.4" strokeLinejoin="round" />
      <path d={CHECK_PATH} stroke={color} strokeWidth="3" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}

const SHIELD_PATH = 'M16 2.6 27 6.4v8.9c0 6.9-4.4 11.7-11 14.1C9.4 27 5 22.2 5 15.3V6.4L16 2.6Z'
const CHECK_PATH = 'm10.4 15.9 4 4.1 7.4-8.6'
