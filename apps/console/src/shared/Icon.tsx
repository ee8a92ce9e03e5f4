/** Line icons of one weight; decorative, the text stands beside them. */
const PATHS = {
  list: 'M4 6h12M4 10h12M4 14h8',
  chart: 'M4 16V9m4 7V5m4 11v-5m4 5V7',
  pen: 'M4 16h3l8-8-3-3-8 8v3Zm7-10 3 3',
  inbox: 'M4 11v5h12v-5M10 4v8m-3-3 3 3 3-3',
  units: 'M8 4h4v3H8zM3 13h4v3H3zm10 0h4v3h-4zM10 7v3m-5 3v-3h10v3',
  people:
    'M7 9a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Zm-4 7c0-3 1.800-4.500 4-4.500s4 1.500 4 4.500' +
    'm1.500-7.200a2.300 2.300 0 1 0 0-4.400M14 11.700c1.800.4 3 1.800 3 4.300',
  trail: 'M6 3h6l3 3v11H6zM12 3v3h3M8.500 10h4m-4 3h4',
  key: 'M7 13a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm3-3h7m-2 0v3m-2.500-3v2',
  book: 'M10 5.500C8 4.300 5.500 4 3.500 4.500v11c2-.5 4.500-.2 6.500 1 2-1.200 4.500-1.500 6.500-1v-11c-2-.5-4.500-.2-6.500 1Zm0 0v11',
  voices: 'M3.500 4h9v6.500H7L3.500 13V4Zm11 3.500h2V16l-3-2.500H9',
  exit: 'M8 4H4v12h4m4-9 3 3-3 3m3-3H8',
  more: 'M5 10h.01M10 10h.01M15 10h.01',
  search: 'M9 14A5 5 0 1 0 9 4a5 5 0 0 0 0 10Zm3.600-1.400L16 16',
  clip: 'm14 9-4.500 4.500a2.500 2.500 0 0 1-3.500-3.500L11 5a1.700 1.700 0 0 1 2.400 2.400l-5 5',
  eye: 'M2.500 10S5 5.500 10 5.500s7.500 4.500 7.500 4.500-2.500 4.500-7.500 4.500S2.500 10 2.500 10Zm7.500 2a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  bell: 'M6 13V9a4 4 0 0 1 8 0v4l1.500 2h-11L6 13Zm2.500 4h3',
  back: 'm11 5-5 5 5 5',
  alert: 'M10 3.500 17.500 16h-15L10 3.500Zm0 5v3.500m0 2h.01',
  calendar: 'M3.500 5h13v11.500h-13zM3.500 8.500h13M7 3v3.500m6-3.500v3.500m-5.500 6h5',
  pin: 'M10 17.500s5-4.600 5-9a5 5 0 0 0-10 0c0 4.400 5 9 5 9Zm0-7.300a1.800 1.800 0 1 0 0-3.600 1.800 1.800 0 0 0 0 3.600Z',
  scales: 'M10 4v12m-4 0h8M4 6h12M4 6l-2 5.500h4L4 6Zm12 0-2 5.500h4L16 6Z',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name, size = 20 }: { name: IconName; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} stroke="currentColor" strokeWidth={name === 'more' ? 2.4 : 1.5} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  )
}
