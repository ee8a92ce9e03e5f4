import { useState } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Form, type FormInstance } from 'antd'
import type { z } from 'zod'
import { CallError, newKey } from '../client.ts'
import { useText } from '../language.tsx'
import { parse, type Issue, type Values } from './steps.ts'

/** How the form of one kind of file becomes what its route takes, and where the contract's paths stand in the form. */
interface Registration<Input, Receipt> {
  readonly schema: z.ZodType<Input>
  inputOf(values: Values, key: string): unknown
  nameOf(path: string): string[]
  register(input: Input): Promise<Receipt>
  onDone(receipt: Receipt): void
}

/**
 * Taking a file down: faults are shown at their fields, the first one in sight. One key for one file, whatever is corrected
 * before the server answers: a lost answer must not make two.
 */
export function useRegistration<Input, Receipt>({ schema, inputOf, nameOf, register, onDone }: Registration<Input, Receipt>): {
  readonly form: FormInstance
  readonly error: Error | null
  readonly busy: boolean
  check(): Input | undefined
  submit(): void
} {
  const { t } = useText()
  const [form] = Form.useForm()
  const [key] = useState(newKey)
  const client = useQueryClient()
  function show(faults: readonly { readonly path: string; readonly told: string }[]) {
    form.setFields(faults.map(({ path, told }) => ({ name: nameOf(path), errors: [told] })))
    if (faults[0]) form.scrollToField(nameOf(faults[0].path), { focus: true, block: 'center' })
  }
  const send = useMutation({
    mutationFn: register,
    onSuccess: (receipt) => {
      void client.invalidateQueries({ queryKey: ['queue'] })
      onDone(receipt)
    },
    onError: (error) => {
      const refused = error instanceof CallError ? error.refused : undefined
      if (refused?.field) show([{ path: refused.field, told: refused.message }])
    },
  })
  function check(): Input | undefined {
    const parsed = parse(schema, inputOf(form.getFieldsValue(true) as Values, key))
    if ('value' in parsed) return parsed.value
    show(parsed.issues.map(({ path, key: text, params }: Issue) => ({ path, told: t(text, params) })))
    return undefined
  }
  return {
    form, error: send.error, busy: send.isPending, check,
    submit: () => {
      const input = check()
      if (input) send.mutate(input)
    },
  }
}
