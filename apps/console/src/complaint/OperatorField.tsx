import { useDeferredValue, useId, useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Form, Select } from 'antd'
import { routes, type OperatorHit } from '#modules/party/index.ts'
import { call } from '../client.ts'
import { useText } from '../language.tsx'

/** Finds the firm by part of its name, credit code or address, and fills what the register knows of it. */
export function OperatorField({ form }: { form: ReturnType<typeof Form.useForm>[0] }) {
  const { t } = useText()
  const id = useId()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const query = useQuery({
    queryKey: ['operators', text],
    queryFn: () => call(routes.searchOperators, { q: text }),
    enabled: text.length >= 2,
    placeholderData: (previous) => previous,
    staleTime: 60_000,
  })
  const hits = text.length >= 2 ? (query.data?.operators ?? []) : []
  function choose(operatorId: string | undefined) {
    const operator = hits.find((hit) => hit.id === operatorId)
    if (operator) form.setFieldsValue({ respondent: filledFrom(operator) })
    else form.setFieldValue(['respondent', 'operatorId'], '')
  }
  return (
    <>
      <Form.Item name={['respondent', 'operatorId']} hidden>
        <input type="hidden" />
      </Form.Item>
      <div className="operator-search">
        <label htmlFor={id}>{t('register.findFirm')}</label>
        <Select
          id={id}
          allowClear
          className="full"
          placeholder={t('register.findFirm.hint')}
          value={null}
          onChange={choose}
          suffixIcon={null}
          showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
          loading={query.isFetching}
          notFoundContent={
            text.length < 2 ? t('register.findFirm.more') : query.isFetching ? t('state.loading') : t('register.findFirm.none')
          }
          options={hits.map((hit) => ({
            value: hit.id,
            label: (
              <span className="hit">
                <strong>{hit.name}</strong>
                <span className="sub">{[hit.creditCode, hit.address].filter(Boolean).join(' · ')}</span>
              </span>
            ),
          }))}
        />
      </div>
    </>
  )
}

function filledFrom(operator: OperatorHit) {
  return { operatorId: operator.id, name: operator.name, address: operator.address, creditCode: operator.creditCode ?? '' }
}
