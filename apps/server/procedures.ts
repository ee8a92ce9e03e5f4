/** Every procedure of the system, in the order in which each has its say on a file: later ones build on what earlier ones told. */
import { conduct } from '#modules/conduct/index.ts'
import { complaint } from '#modules/complaint/index.ts'
import { dispatch } from '#modules/dispatch/index.ts'
import { document } from '#modules/document/index.ts'
import { enforcement } from '#modules/enforcement/index.ts'
import { inquiry } from '#modules/inquiry/index.ts'
import { mediation } from '#modules/mediation/index.ts'
import { report } from '#modules/report/index.ts'
import { supervision } from '#modules/supervision/index.ts'
import { spotcheck } from '#modules/spotcheck/index.ts'
import type { Practice } from '#modules/casefile/engine.ts'

export const PROCEDURES: Practice['procedures'] = [complaint, mediation, report, inquiry, enforcement, dispatch, document, supervision, conduct, spotcheck]
