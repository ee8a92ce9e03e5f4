import type { ComplaintView } from '#modules/complaint/index.ts'
import { useText } from '../language.tsx'

/** The other ways open to the consumer, which a refusal must name. */
export function OtherRoutes({ routes: { article, ...texts }, lead }: { routes: ComplaintView['otherRoutes']; lead: string }) {
  const { t, language } = useText()
  const routes = texts[language]
  if (routes.length === 0) return null
  return (
    <section className="other-routes" aria-label={lead}>
      <p>
        <strong>{lead}</strong>
        {article && <span className="article">{t('error.article', { article })}</span>}
      </p>
      <ol>
        {routes.map((route) => (
          <li key={route}>{route}</li>
        ))}
      </ol>
    </section>
  )
}
