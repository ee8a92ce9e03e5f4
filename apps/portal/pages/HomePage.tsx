import type { ReactNode } from 'react'
import { formatDays } from '#apps/ui/format.ts'
import { Layout } from '../components/Layout.tsx'
import type { Shell } from '../components/shell.ts'
import type { LegalLimit, LegalLimits } from '../services.ts'
import { translator } from '../text.ts'

export function HomePage({ limits, shell }: { limits: LegalLimits; shell: Shell }) {
  const t = translator(shell.language)
  return (
    <Layout shell={shell} title={t('site.service')}>
      <section className="hero">
        <h1>{t('home.title')}</h1>
        <p className="lead">{t('home.lead')}</p>
      </section>
      <section className="doors">
        <Door href="/complaint" title={t('home.complain')} hint={t('home.complainHint')} primary />
        <Door href="/track" title={t('home.track')} hint={t('home.trackHint')} />
        <Door href="/report" title={t('home.report')} hint={t('home.reportHint')} />
        <Door href="/answers" title={t('home.ask')} hint={t('home.askHint')} />
        <Door href="/inquiry" title={t('home.opinion')} hint={t('home.opinionHint')} />
        <Door href="/voice" title={t('home.voice')} hint={t('home.voiceHint')} />
      </section>
      <p className="aside"><strong>{t('home.difference')}</strong> {t('home.differenceText')}</p>
      <HowItGoes limits={limits} shell={shell} />
      <section className="columns">
        <div className="card">
          <h2>{t('home.prepare')}</h2>
          <ul className="ticks"><li>{t('home.prepare1')}</li><li>{t('home.prepare2')}</li><li>{t('home.prepare3')}</li></ul>
        </div>
        <div className="card urgent">
          <h2>{t('home.emergency')}</h2>
          <p>{t('home.emergencyText')}</p>
          <p className="calls"><a href="tel:120">120</a><a href="tel:110">110</a></p>
        </div>
      </section>
    </Layout>
  )
}

function Door({ href, title, hint, primary }: { href: string; title: string; hint: string; primary?: boolean }) {
  return (
    <a className={primary ? 'door primary' : 'door'} href={href}>
      <span className="door-title">{title}</span>
      <span className="door-hint">{hint}</span>
    </a>
  )
}

function HowItGoes({ limits, shell }: { limits: LegalLimits; shell: Shell }) {
  const t = translator(shell.language)
  const days = (limit: LegalLimit) => formatDays(limit.length, limit.unit, shell.language)
  const steps: readonly (readonly [string, ReactNode, string?])[] = [
    [t('home.step1'), t('home.step1Text')],
    [t('home.step2'), t('home.step2Text', { days: days(limits.accept) }), limits.accept.article],
    [t('home.step3'), t('home.step3Text', { days: days(limits.mediate) }), limits.mediate.article],
    [t('home.step4'), t('home.step4Text', { days: days(limits.tellTermination) }), limits.tellTermination.article],
  ]
  return (
    <section className="how">
      <h2>{t('home.steps')}</h2>
      <ol className="how-steps">
        {steps.map(([title, text, article]) => (
          <li key={title}>
            <h3>{title}</h3>
            <p>{text}</p>
            {article ? <p className="article">{article}</p> : null}
          </li>
        ))}
      </ol>
      <p className="fine">{t('home.law', { pack: limits.pack[shell.language] })}</p>
    </section>
  )
}
