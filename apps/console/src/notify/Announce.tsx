import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Radio } from 'antd'
import { bulkRoutes, type BulkRun } from '#modules/casefile/contract.ts'
import { BY_HAND, word, wordingByHand, type ByHand } from '#modules/notify/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'
import { runOn } from '../shared/bulk-run.ts'
import { BulkResult } from '../shared/BulkResult.tsx'
import { FormDrawer } from '../shared/FormDrawer.tsx'
import { CallNotice } from '../shared/Notice.tsx'
import { useKey } from '../shared/use-key.ts'

interface AnnounceProps {
  readonly files: readonly { readonly id: string; readonly version: number }[]
  onClose(): void
}

/** Tells whoever filed the files, in a wording that is chosen and seen beforehand; each file is judged on its own. */
export function Announce({ files, onClose }: AnnounceProps) {
  const { t } = useText()
  const [what, setWhat] = useState<ByHand>('news')
  const [run, setRun] = useState<BulkRun | null>(null)
  const announce = useAnnounce(files, setRun)
  const go = () => announce.mutate(what)
  return (
    <FormDrawer title={t('announce.title', { count: files.length })} onClose={onClose}
      submit={run && !announce.error ? undefined : { text: t('announce.go', { count: files.length }), busy: announce.isPending, run: go }}>
      {run ? <BulkResult run={run} title="announce.result" /> : <Choice what={what} onChange={setWhat} />}
      {announce.error && <CallNotice error={announce.error} onRetry={go} />}
    </FormDrawer>
  )
}

/** Goes on until no file waits; after a broken line the same choice goes on where it ended. */
function useAnnounce(files: AnnounceProps['files'], onRun: (run: BulkRun) => void) {
  const client = useQueryClient()
  const keyOf = useKey()
  return useMutation({
    mutationFn: async (what: ByHand) => {
      const chosen = files.map(({ id, version }) => ({ id, version }))
      const command = { type: 'announce', what }
      await runOn(await call(bulkRoutes.start, { key: keyOf({ command, chosen }), procedure: 'notify', command, files: chosen }), onRun)
    },
    onSuccess: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey.includes('notices') }),
  })
}

function Choice({ what, onChange }: { what: ByHand; onChange(what: ByHand): void }) {
  const { t } = useText()
  const preview = word(wordingByHand(what, 'complainant'), { number: t('announce.number'), link: t('announce.link') })
  return (
    <>
      <p className="drawer-lead">{t('announce.lead')}</p>
      <fieldset className="announce">
        <legend>{t('announce.what')}</legend>
        <Radio.Group className="choices" value={what} onChange={(event) => onChange(event.target.value as ByHand)}
          options={BY_HAND.map((value) => ({ value, label: t(`notify.byHand.${value}`) }))} />
      </fieldset>
      <figure className="announce-preview">
        <figcaption className="sub">{t('announce.preview')}</figcaption>
        <p lang="zh-CN">{preview}</p>
      </figure>
    </>
  )
}
