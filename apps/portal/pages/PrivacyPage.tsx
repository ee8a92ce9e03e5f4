import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import { translator } from '../text.ts'

/** Personal Information Protection Law Art. 17: who, what for, how long, with what rights. */
export function PrivacyPage({ shell }: { shell: Shell }) {
  const t = translator(shell.language)
  const authority = shell.site.authority[shell.language]
  return (
    <Layout shell={shell} title={t('privacy.title')}>
      <article className="prose">
        <h1>{t('privacy.title')}</h1>
        <h2>{t('privacy.who')}</h2>
        <p>{t('privacy.whoText', { authority })}</p>
        <h2>{t('privacy.what')}</h2>
        <ul><li>{t('privacy.what1')}</li><li>{t('privacy.what2')}</li><li>{t('privacy.what3')}</li></ul>
        {(['share', 'report', 'publish', 'keep', 'rights', 'device'] as const).map((part) => (
          <section key={part}>
            <h2>{t(`privacy.${part}`)}</h2>
            <p>{t(`privacy.${part}Text`)}</p>
          </section>
        ))}
      </article>
    </Layout>
  )
}
