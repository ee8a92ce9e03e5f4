/** Texts of the access module: refusals, and the names of roles, levels and audited actions. */
export const refusalTexts = {
  'access.wrong-credentials': { status: 401, zh: '账号或密码不对，请核对后重试。忘记密码请联系系统管理员。', en: 'The login or the password is wrong. Check both; if you forgot the password, ask your administrator.' },
  'access.locked': { status: 423, zh: '连续输错密码次数过多，已暂停登录，{until} 之后再试，或者请安全管理员解锁。', en: 'Too many wrong passwords. Signing in is locked until {until}; the security officer can unlock it.' },
  'access.not-permitted': { status: 403, zh: '您的岗位不能做这一步，需要“{role}”办理。', en: 'Your role may not do this; it takes the role “{role}”.' },
  'access.own-account': { status: 403, zh: '不能对自己的账号做这一步，请由另一位有权限的人员办理。', en: 'You may not do this to your own account. Ask another person who may.' },
  'access.separation-of-duties': { status: 409, zh: '这个账号已有“{held}”，不能再授予“{wanted}”：系统管理员、安全管理员、审计员须由三个人分别担任，并且不得兼任业务岗位。', en: 'This account holds “{held}” and cannot also hold “{wanted}”: administrator, security officer and auditor are three separate people without casework roles.' },
  'access.password-too-short': { status: 422, zh: '密码至少 {min} 个字符，可以用一句自己记得住的话。', en: 'A password has at least {min} characters; a sentence you remember will do.' },
  'access.password-too-long': { status: 422, zh: '密码最多 {max} 个字符。', en: 'A password has at most {max} characters.' },
  'access.password-like-account': { status: 422, zh: '密码不能包含账号或姓名，请换一个。', en: 'A password must not contain the login or the name. Choose another.' },
  'access.password-too-common': { status: 422, zh: '这个密码太常见，容易被猜到，请换一个。', en: 'This password is too common and easily guessed. Choose another.' },
  'access.password-unchanged': { status: 422, zh: '新密码和原密码相同，请换一个。', en: 'The new password equals the old one. Choose another.' },
  'access.wrong-password': { status: 422, zh: '原密码不对，请重新输入。', en: 'The present password is wrong. Type it again.' },
  'access.invitation-unusable': { status: 410, zh: '这个链接已经用过、已过期或者不完整。请向系统管理员要一个新的。', en: 'This link was used before, has expired or is incomplete. Ask your administrator for a new one.' },
  'access.login-needed': { status: 422, zh: '请填写账号和姓名。', en: 'Give a login and a name.' },
  'access.already-set-up': { status: 409, zh: '系统已经有账号，不能再创建首位管理员。请由系统管理员新建账号。', en: 'Accounts exist already, so no first administrator can be created. Ask an administrator.' },
  'access.login-taken': { status: 409, zh: '账号“{login}”已经有人使用，请换一个。', en: 'The login “{login}” is taken. Choose another.' },
  'access.unknown-account': { status: 404, zh: '没有找到这个账号，请刷新列表。', en: 'No such account. Reload the list.' },
  'access.account-disabled': { status: 409, zh: '这个账号已经停用。', en: 'This account is disabled.' },
  'access.last-of-role': { status: 409, zh: '这是最后一位“{role}”，不能撤销或停用。请先授予另一个人。', en: 'This is the last “{role}” and cannot be removed. Grant the role to someone else first.' },
  'access.unknown-unit': { status: 404, zh: '没有找到这个单位，请从列表中选择。', en: 'No such unit. Choose one from the list.' },
  'access.unit-closed': { status: 409, zh: '这个单位已经撤销，请选择别的单位。', en: 'This unit is closed. Choose another.' },
  'access.wrong-parent': { status: 422, zh: '“{level}”不能设在“{parent}”下面，请重新选择上级单位。', en: 'A {level} cannot stand below {parent}. Choose another parent.' },
  'access.open-units-below': { status: 409, zh: '下面还有 {count} 个单位没有撤销，请先撤销它们。', en: '{count} units below are still open. Close them first.' },
  'access.closes-before-opening': { status: 422, zh: '撤销日期不能早于设立日期。', en: 'A unit cannot close before it opens.' },
  'access.unit-needed': { status: 422, zh: '请选择“{role}”所在的单位。', en: 'Choose the unit in which “{role}” is held.' },
  'access.unit-not-for-role': { status: 422, zh: '“{role}”不能设在这一级单位，请重新选择。', en: '“{role}” cannot be held in a unit of this level. Choose another.' },
  'access.already-granted': { status: 409, zh: '这个账号在该单位已有这个岗位。', en: 'The account holds this role in this unit already.' },
  'access.ends-in-the-past': { status: 422, zh: '结束时间必须晚于现在。', en: 'The end must lie in the future.' },
  'access.unknown-grant': { status: 404, zh: '没有找到这项授权，可能已经撤销。请刷新列表。', en: 'No such grant; it may have been revoked. Reload the list.' },
} as const

export type AccessRefusal = keyof typeof refusalTexts

export const zh = {
  'role.consumer': '消费者', 'role.intake': '受理员', 'role.officer': '办理人员', 'role.chief': '负责人', 'role.viewer': '上级查看人员',
  'role.administrator': '系统管理员', 'role.security-officer': '安全管理员', 'role.auditor': '审计员', 'role.system': '系统',
  'level.province': '省级市场监管局', 'level.city': '市级市场监管局', 'level.county': '县级市场监管局', 'level.desk': '消费维权科（受理台）',
  'level.office': '市场监管所', 'level.station': '消费维权站', 'level.none': '最高一级', 'outcome.done': '成功', 'outcome.refused': '拒绝',
  'action.access.sign-in': '登录', 'action.access.sign-out': '退出登录', 'action.access.change-password': '修改密码',
  'action.access.set-password': '通过链接设置密码', 'action.access.invite-first-administrator': '生成首位管理员链接',
  'action.access.create-first-administrator': '创建首位管理员', 'action.access.invite-account': '生成设置密码链接',
  'action.access.create-unit': '新建单位', 'action.access.update-unit': '修改单位', 'action.access.create-account': '新建账号',
  'action.access.disable-account': '停用账号', 'action.access.unlock-account': '解锁账号', 'action.access.grant-role': '授予岗位',
  'action.access.revoke-role': '撤销岗位', 'action.access.read-audit': '查看审计记录',
} as const

export const en: Record<keyof typeof zh, string> = {
  'role.consumer': 'consumer', 'role.intake': 'intake', 'role.officer': 'case officer', 'role.chief': 'chief', 'role.viewer': 'supervising viewer',
  'role.administrator': 'system administrator', 'role.security-officer': 'security officer', 'role.auditor': 'auditor', 'role.system': 'system',
  'level.province': 'provincial regulator', 'level.city': 'city regulator', 'level.county': 'county regulator', 'level.desk': 'consumer desk',
  'level.office': 'market supervision office', 'level.station': 'consumer station', 'level.none': 'the top', 'outcome.done': 'done', 'outcome.refused': 'refused',
  'action.access.sign-in': 'signed in', 'action.access.sign-out': 'signed out', 'action.access.change-password': 'changed the password',
  'action.access.set-password': 'set the password by link', 'action.access.invite-first-administrator': 'made the first administrator link',
  'action.access.create-first-administrator': 'created the first administrator', 'action.access.invite-account': 'made a set-password link',
  'action.access.create-unit': 'created a unit', 'action.access.update-unit': 'changed a unit', 'action.access.create-account': 'created an account',
  'action.access.disable-account': 'disabled an account', 'action.access.unlock-account': 'unlocked an account', 'action.access.grant-role': 'granted a role',
  'action.access.revoke-role': 'revoked a role', 'action.access.read-audit': 'read the audit trail',
}
