export {
  foldAlias, makeAliasTable, readOfficeTable, suggestUnit, zOfficeTable, type AliasConflict, type AliasTable, type PlaceAlias,
  type UnitSuggestions,
} from './aliases.ts'
export { refusals, routes, zOperator, zOperatorHit, type OperatorHit, type PartyRefusal } from './contract.ts'
export { creditCodeIn, normaliseOperatorName, readOperatorName, type OperatorName } from './operator-name.ts'
export {
  ID_TYPES, maskAddress, maskIdNumber, maskName, maskPerson, maskPhone, OPERATOR_STATUSES, type IdType, type MaskPurpose, type Operator,
  type OperatorStatus, type Person,
} from './party.ts'
