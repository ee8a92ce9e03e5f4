/** What the demonstration is made of. */
export const DEMO_SEED = 12_315
export const DEMO_FILES = 3_000
export const DEMO_PASSWORD = 'hongdun-12315-demo'

export const ROLE_NAMES: Readonly<Record<string, string>> = {
  intake: '受理员', officer: '办理人员', chief: '负责人', viewer: '上级查看', administrator: '系统管理员', 'security-officer': '安全管理员', auditor: '审计员',
}
