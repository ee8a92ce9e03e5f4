/** Pages as HTML documents. Pure: the same props give the same text. */
import type { ComponentType } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Shell } from './components/shell.ts'
import { ComplaintFormPage } from './pages/ComplaintFormPage.tsx'
import { AnswersPage } from './pages/AnswersPage.tsx'
import { FilePage } from './pages/FilePage.tsx'
import { HomePage } from './pages/HomePage.tsx'
import { InquiryFilePage } from './pages/InquiryFilePage.tsx'
import { InquiryFormPage } from './pages/InquiryFormPage.tsx'
import { InquiryReceiptPage } from './pages/InquiryReceiptPage.tsx'
import { PaperPage } from './pages/PaperPage.tsx'
import { PrivacyPage } from './pages/PrivacyPage.tsx'
import { ProblemPage } from './pages/ProblemPage.tsx'
import { ReceiptPage } from './pages/ReceiptPage.tsx'
import { ReportFilePage } from './pages/ReportFilePage.tsx'
import { ReportFormPage } from './pages/ReportFormPage.tsx'
import { ReportReceiptPage } from './pages/ReportReceiptPage.tsx'
import { ReportTrackPage } from './pages/ReportTrackPage.tsx'
import { SearchPage } from './pages/SearchPage.tsx'
import { VerifyPage } from './pages/VerifyPage.tsx'
import { VoicePage } from './pages/VoicePage.tsx'
import { TrackPage } from './pages/TrackPage.tsx'

export const pages = {
  home: HomePage, search: SearchPage, complaintForm: ComplaintFormPage, receipt: ReceiptPage, track: TrackPage, file: FilePage,
  problem: ProblemPage, privacy: PrivacyPage, verify: VerifyPage, paper: PaperPage,
  reportForm: ReportFormPage, reportReceipt: ReportReceiptPage, reportTrack: ReportTrackPage, reportFile: ReportFilePage,
  answers: AnswersPage, voice: VoicePage, inquiryForm: InquiryFormPage, inquiryReceipt: InquiryReceiptPage, inquiryFile: InquiryFilePage,
} as const

export type PageName = keyof typeof pages

export type PageProps<Name extends PageName> = Omit<Parameters<(typeof pages)[Name]>[0], 'shell'>

export function renderPage<Name extends PageName>(name: Name, props: PageProps<Name>, shell: Shell): string {
  const Page = pages[name] as ComponentType<PageProps<Name> & { shell: Shell }>
  return `<!doctype html>${renderToStaticMarkup(<Page {...props} shell={shell} />)}`
}
