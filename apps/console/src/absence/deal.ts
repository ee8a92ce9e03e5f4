/** Who gets the file at a place in the list, where several share them out in turn; undefined where nobody is named. Pure. */
export function dealtOut(officerIds: readonly string[], at: number): string | undefined {
  return officerIds[at % Math.max(1, officerIds.length)]
}
