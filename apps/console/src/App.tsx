import { lazy, Suspense, type ReactNode } from 'react'
import { BrowserRouter, Navigate, Route, Routes } from 'react-router'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App as AntApp, ConfigProvider } from 'antd'
import * as enUs from 'antd/es/locale/en_US.js'
import * as zhCn from 'antd/es/locale/zh_CN.js'
import type { Ability } from './access/abilities.ts'
import { SessionGate, useSession } from './access/session.tsx'
import { CallError } from './client.ts'
import { LanguageProvider, useText } from './language.tsx'
import { ErrorBoundary } from './shared/ErrorBoundary.tsx'
import { Loading } from './shared/States.tsx'
import { homeOf } from './shell/navigation.ts'
import { Shell } from './shell/Shell.tsx'
import { theme } from './theme.ts'

const QueuePage = lazy(() => import('./worklist/QueuePage.tsx').then((page) => ({ default: page.QueuePage })))
const FilePage = lazy(() => import('./complaint/FilePage.tsx').then((page) => ({ default: page.FilePage })))
const RemindersPage = lazy(() => import('./worklist/RemindersPage.tsx').then((page) => ({ default: page.RemindersPage })))
const SignaturesPage = lazy(() => import('./worklist/SignaturesPage.tsx').then((page) => ({ default: page.SignaturesPage })))
const OverviewPage = lazy(() => import('./worklist/OverviewPage.tsx').then((page) => ({ default: page.OverviewPage })))
const ReportPage = lazy(() => import('./report/ReportPage.tsx').then((page) => ({ default: page.ReportPage })))
const InquiryPage = lazy(() => import('./inquiry/InquiryPage.tsx').then((page) => ({ default: page.InquiryPage })))
const RegisterInquiryPage = lazy(() => import('./inquiry/RegisterInquiryPage.tsx').then((page) => ({ default: page.RegisterInquiryPage })))
const PlatformsPage = lazy(() => import('./inquiry/PlatformsPage.tsx').then((page) => ({ default: page.PlatformsPage })))
const KnowledgePage = lazy(() => import('./knowledge/KnowledgePage.tsx').then((page) => ({ default: page.KnowledgePage })))
const RegisterPage = lazy(() => import('./complaint/RegisterPage.tsx').then((page) => ({ default: page.RegisterPage })))
const RegisterReportPage = lazy(() => import('./report/RegisterReportPage.tsx').then((page) => ({ default: page.RegisterReportPage })))
const ImportPage = lazy(() => import('./exchange/ImportPage.tsx').then((page) => ({ default: page.ImportPage })))
const PlacesPage = lazy(() => import('./places/PlacesPage.tsx').then((page) => ({ default: page.PlacesPage })))
const UnitsPage = lazy(() => import('./access/UnitsPage.tsx').then((page) => ({ default: page.UnitsPage })))
const AccountsPage = lazy(() => import('./access/AccountsPage.tsx').then((page) => ({ default: page.AccountsPage })))
const CasesPage = lazy(() => import('./enforcement/CasesPage.tsx').then((page) => ({ default: page.CasesPage })))
const IncidentsPage = lazy(() => import('./incident/IncidentsPage.tsx').then((page) => ({ default: page.IncidentsPage })))
const IncidentPage = lazy(() => import('./incident/IncidentPage.tsx').then((page) => ({ default: page.IncidentPage })))
const IncidentSettingsPage = lazy(() => import('./incident/SettingsPage.tsx').then((page) => ({ default: page.SettingsPage })))
const AbsencesPage = lazy(() => import('./absence/AbsencesPage.tsx').then((page) => ({ default: page.AbsencesPage })))
const HandOverPage = lazy(() => import('./absence/HandOverPage.tsx').then((page) => ({ default: page.HandOverPage })))
const SpotChecksPage = lazy(() => import('./spotcheck/SpotChecksPage.tsx').then((page) => ({ default: page.SpotChecksPage })))
const DrawPage = lazy(() => import('./spotcheck/DrawPage.tsx').then((page) => ({ default: page.DrawPage })))
const AuditPage = lazy(() => import('./access/AuditPage.tsx').then((page) => ({ default: page.AuditPage })))
const PasswordPage = lazy(() => import('./access/PasswordPage.tsx').then((page) => ({ default: page.PasswordPage })))
const InvitationPage = lazy(() => import('./access/InvitationPage.tsx').then((page) => ({ default: page.InvitationPage })))

/** A refusal is an answer, only a lost line or a broken server is worth asking again. */
function worthRetry(failures: number, error: unknown): boolean {
  return failures < 1 && !(error instanceof CallError && error.refused)
}

const queryClient = new QueryClient({
  defaultOptions: {
    queries: { retry: worthRetry, networkMode: 'always', staleTime: 10_000, refetchOnWindowFocus: true },
    mutations: { retry: false, networkMode: 'always' },
  },
})

export function App({ nonce }: { nonce: string | undefined }) {
  return (
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Themed nonce={nonce}>
          <ErrorBoundary>
            <BrowserRouter basename="/console">
              <Suspense fallback={<Loading />}>
                <Routes>
                  <Route path="/invitation" element={<InvitationPage />} />
                  <Route path="*" element={<SessionGate><Pages /></SessionGate>} />
                </Routes>
              </Suspense>
            </BrowserRouter>
          </ErrorBoundary>
        </Themed>
      </QueryClientProvider>
    </LanguageProvider>
  )
}

/** The package's type names its default export twice over; bundled, it stands there once. */
function localeOf(module: { default: unknown }) {
  const inner = module.default as typeof zhCn.default | { default: typeof zhCn.default }
  return ('locale' in inner ? inner : inner.default) as NonNullable<Parameters<typeof ConfigProvider>[0]['locale']>
}

function Themed({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  const { language } = useText()
  return (
    <ConfigProvider theme={theme} locale={localeOf(language === 'zh' ? zhCn : enUs)} button={{ autoInsertSpace: false }}
      {...(nonce ? { csp: { nonce } } : {})}>
      <AntApp className="app">{children}</AntApp>
    </ConfigProvider>
  )
}

function Pages() {
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route element={<Shell />}>
          <Route index element={<Allowed to="read-files"><QueuePage /></Allowed>} />
          <Route path="files/:id" element={<Allowed to="read-files"><FilePage /></Allowed>} />
          <Route path="reminders" element={<Allowed to="read-files"><RemindersPage /></Allowed>} />
          <Route path="signatures" element={<Allowed to="approve"><SignaturesPage /></Allowed>} />
          <Route path="reports/:id" element={<Allowed to="read-files"><ReportPage /></Allowed>} />
          <Route path="overview" element={<Allowed to="overview"><OverviewPage /></Allowed>} />
          <Route path="register" element={<Allowed to="register"><RegisterPage /></Allowed>} />
          <Route path="register/report" element={<Allowed to="register"><RegisterReportPage /></Allowed>} />
          <Route path="inquiries/:id" element={<Allowed to="read-files"><InquiryPage /></Allowed>} />
          <Route path="register/inquiry" element={<Allowed to="register"><RegisterInquiryPage /></Allowed>} />
          <Route path="platforms" element={<Allowed to="overview"><PlatformsPage /></Allowed>} />
          <Route path="knowledge" element={<Allowed to="write-knowledge"><KnowledgePage /></Allowed>} />
          <Route path="import" element={<Allowed to="import"><ImportPage /></Allowed>} />
          <Route path="places" element={<Allowed to="places"><PlacesPage /></Allowed>} />
          <Route path="incidents" element={<Allowed to="read-files"><IncidentsPage /></Allowed>} />
          <Route path="incidents/settings" element={<Allowed to="filter-units"><IncidentSettingsPage /></Allowed>} />
          <Route path="incidents/:id" element={<Allowed to="read-files"><IncidentPage /></Allowed>} />
          <Route path="cases" element={<Allowed to="read-files"><CasesPage /></Allowed>} />
          <Route path="spot-checks" element={<Allowed to="spot-checks"><SpotChecksPage /></Allowed>} />
          <Route path="spot-checks/:id" element={<Allowed to="approve"><DrawPage /></Allowed>} />
          <Route path="absences" element={<Allowed to="absences"><AbsencesPage /></Allowed>} />
          <Route path="absences/:id/hand-over" element={<Allowed to="approve"><HandOverPage /></Allowed>} />
          <Route path="units" element={<Allowed to="units"><UnitsPage /></Allowed>} />
          <Route path="accounts" element={<Allowed to="accounts"><AccountsPage /></Allowed>} />
          <Route path="audit" element={<Allowed to="audit"><AuditPage /></Allowed>} />
          <Route path="password" element={<PasswordPage />} />
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
      </Routes>
    </Suspense>
  )
}

/** Pages that are not someone's lead to the first that is. */
function Allowed({ to, children }: { to: Ability; children: ReactNode }) {
  const { can } = useSession()
  return can(to) ? children : <Navigate to={homeOf(can)} replace />
}
